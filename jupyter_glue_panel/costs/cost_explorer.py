"""Where Cost Explorer is, and what it charges."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from jupyter_glue_panel.access import Account
from jupyter_glue_panel.errors import Unprocessable

PRICE_OF_A_PAGE = Decimal("0.01")
"""Source: AWS's pricing of the Cost Explorer API, per request and page."""

PRICE_CURRENCY = "USD"
_REGIONS = {"aws": "us-east-1", "aws-cn": "cn-northwest-1"}


async def ask_cost_explorer(account: Account, operation: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """One call's answer. Unprocessable (cost_explorer_elsewhere) for a partition that has no Cost Explorer."""
    if account.partition not in _REGIONS:
        raise Unprocessable(
            "cost_explorer_elsewhere",
            f"Cost Explorer does not know the partition {account.partition}.",
            hint="Its bills stand in an account of the partition aws.",
        )
    return await account.aws.call(account.principal, _REGIONS[account.partition], "ce", operation, parameters)
