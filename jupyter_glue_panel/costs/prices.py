"""The prices that the panel goes by: the administrator's, AWS's Price List once it was asked, the built-in table."""

from __future__ import annotations

from datetime import datetime, timezone

import msgspec

from jupyter_glue_panel.access import Account, Gate
from jupyter_glue_panel.cache import Cache
from jupyter_glue_panel.errors import PanelError
from jupyter_glue_panel.wire import Failure
from jupyter_glue_panel.wire_costs import Rate, Rates

from .built_in_rates import built_in_rates
from .price_list import OPERATION, SERVICE_CODE, listed_rates
from .rates import Layer, RateBook, RateKey

ENDPOINT_REGION = "us-east-1"
"""The Price List API has an endpoint in three Regions, which tells the prices of all; this is one of them."""

_OTHER_PARTITION = Failure(
    code="price_list_elsewhere",
    message="AWS's Price List can't be asked from this partition.",
    hint="An administrator can set prices: GluePanelApp.rates.",
)
_UNREADABLE = Failure(code="price_list_unreadable", message="AWS's Price List answered in a form of its own.")


class Prices:
    """Knows prices at once, and AWS's own once ``rates`` has asked for a Region's."""

    def __init__(self, gate: Gate, own: Layer, answers: Cache[Rates]) -> None:
        """own: the administrator's · answers: for as long as AWS's are good."""
        self._gate = gate
        self._own = own
        self._answers = answers
        self._listed: dict[RateKey, Rate] = {}
        self._built_in = built_in_rates()
        self._book = self._made_book()

    def book(self) -> RateBook:
        """What is known now, the same book until something else is; asks nobody."""
        return self._book

    def _made_book(self) -> RateBook:
        return RateBook([self._own, self._listed, self._built_in])

    async def rates(self, account: Account, *, refresh: bool) -> Rates:
        """The prices in the account's Region. Without the Price List the table answers, and the reply says why."""
        try:
            return await self._answers.get(account.key, lambda: self._ask(account), refresh=refresh)
        except PanelError as error:
            return self._known(account, Failure.of(error))

    async def _ask(self, account: Account) -> Rates:
        if account.partition != "aws":
            return self._known(account, _OTHER_PARTITION)
        try:
            listed = listed_rates(await self._products(account))
        except msgspec.DecodeError:
            return self._known(account, _UNREADABLE)
        except PanelError as error:
            if error.code != "access_denied":
                raise
            # kept as long as an answer is: who may not ask today need not be refused at every look
            return self._known(account, Failure.of(error))
        told = {RateKey(rate.region, rate.worker_family, rate.glue_versions): rate for rate in listed}
        self._listed = self._listed | told
        self._book = self._made_book()
        return self._known(account, None)

    async def _products(self, account: Account) -> list[str]:
        """As whoever may ask: prices are the same for everybody."""
        try:
            return await _products(account)
        except PanelError as error:
            own = await self._gate.own_beside(account) if error.code == "access_denied" else None
            if own is None:
                raise
        return await _products(own)

    def _known(self, account: Account, error: Failure | None) -> Rates:
        rates = self.book().of_region(account.region)
        return Rates(region=account.region, rates=rates, price_list_error=error, as_of=datetime.now(timezone.utc))


async def _products(account: Account) -> list[str]:
    wanted = {"regionCode": account.region, "operation": OPERATION}
    return await account.aws.pages(
        account.principal,
        ENDPOINT_REGION,
        "pricing",
        "get_products",
        "PriceList",
        {
            "ServiceCode": SERVICE_CODE,
            "Filters": [{"Type": "TERM_MATCH", "Field": field, "Value": value} for field, value in wanted.items()],
        },
    )
