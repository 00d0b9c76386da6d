"""What AWS charges for asking about the bill. Pure. Source: AWS's pricing of the Cost Explorer API."""

from __future__ import annotations

from decimal import Decimal

from jupyter_glue_panel.wire_costs import BillPrice

PRICE_OF_A_REQUEST = Decimal("0.01")
"""And of a page."""

PRICE_CURRENCY = "USD"

LEAST_REQUESTS = 2
"""One page of the bill, and whether it can be told apart by the tag."""


def price_of(requests: int) -> Decimal:
    """Of so many requests, in ``PRICE_CURRENCY``."""
    return requests * PRICE_OF_A_REQUEST


def least_price() -> BillPrice:
    """What a bill costs at the least."""
    return BillPrice(requests=LEAST_REQUESTS, price=price_of(LEAST_REQUESTS), currency=PRICE_CURRENCY)
