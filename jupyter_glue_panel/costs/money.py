"""Amounts of money: exact while they are computed, rounded once where they are told. Pure."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

SECONDS_PER_HOUR = 3600
_SMALLEST_TOLD = Decimal("0.0001")


def told(amount: Decimal) -> Decimal:
    """The amount to four decimals, so that rows shown add up to the sums shown below them."""
    return amount.quantize(_SMALLEST_TOLD, rounding=ROUND_HALF_UP)


def cost_of(unit_seconds: Decimal, rate_per_hour: Decimal) -> Decimal:
    """What so many DPU-seconds (or M-DPU-seconds) cost, not rounded."""
    return unit_seconds * rate_per_hour / SECONDS_PER_HOUR
