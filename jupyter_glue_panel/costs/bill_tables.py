"""Cost Explorer's answers as a table: periods by tag value. Pure. Source: Cost Explorer GetCostAndUsage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from jupyter_glue_panel.wire_costs import CostPeriod, CostScope, CostShare

from .money import told

METRIC = "UnblendedCost"
SESSION_USAGE = "GlueInteractiveSession"
"""Stands in every usage type of interactive sessions, after a prefix for the Region."""


@dataclass(frozen=True)
class Bill:
    """All of Glue's usage, so that both scopes come from one answer. currency: None where nothing was used."""

    periods: tuple[BillPeriod, ...]
    currency: str | None


@dataclass
class BillPeriod:
    """amounts: by tag value (None: without the tag) and by whether interactive sessions used it."""

    start: date
    end: date
    is_estimated: bool = False
    amounts: defaultdict[tuple[str | None, bool], Decimal] = field(default_factory=lambda: defaultdict(Decimal))


def read_bill(pages: Iterable[Mapping[str, Any]]) -> Bill:
    """The bill that GetCostAndUsage's pages, grouped by a tag and by usage type, make together.

    A period's groups may go on on the next page.
    """
    periods: dict[str, BillPeriod] = {}
    currencies: list[str] = []
    for result in (result for page in pages for result in page.get("ResultsByTime", ())):
        start, end = result["TimePeriod"]["Start"], result["TimePeriod"]["End"]
        period = periods.setdefault(start, BillPeriod(date.fromisoformat(start), date.fromisoformat(end)))
        period.is_estimated |= result.get("Estimated", False)
        for group in result.get("Groups", ()):
            tag, usage_type = group["Keys"]
            metric = group["Metrics"][METRIC]
            # the key reads tag key, $, tag value: nothing behind the $ is usage without the tag
            value = tag.partition("$")[2] or None
            period.amounts[value, SESSION_USAGE in usage_type] += Decimal(metric["Amount"])
            currencies.append(metric["Unit"])
    return Bill(tuple(periods[start] for start in sorted(periods)), currencies[0] if currencies else None)


def periods_of(bill: Bill, scope: CostScope) -> tuple[CostPeriod, ...]:
    """Every period, also those in which nothing was used."""
    return tuple(
        CostPeriod(
            start=period.start,
            end=period.end,
            is_estimated=period.is_estimated,
            shares=_shares((value, amount) for (value, _), amount in _in_scope(period, scope)),
        )
        for period in bill.periods
    )


def shares_of(periods: Iterable[CostPeriod]) -> tuple[CostShare, ...]:
    """The sums over periods."""
    return _shares((share.tag_value, share.amount) for period in periods for share in period.shares)


def _in_scope(period: BillPeriod, scope: CostScope) -> Iterable[tuple[tuple[str | None, bool], Decimal]]:
    return (item for item in period.amounts.items() if scope == "glue" or item[0][1])


def _shares(amounts: Iterable[tuple[str | None, Decimal]]) -> tuple[CostShare, ...]:
    """By tag value, usage without the tag last; what comes to nothing is left out."""
    sums: defaultdict[str | None, Decimal] = defaultdict(Decimal)
    for value, amount in amounts:
        sums[value] += amount
    ordered = sorted(sums, key=lambda value: (value is None, value or ""))
    return tuple(CostShare(tag_value=value, amount=told(sums[value])) for value in ordered if told(sums[value]))
