"""What sessions have cost so far, each and together. Pure. Source: the fields of Glue's GetSession.

Glue bills while a session is active, at least a minute; whether PROVISIONING counts it does not say, so what rests on
that is an upper bound.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from jupyter_glue_panel.wire import Session
from jupyter_glue_panel.wire_costs import CostBasis, Rate, SessionCost
from jupyter_glue_panel.wire_sessions import SessionSum

from .estimates import MINIMUM_SECONDS
from .money import SECONDS_PER_HOUR, cost_of, told
from .rates import RateBook, RateKey, generation_of
from .workers import size_of

LIVING = frozenset({"PROVISIONING", "READY", "STOPPING"})
_PERHAPS_NOT_BILLED = frozenset({"PROVISIONING", "FAILED"})


def session_cost(session: Session, book: RateBook) -> SessionCost | None:
    """The estimate; None where the session's size, its duration or its Region's price is not known."""
    size = session.worker_type, session.number_of_workers, session.max_capacity
    terms = _terms(book, session.region, session.glue_version, *size)
    use = terms and _use(session, terms.units)
    if terms is None or use is None:
        return None
    unit_seconds, basis = use
    rate = terms.rate
    return SessionCost(
        so_far=told(cost_of(max(unit_seconds, terms.least_unit_seconds), rate.amount)),
        per_hour=terms.per_hour,
        currency=rate.currency,
        basis=basis,
        is_upper_bound=terms.may_be_cheaper or (basis != "dpu_seconds" and _may_be_less(session, basis)),
        rate_source=rate.source,
        rate_as_of=rate.as_of,
    )


class _Terms(NamedTuple):
    """What sessions of one kind cost. may_be_cheaper: where the Glue version does not tell the price."""

    units: Decimal
    least_unit_seconds: Decimal
    per_hour: Decimal
    rate: Rate
    may_be_cheaper: bool


@lru_cache(maxsize=1024)
def _terms(
    book: RateBook,
    region: str,
    glue_version: str | None,
    worker_type: str | None,
    number_of_workers: int | None,
    max_capacity: float | None,
) -> _Terms | None:
    """Thousands of sessions are of few kinds. A book never changes."""
    size = size_of(worker_type, number_of_workers, max_capacity)
    generation = generation_of(glue_version)
    if size is None:
        return None
    rate = book.find(RateKey(region, size.family, generation or "below_6"))
    if rate is None:
        return None
    per_hour = told(cost_of(size.units * SECONDS_PER_HOUR, rate.amount))
    return _Terms(size.units, size.units * MINIMUM_SECONDS, per_hour, rate, generation is None)


def _use(session: Session, units: Decimal) -> tuple[Decimal, CostBasis] | None:
    """How many DPU-seconds were used, by the best of what Glue told."""
    if session.dpu_seconds:
        return Decimal(str(session.dpu_seconds)), "dpu_seconds"
    if session.execution_seconds:
        return Decimal(str(session.execution_seconds)) * units, "execution_seconds"
    seconds = _elapsed_seconds(session)
    return None if seconds is None else (Decimal(str(seconds)) * units, "elapsed_seconds")


def _elapsed_seconds(session: Session) -> float | None:
    if session.created_on is None:
        return None
    if session.completed_on is not None:
        return (session.completed_on - session.created_on).total_seconds()
    return session.age_seconds if session.status in LIVING else None


def _may_be_less(session: Session, basis: CostBasis) -> bool:
    return session.auto_scaling or (basis == "elapsed_seconds" and session.status in _PERHAPS_NOT_BILLED)


class _Group(NamedTuple):
    tags_readable: bool
    tag_value: str | None
    currency: str | None

    @property
    def rank(self) -> tuple[bool, bool, str, bool, str]:
        value, currency = self.tag_value, self.currency
        return not self.tags_readable, value is None, value or "", currency is None, currency or ""


def session_sums(sessions: Iterable[Session], tag_key: str | None = None) -> tuple[SessionSum, ...]:
    """Sums by the value of a tag (None: over all); no tag, then unreadable tags, come last."""
    groups: dict[_Group, list[Session]] = {}
    for session in sessions:
        groups.setdefault(_group(session, tag_key), []).append(session)
    return tuple(_sum(group, groups[group]) for group in sorted(groups, key=lambda group: group.rank))


def _group(session: Session, tag_key: str | None) -> _Group:
    currency = session.cost.currency if session.cost else None
    if tag_key is None:
        return _Group(True, None, currency)
    if session.tags is None:
        return _Group(False, None, currency)
    return _Group(True, session.tags.get(tag_key), currency)


def _sum(group: _Group, members: list[Session]) -> SessionSum:
    living = [session for session in members if session.status in LIVING]
    is_known = group.currency is not None
    return SessionSum(
        tag_value=group.tag_value,
        tags_readable=group.tags_readable,
        sessions=len(members),
        living=len(living),
        so_far=sum((each.cost.so_far for each in members if each.cost), Decimal(0)) if is_known else None,
        per_hour=sum((each.cost.per_hour for each in living if each.cost), Decimal(0)) if is_known else None,
        currency=group.currency,
    )
