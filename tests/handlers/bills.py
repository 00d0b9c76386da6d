"""Bills and cost allocation tags, as a scripted Cost Explorer tells them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scripted_aws import Refused

from jupyter_glue_panel.sandbox.names import ACCOUNT_B, CREATION_ROLE, role_arn

from .conftest import Ask

ROLE = role_arn(ACCOUNT_B, CREATION_ROLE)
SESSIONS, JOBS = "USE1-GlueInteractiveSession-DPU-Hour", "USE1-ETL-DPU-Hour"
DENIED = Refused("AccessDeniedException")
LINKED = Refused(
    "AccessDeniedException",
    "Failed to list Cost Allocation Tags: Linked account doesn't have access to cost allocation tags.",
)


def group(value: str, usage_type: str, amount: str) -> dict[str, Any]:
    metrics = {"UnblendedCost": {"Amount": amount, "Unit": "USD"}}
    return {"Keys": [f"billing${value}", usage_type], "Metrics": metrics}


def period(start: str, end: str, *groups: Mapping[str, Any], estimated: bool = False) -> dict[str, Any]:
    return {"TimePeriod": {"Start": start, "End": end}, "Groups": list(groups), "Estimated": estimated}


def page(*periods: Mapping[str, Any], more: str | None = None) -> dict[str, Any]:
    return {"ResultsByTime": list(periods), **({"NextPageToken": more} if more else {})}


def tag_status(**tag: str) -> dict[str, Any]:
    return {"CostAllocationTags": [{"TagKey": "billing", "Type": "UserDefined", **tag}]}


ACTIVE = tag_status(Status="Active", LastUpdatedDate="2020-01-01T00:00:00Z")


async def costs(ask: Ask, **query: str) -> Any:
    return await ask("GET", "costs", role=ROLE, tag_key="billing", **query)


def codes(answer: Any) -> list[str]:
    return [explanation["code"] for explanation in answer.value["explanations"]]
