"""What AWS's Price List says about interactive sessions. Pure. Source: the Price List API's GetProducts, format aws_v1.

Usage types look like ``EU-GlueInteractiveSession-MemOptimized-DPU-Hour``: their prefix is not the Region's code, and
``Gen2`` at their end means Glue 6.0 and later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal

import msgspec

from jupyter_glue_panel.wire_costs import Rate

OPERATION = "GlueInteractiveSession"
SERVICE_CODE = "AWSGlue"


class _Attributes(msgspec.Struct, rename="camel"):
    region_code: str
    usagetype: str
    operation: str


class _Product(msgspec.Struct):
    attributes: _Attributes


class _Dimension(msgspec.Struct, rename="camel"):
    price_per_unit: dict[str, Decimal]


class _Term(msgspec.Struct, rename="camel"):
    price_dimensions: dict[str, _Dimension]


class _Terms(msgspec.Struct, rename="pascal"):
    on_demand: dict[str, _Term]


class _Item(msgspec.Struct, rename="camel"):
    product: _Product
    terms: _Terms
    publication_date: datetime


def listed_rates(items: Iterable[str]) -> tuple[Rate, ...]:
    """The session prices among GetProducts' items, JSON texts; msgspec.DecodeError where one is no such item."""
    decoder = msgspec.json.Decoder(_Item)
    return tuple(rate for text in items for rate in _rates(decoder.decode(text)))


def _rates(item: _Item) -> Iterator[Rate]:
    attributes = item.product.attributes
    if attributes.operation != OPERATION or "DPU-Hour" not in attributes.usagetype:
        return
    for term in item.terms.on_demand.values():
        for dimension in term.price_dimensions.values():
            for currency, amount in dimension.price_per_unit.items():
                yield Rate(
                    region=attributes.region_code,
                    worker_family="memory_optimized" if "MemOptimized" in attributes.usagetype else "standard",
                    glue_versions="from_6" if "Gen2" in attributes.usagetype else "below_6",
                    amount=amount.normalize(),
                    currency=currency,
                    source="price_list",
                    as_of=item.publication_date.date(),
                    is_derived=False,
                )
