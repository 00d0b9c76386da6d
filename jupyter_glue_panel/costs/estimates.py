"""What a session with given settings would cost, told before anything starts. Pure.

Source: AWS Glue's pricing of interactive sessions: per second while active, at least a minute.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jupyter_glue_panel.arns import check_region
from jupyter_glue_panel.errors import InvalidRequest
from jupyter_glue_panel.wire import Caution, Selection
from jupyter_glue_panel.wire_costs import Estimate, Rate

from .money import SECONDS_PER_HOUR, cost_of, told
from .rates import RateBook, RateKey, generation_of
from .request_prices import least_price
from .workers import DEFAULT_NUMBER_OF_WORKERS, DEFAULT_WORKER_TYPE, Size, requested_size

DEFAULT_IDLE_TIMEOUT_MINUTES = 2880
DEFAULT_GLUE_VERSION = "4.0"
"""The kernel's own defaults and Glue's, for what a selection leaves open."""

MINIMUM_SECONDS = 60
_SECONDS_PER_MINUTE = 60


def estimate(selection: Selection, region: str | None, book: RateBook) -> Estimate:
    """What the selection would cost in ``region``, None where nobody chose one yet.

    InvalidRequest: region_invalid, worker_type_unknown, number_of_workers_invalid, idle_timeout_invalid,
    timeout_invalid.
    """
    size = _size(selection)
    minutes = forgotten_minutes(selection.idle_timeout_minutes, selection.timeout_minutes)
    generation = generation_of(selection.glue_version or DEFAULT_GLUE_VERSION)
    rate = book.find(RateKey(check_region(region), size.family, generation or "below_6")) if region else None
    return Estimate(
        region=region,
        worker_family=size.family,
        units=float(size.units),
        per_hour=_amount(size, SECONDS_PER_HOUR, rate),
        if_forgotten=_amount(size, minutes * _SECONDS_PER_MINUTE, rate),
        minimum=_amount(size, MINIMUM_SECONDS, rate),
        currency=rate.currency if rate else None,
        forgotten_minutes=minutes,
        rate=rate,
        is_upper_bound=generation is None,
        assumptions=tuple(_assumptions(selection, region, rate)),
        bill=least_price(),
    )


def forgotten_minutes(idle_timeout_minutes: int | None, timeout_minutes: int | None) -> int:
    """How long an abandoned session runs: to its idle time-out, or to its time-out if that comes first."""
    idle = DEFAULT_IDLE_TIMEOUT_MINUTES if idle_timeout_minutes is None else idle_timeout_minutes
    if idle < 1:
        raise InvalidRequest("idle_timeout_invalid", f"An idle time-out of {idle} minutes is less than Glue takes: 1.")
    if timeout_minutes is None:
        return idle
    if timeout_minutes < 1:
        raise InvalidRequest("timeout_invalid", f"A time-out of {timeout_minutes} minutes is less than Glue takes: 1.")
    return min(idle, timeout_minutes)


def _size(selection: Selection) -> Size:
    workers = selection.number_of_workers
    return requested_size(
        selection.worker_type or DEFAULT_WORKER_TYPE, DEFAULT_NUMBER_OF_WORKERS if workers is None else workers
    )


def _amount(size: Size, seconds: int, rate: Rate | None) -> Decimal | None:
    return None if rate is None else told(cost_of(size.units * seconds, rate.amount))


def _assumptions(selection: Selection, region: str | None, rate: Rate | None) -> Iterator[Caution]:
    if selection.worker_type is None:
        yield Caution(code="worker_type_default", message=f"Workers are {DEFAULT_WORKER_TYPE}, Glue's default.")
    if selection.number_of_workers is None:
        yield Caution(
            code="number_of_workers_default", message=f"There are {DEFAULT_NUMBER_OF_WORKERS} workers, Glue's default."
        )
    if selection.idle_timeout_minutes is None:
        yield Caution(
            code="idle_timeout_default",
            message=f"The idle time-out is {DEFAULT_IDLE_TIMEOUT_MINUTES} minutes, Glue's default: two days.",
        )
    if selection.glue_version is None:
        yield Caution(
            code="glue_version_default", message=f"Glue is {DEFAULT_GLUE_VERSION}, the default of the kernel."
        )
    elif generation_of(selection.glue_version) is None:
        yield Caution(
            code="glue_version_unknown",
            message=f"What Glue {selection.glue_version[:64]} will be is not known: the higher price is taken.",
        )
    yield from _doubts_about_rate(region, rate)


def _doubts_about_rate(region: str | None, rate: Rate | None) -> Iterator[Caution]:
    if region is None:
        yield Caution(code="region_not_chosen", message="The price depends on the Region, and none is chosen yet.")
    elif rate is None:
        yield Caution(
            code="region_not_priced",
            message=f"No price is known for {region}. An administrator can set one: GluePanelApp.rates.",
        )
    elif rate.is_derived:
        yield Caution(
            code="rate_derived", message=f"This price is not listed for {region}; it follows the usual proportions."
        )
