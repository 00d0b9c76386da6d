"""``costs``: prices, estimates, the bill, and the tags that it can be told apart by."""

from __future__ import annotations

from datetime import datetime, timezone

from jupyter_server.auth.decorator import authorized
from tornado import web

from jupyter_glue_panel.access import Gate
from jupyter_glue_panel.aws import Aws
from jupyter_glue_panel.costs.allocation_tags import AllocationTags
from jupyter_glue_panel.costs.bill_queries import Asked, bill_query
from jupyter_glue_panel.costs.bills import Bills
from jupyter_glue_panel.costs.estimates import estimate
from jupyter_glue_panel.costs.prices import Prices
from jupyter_glue_panel.wire import Selection
from jupyter_glue_panel.wire_costs import BackfillBody, PayerBody

from .account import AccountHandler
from .base import GlueHandler, authorized_to_read, authorized_to_spend


class RatesHandler(AccountHandler):
    """``GET costs/rates?role=&region=&refresh=``."""

    def initialize(self, gate: Gate, prices: Prices) -> None:
        self._gate = gate
        self._prices = prices

    @web.authenticated
    @authorized
    async def get(self) -> None:
        self.reply(await self._prices.rates(await self.account(), refresh=self.flag("refresh")))


class EstimateHandler(GlueHandler):
    """``POST costs/estimate``. Asks AWS nothing."""

    def initialize(self, aws: Aws, prices: Prices) -> None:
        self._aws = aws
        self._prices = prices

    @web.authenticated
    @authorized_to_read
    async def post(self) -> None:
        selection = self.body(Selection)
        region = selection.region or (await self._aws.configured(selection.profile)).region
        self.reply(estimate(selection, region, self._prices.book()))


class CostsHandler(AccountHandler):
    """``GET costs?role=&tag_key=&scope=&granularity=&days=&start=&end=&refresh=``. AWS charges for it."""

    def initialize(self, gate: Gate, bills: Bills) -> None:
        self._gate = gate
        self._bills = bills

    @web.authenticated
    @authorized_to_spend
    async def get(self) -> None:
        asked = Asked(
            tag_key=self.get_query_argument("tag_key", None),
            scope=self.get_query_argument("scope", None),
            granularity=self.get_query_argument("granularity", None),
            days=self.get_query_argument("days", None),
            start=self.get_query_argument("start", None),
            end=self.get_query_argument("end", None),
        )
        query = bill_query(asked, datetime.now(timezone.utc).date())
        self.reply(await self._bills.costs(await self.account(), query, refresh=self.flag("refresh")))


class AllocationTagHandler(GlueHandler):
    """``POST costs/allocation-tags/{key}/activate``."""

    def initialize(self, gate: Gate, tags: AllocationTags) -> None:
        self._gate = gate
        self._tags = tags

    @web.authenticated
    @authorized
    async def post(self, key: str) -> None:
        request = self.body(PayerBody)
        self.reply(await self._tags.activate(await self.enter(self._gate, request.role, request.region), key))


class BackfillHandler(GlueHandler):
    """``POST costs/backfill``."""

    def initialize(self, gate: Gate, tags: AllocationTags) -> None:
        self._gate = gate
        self._tags = tags

    @web.authenticated
    @authorized
    async def post(self) -> None:
        request = self.body(BackfillBody)
        account = await self.enter(self._gate, request.role, request.region)
        self.reply(await self._tags.backfill(account, request.start, datetime.now(timezone.utc).date()))
