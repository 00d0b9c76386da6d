"""The bill by tag. AWS charges for every page of it, so it is asked for only when a person wants it, and then kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from jupyter_glue_panel.access import Account
from jupyter_glue_panel.cache import Cache
from jupyter_glue_panel.errors import PanelError
from jupyter_glue_panel.wire import Failure
from jupyter_glue_panel.wire_costs import AllocationTag, Backfill, Costs

from .allocation_tags import AllocationTags
from .bill_queries import BillQuery
from .bill_tables import METRIC, Bill, periods_of, read_bill, shares_of
from .cost_explorer import CostExplorer
from .explanations import explanations, is_active_since_start
from .request_prices import PRICE_CURRENCY, price_of

SERVICE = "AWS Glue"


@dataclass(frozen=True)
class Statement:
    """A bill as AWS told it. asked_as: who saw it · backfill: None too where it explains nothing · backfill_error: why
    AWS would not tell of one · requests: how many that took, those about the tag among them.
    """

    bill: Bill
    asked_as: Account
    tag: AllocationTag
    backfill: Backfill | None
    backfill_error: Failure | None
    requests: int
    as_of: datetime


class Bills:
    """Reads bills by tag."""

    def __init__(
        self, explorer: CostExplorer, tags: AllocationTags, statements: Cache[Statement], now: Callable[[], datetime]
    ) -> None:
        """statements: AWS makes new ones a few times a day · now: aware UTC."""
        self._explorer = explorer
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
        tag = self._tags.tag_now(account, statement.tag, statement.as_of)
        backfill = self._tags.backfill_now(account, statement.backfill, statement.as_of)
        past = backfill or statement.backfill_error
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
            account=statement.asked_as.id,
            asked_as=statement.asked_as.role,
            tag=tag,
            backfill=backfill,
            explanations=tuple(explanations(query, tag, past, periods, self._now().date())),
            pages=statement.requests,
            price=price_of(statement.requests),
            price_currency=PRICE_CURRENCY,
            as_of=statement.as_of,
        )

    async def _ask(self, account: Account, query: BillQuery) -> Statement:
        asked_as, pages = await self._pages(account, query)
        tag = await self._tags.status(account, query.tag_key)
        requests, past = len(pages) + 1, None
        if is_active_since_start(query, tag):
            requests, past = requests + 1, await self._tags.last_backfill(account)
        backfill, error = (None, past) if isinstance(past, Failure) else (past, None)
        return Statement(read_bill(pages), asked_as, tag, backfill, error, requests, self._now())

    async def _pages(self, account: Account, query: BillQuery) -> tuple[Account, list[Mapping[str, Any]]]:
        """All pages of GetCostAndUsage, and who saw them. botocore has no paginator for it."""
        asked = {
            "TimePeriod": {"Start": query.start.isoformat(), "End": query.end.isoformat()},
            "Granularity": query.granularity.upper(),
            "Metrics": [METRIC],
            "Filter": {"Dimensions": {"Key": "SERVICE", "Values": [SERVICE]}},
            "GroupBy": [{"Type": "TAG", "Key": query.tag_key}, {"Type": "DIMENSION", "Key": "USAGE_TYPE"}],
        }
        told = await self._explorer.ask(account, "get_cost_and_usage", asked)
        pages = [told.answer]
        while token := pages[-1].get("NextPageToken"):
            try:
                told = await self._explorer.ask(told.account, "get_cost_and_usage", {**asked, "NextPageToken": token})
            except PanelError as error:
                error.hint = f"{error.hint} {_paid(len(pages))}".strip()
                raise
            pages.append(told.answer)
        return told.account, pages


def _paid(requests: int) -> str:
    return f"AWS charges for what it had told by then: {price_of(requests)} {PRICE_CURRENCY}, pages: {requests}."
