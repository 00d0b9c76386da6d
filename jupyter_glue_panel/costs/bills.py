"""The bill by tag. AWS charges for every page of it, so it is asked for only when a person wants it, and then kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from jupyter_glue_panel.access import Account
from jupyter_glue_panel.cache import Cache
from jupyter_glue_panel.wire_costs import AllocationTag, Costs

from .allocation_tags import AllocationTags
from .bill_queries import BillQuery
from .bill_tables import METRIC, Bill, periods_of, read_bill, shares_of
from .cost_explorer import PRICE_CURRENCY, PRICE_OF_A_PAGE, ask_cost_explorer
from .explanations import explanations

SERVICE = "AWS Glue"


@dataclass(frozen=True)
class Statement:
    """A bill as AWS told it. pages: how many of its answers that took, the one about the tag among them."""

    bill: Bill
    tag: AllocationTag
    pages: int
    as_of: datetime


class Bills:
    """Reads bills by tag."""

    def __init__(self, tags: AllocationTags, statements: Cache[Statement], now: Callable[[], datetime]) -> None:
        """statements: AWS makes new ones a few times a day · now: aware UTC."""
        self._tags = tags
        self._statements = statements
        self._now = now

    async def costs(self, account: Account, query: BillQuery, *, refresh: bool) -> Costs:
        """The bill of the account, all pages. refresh: pay for a new one though one is kept.

        Unprocessable: access_denied, cost_explorer_not_enabled, cost_explorer_elsewhere, costs_not_ready,
        costs_expired.
        """
        key = (account.principal, account.id, query.tag_key, query.granularity, query.start, query.end)
        statement = await self._statements.get(key, lambda: self._ask(account, query), refresh=refresh)
        tag = self._tags.changed(account, query.tag_key) or statement.tag
        periods = periods_of(statement.bill, query.scope)
        shares = shares_of(periods)
        return Costs(
            tag_key=query.tag_key,
            scope=query.scope,
            granularity=query.granularity,
            start=query.start,
            end=query.end,
            periods=periods,
            shares=shares,
            total=sum((share.amount for share in shares), Decimal(0)),
            currency=statement.bill.currency,
            tag=tag,
            explanations=tuple(explanations(query, tag, periods, self._now().date())),
            pages=statement.pages,
            price=statement.pages * PRICE_OF_A_PAGE,
            price_currency=PRICE_CURRENCY,
            as_of=statement.as_of,
        )

    async def _ask(self, account: Account, query: BillQuery) -> Statement:
        pages = await _pages(account, query)
        tag = await self._tags.status(account, query.tag_key)
        return Statement(read_bill(pages), tag, len(pages) + 1, self._now())


async def _pages(account: Account, query: BillQuery) -> list[Mapping[str, Any]]:
    """All pages of GetCostAndUsage. botocore has no paginator for it."""
    asked = {
        "TimePeriod": {"Start": query.start.isoformat(), "End": query.end.isoformat()},
        "Granularity": query.granularity.upper(),
        "Metrics": [METRIC],
        "Filter": {"Dimensions": {"Key": "SERVICE", "Values": [SERVICE]}},
        "GroupBy": [{"Type": "TAG", "Key": query.tag_key}, {"Type": "DIMENSION", "Key": "USAGE_TYPE"}],
    }
    pages: list[Mapping[str, Any]] = [await ask_cost_explorer(account, "get_cost_and_usage", asked)]
    while token := pages[-1].get("NextPageToken"):
        pages.append(await ask_cost_explorer(account, "get_cost_and_usage", {**asked, "NextPageToken": token}))
    return pages
