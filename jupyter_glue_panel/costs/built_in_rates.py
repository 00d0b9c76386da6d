"""List prices of interactive sessions, as they stood on a day: what is used where nobody told better ones. Pure.

Sources: AWS Glue's pricing page for us-east-1; AWS's price list for the DPU-hours of the other Regions. What a Region
does not list is scaled from its DPU-hour in the proportions of us-east-1, and marked as derived. Regions that were
not in the price list are left out: no rate is better than a wrong one.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jupyter_glue_panel.wire_costs import GlueGeneration, Rate, WorkerFamily

from .rates import Layer, RateKey

AS_OF = date(2026, 11, 23)
CURRENCY = "USD"

_USUAL = Decimal("0.44")
_UNUSUAL = {
    "af-south-1": Decimal("0.524"),
    "eu-south-1": Decimal("0.52"),
    "me-south-1": Decimal("0.59"),
    "sa-east-1": Decimal("0.69"),
}
_USUAL_REGIONS = [
    "ap-east-1",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ca-central-1",
    "eu-central-1",
    "eu-north-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "us-east-1",
    "us-east-2",
    "us-gov-east-1",
    "us-gov-west-1",
    "us-west-1",
    "us-west-2",
]
_NORTH_VIRGINIA: dict[tuple[WorkerFamily, GlueGeneration], Decimal] = {
    ("standard", "below_6"): _USUAL,
    ("standard", "from_6"): Decimal("0.308"),
    ("memory_optimized", "below_6"): Decimal("0.52"),
    ("memory_optimized", "from_6"): Decimal("0.364"),
}
_DIGITS = Decimal("0.0001")


def built_in_rates() -> Layer:
    """Every rate of the table."""
    hours = dict.fromkeys(_USUAL_REGIONS, _USUAL) | _UNUSUAL
    return {
        RateKey(region, family, generation): Rate(
            region=region,
            worker_family=family,
            glue_versions=generation,
            amount=(hour * example / _USUAL).quantize(_DIGITS).normalize(),
            currency=CURRENCY,
            source="built_in",
            as_of=AS_OF,
            is_derived=region != "us-east-1" and (family, generation) != ("standard", "below_6"),
        )
        for region, hour in hours.items()
        for (family, generation), example in _NORTH_VIRGINIA.items()
    }
