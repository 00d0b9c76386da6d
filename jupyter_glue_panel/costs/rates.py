"""Which price holds for a session: by Region, worker family and Glue version, from the best source there is. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple, get_args

from jupyter_glue_panel.arns import check_region
from jupyter_glue_panel.errors import InvalidRequest
from jupyter_glue_panel.wire_costs import GlueGeneration, Rate, WorkerFamily


class RateKey(NamedTuple):
    """What a price depends on."""

    region: str
    family: WorkerFamily
    generation: GlueGeneration


Layer = Mapping[RateKey, Rate]
"""The prices of one source."""


class RateBook:
    """Prices from several sources: the first that knows one is believed."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        self._layers = layers

    def find(self, key: RateKey) -> Rate | None:
        """None where no source knows the Region's price."""
        return next((layer[key] for layer in self._layers if key in layer), None)

    def of_region(self, region: str) -> tuple[Rate, ...]:
        """Every price that is known for a Region, by family and version."""
        keys = (
            RateKey(region, family, generation)
            for family in get_args(WorkerFamily)
            for generation in get_args(GlueGeneration)
        )
        return tuple(rate for key in keys if (rate := self.find(key)) is not None)


def generation_of(glue_version: str | None) -> GlueGeneration | None:
    """Which price a Glue version has; None for a version that does not say, such as ``auto``."""
    major = (glue_version or "").partition(".")[0]
    if not (major.isascii() and major.isdigit()):
        return None
    return "from_6" if int(major) >= 6 else "below_6"


def rates_from_settings(settings: Mapping[str, Mapping[str, str]]) -> Layer:
    """An administrator's own prices.

    settings: by Region, then by ``standard``, ``memory_optimized``, ``standard_from_6`` or
    ``memory_optimized_from_6`` the amount as text; ``currency`` beside them, USD if left out. InvalidRequest:
    region_invalid, rate_invalid.
    """
    rates = (
        _rate(_key(region, name), amount=_amount(region, name, text), currency=prices.get("currency", "USD"))
        for region, prices in settings.items()
        for name, text in prices.items()
        if name != "currency"
    )
    return {RateKey(rate.region, rate.worker_family, rate.glue_versions): rate for rate in rates}


def _rate(key: RateKey, amount: Decimal, currency: str) -> Rate:
    return Rate(
        region=key.region,
        worker_family=key.family,
        glue_versions=key.generation,
        amount=amount,
        currency=currency,
        source="settings",
        as_of=None,
        is_derived=False,
    )


def _key(region: str, name: str) -> RateKey:
    families: dict[str, WorkerFamily] = {family: family for family in get_args(WorkerFamily)}
    family = families.get(name.removesuffix("_from_6"))
    if family is None:
        raise InvalidRequest(
            "rate_invalid",
            f"{name!r} is no price that the setting rates for {region} may hold.",
            hint=f"It holds {', '.join(families)}, each also with _from_6, and currency.",
        )
    return RateKey(check_region(region), family, "from_6" if name.endswith("_from_6") else "below_6")


def _amount(region: str, name: str, text: str) -> Decimal:
    try:
        amount = Decimal(str(text))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or amount < 0:
        raise InvalidRequest(
            "rate_invalid",
            f"The setting rates has {text!r} for {name} in {region}, which is not an amount of money.",
            hint="Write it as text, for example '0.44'.",
        )
    return amount
