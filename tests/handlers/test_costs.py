from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from scripted_aws import Refused, ScriptedAws

from jupyter_glue_panel.sandbox.costs.usage import charges
from jupyter_glue_panel.sandbox.names import ACCOUNT_B, CREATION_ROLE, role_arn
from jupyter_glue_panel.sandbox.world import World

from .conftest import Ask

ROLE = role_arn(ACCOUNT_B, CREATION_ROLE)
SESSIONS, JOBS = "USE1-GlueInteractiveSession-DPU-Hour", "USE1-ETL-DPU-Hour"
LINKED = Refused(
    "AccessDeniedException",
    "Failed to list Cost Allocation Tags: Linked account doesn't have access to cost allocation tags.",
)
NOT_ENABLED = Refused("AccessDeniedException", "User not enabled for cost explorer access")


def group(value: str, usage_type: str, amount: str) -> dict[str, Any]:
    metrics = {"UnblendedCost": {"Amount": amount, "Unit": "USD"}}
    return {"Keys": [f"billing${value}", usage_type], "Metrics": metrics}


def period(start: str, end: str, *groups: Mapping[str, Any], estimated: bool = False) -> dict[str, Any]:
    return {"TimePeriod": {"Start": start, "End": end}, "Groups": list(groups), "Estimated": estimated}


def page(*periods: Mapping[str, Any], more: str | None = None) -> dict[str, Any]:
    return {"ResultsByTime": list(periods), **({"NextPageToken": more} if more else {})}


def tag_status(**tag: str) -> dict[str, Any]:
    return {"CostAllocationTags": [{"TagKey": "billing", "Type": "UserDefined", **tag}]}


def not_activated(message: str) -> dict[str, Any]:
    return {"Errors": [{"TagKey": "billing", "Code": "400", "Message": message}]}


ACTIVE = tag_status(Status="Active", LastUpdatedDate="2020-01-01T00:00:00Z")


async def costs(ask: Ask, **query: str) -> Any:
    return await ask("GET", "costs", role=ROLE, tag_key="billing", **query)


def codes(answer: Any) -> list[str]:
    return [explanation["code"] for explanation in answer.value["explanations"]]


async def test_the_bill_is_told_apart_by_the_values_of_a_tag(scripted_aws: ScriptedAws, ask: Ask) -> None:
    first_day = period(
        "2026-11-01",
        "2026-11-02",
        group("finance", SESSIONS, "1.25"),
        group("finance", JOBS, "3.00"),
        group("", SESSIONS, "0.5"),
        group("science", SESSIONS, "0.00001"),
    )
    second_day = period("2026-11-02", "2026-11-03", group("analytics", SESSIONS, "2"), estimated=True)
    scripted_aws.tell("ce", "GetCostAndUsage", page(first_day, second_day))
    scripted_aws.tell("ce", "ListCostAllocationTags", ACTIVE)

    answer = await costs(ask)

    assert [(each["start"], each["is_estimated"]) for each in answer.value["periods"]] == [
        ("2026-11-01", False),
        ("2026-11-02", True),
    ]
    assert answer.value["periods"][0]["shares"] == [
        {"tag_value": "finance", "amount": "4.2500"},
        {"tag_value": None, "amount": "0.5000"},
    ]
    assert answer.value["shares"] == [
        {"tag_value": "analytics", "amount": "2.0000"},
        {"tag_value": "finance", "amount": "4.2500"},
        {"tag_value": None, "amount": "0.5000"},
    ]
    assert (answer.value["total"], answer.value["currency"]) == ("6.7500", "USD")
    assert {"partly_untagged", "estimated"} <= set(codes(answer))


async def test_cost_explorer_is_asked_for_glue_by_tag_and_usage_type(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("ce", "GetCostAndUsage", page())
    scripted_aws.tell("ce", "ListCostAllocationTags", ACTIVE)
    today = datetime.now(timezone.utc).date()

    await costs(ask, days="7")

    (asked,) = scripted_aws.asked("GetCostAndUsage")
    assert asked["TimePeriod"] == {"Start": f"{today - timedelta(days=6)}", "End": f"{today + timedelta(days=1)}"}
    assert (asked["Granularity"], asked["Metrics"]) == ("DAILY", ["UnblendedCost"])
    assert asked["Filter"] == {"Dimensions": {"Key": "SERVICE", "Values": ["AWS Glue"]}}
    assert asked["GroupBy"] == [{"Type": "TAG", "Key": "billing"}, {"Type": "DIMENSION", "Key": "USAGE_TYPE"}]
    assert scripted_aws.asked("ListCostAllocationTags") == [{"TagKeys": ["billing"]}]


async def test_twelve_months_over_several_pages_are_one_bill(scripted_aws: ScriptedAws, ask: Ask) -> None:
    months = [f"{2025 + (10 + month) // 12}-{(10 + month) % 12 + 1:02}-01" for month in range(13)]
    pairs = list(pairwise(months))
    early = [period(start, end, group("finance", SESSIONS, "10")) for start, end in pairs[:7]]
    # the seventh month goes on on the second page
    late = [period(start, end, group("science", SESSIONS, "1")) for start, end in pairs[6:]]
    scripted_aws.tell("ce", "GetCostAndUsage", page(*early, more="2"), page(*late, more="3"), page())
    scripted_aws.tell("ce", "ListCostAllocationTags", ACTIVE)

    answer = await costs(ask, days="365", granularity="monthly")

    asked = scripted_aws.asked("GetCostAndUsage")
    assert [each.get("NextPageToken") for each in asked] == [None, "2", "3"]
    assert [each["start"] for each in answer.value["periods"]] == months[:-1]
    assert [share["amount"] for share in answer.value["periods"][6]["shares"]] == ["10.0000", "1.0000"]
    assert answer.value["total"] == "76.0000"
    assert (answer.value["pages"], answer.value["price"], answer.value["price_currency"]) == (4, "0.04", "USD")


async def test_sessions_alone_need_no_second_bill(scripted_aws: ScriptedAws, ask: Ask) -> None:
    day = period("2026-11-01", "2026-11-02", group("finance", SESSIONS, "1.25"), group("finance", JOBS, "3"))
    scripted_aws.tell("ce", "GetCostAndUsage", page(day))
    scripted_aws.tell("ce", "ListCostAllocationTags", ACTIVE)
    everything = await costs(ask)

    sessions = await costs(ask, scope="sessions")

    assert (everything.value["total"], sessions.value["total"]) == ("4.2500", "1.2500")
    assert len(scripted_aws.asked("GetCostAndUsage")) == 1


async def test_a_year_by_day_is_paged_to_its_end(aws_environment: World, ask: Ask) -> None:
    today = datetime.now(timezone.utc).date()
    days = [today - timedelta(days=number) for number in range(1, 365)]
    used = [charge for day in days for charge in charges(ACCOUNT_B, day) if charge.service == "AWS Glue"]

    answer = await costs(ask, days="365")

    assert len(answer.value["periods"]) == 365
    assert Decimal(answer.value["total"]) == pytest.approx(sum(charge.amount for charge in used), abs=Decimal("0.1"))
    assert answer.value["pages"] == aws_environment.requests.counts()["ce.GetCostAndUsage"] + 1 > 6


async def test_a_linked_account_is_told_who_may_activate(aws_environment: World, ask: Ask) -> None:
    answer = await ask("GET", "costs", tag_key="billing", days="7")

    assert answer.value["total"] != "0"
    assert (answer.value["tag"]["status"], codes(answer)[0]) == ("payer_account_only", "tag_status_unknown")


async def test_a_bill_is_paid_for_once_and_again_only_on_demand(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("ce", "GetCostAndUsage", page())
    scripted_aws.tell("ce", "ListCostAllocationTags", ACTIVE)
    first = await costs(ask)

    kept = await costs(ask)
    fresh = await costs(ask, refresh="true")

    assert kept.value["as_of"] == first.value["as_of"] < fresh.value["as_of"]
    assert len(scripted_aws.asked("GetCostAndUsage")) == 2


async def test_days_without_usage_are_shown_as_such(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("ce", "GetCostAndUsage", page(period("2026-11-01", "2026-11-02")))
    scripted_aws.tell("ce", "ListCostAllocationTags", ACTIVE)

    answer = await costs(ask)

    assert [each["shares"] for each in answer.value["periods"]] == [[]]
    assert (answer.value["total"], answer.value["currency"]) == ("0", None)
    assert "no_costs" in codes(answer)


@pytest.mark.parametrize(
    ("told", "status", "explanation"),
    [
        (ACTIVE, "active", None),
        (tag_status(Status="Inactive"), "inactive", "tag_key_not_activated"),
        ({"CostAllocationTags": []}, "unknown", "tag_key_unknown"),
        (LINKED, "payer_account_only", "tag_status_unknown"),
        (Refused("AccessDeniedException"), "not_permitted", "tag_status_unknown"),
        (Refused("InternalServerException"), "failed", "tag_status_unknown"),
    ],
    ids=["active", "inactive", "never seen", "payer only", "not permitted", "failed"],
)
async def test_an_untagged_bill_explains_itself_by_the_tags_status(
    scripted_aws: ScriptedAws, ask: Ask, told: Any, status: str, explanation: str | None
) -> None:
    scripted_aws.tell("ce", "GetCostAndUsage", page())
    scripted_aws.tell("ce", "ListCostAllocationTags", told)

    answer = await costs(ask)

    about_the_tag = [code for code in codes(answer) if code.startswith("tag_")]
    assert (answer.status, answer.value["tag"]["status"]) == (200, status)
    assert about_the_tag == ([explanation] if explanation else [])


async def test_a_tag_that_was_activated_lately_explains_the_days_before(scripted_aws: ScriptedAws, ask: Ask) -> None:
    today = datetime.now(timezone.utc).date()
    scripted_aws.tell("ce", "GetCostAndUsage", page())
    scripted_aws.tell("ce", "ListCostAllocationTags", tag_status(Status="Active", LastUpdatedDate=f"{today}T08:00:00Z"))

    answer = await costs(ask, days="7")

    assert answer.value["tag"]["updated_on"] == today.isoformat()
    assert "activated_after_start" in codes(answer)


@pytest.mark.parametrize(
    ("refused", "code"),
    [
        (Refused("AccessDeniedException"), (422, "access_denied")),
        (
            Refused("AccessDeniedException", "User not enabled for cost explorer access"),
            (422, "cost_explorer_not_enabled"),
        ),
        (Refused("DataUnavailableException"), (422, "costs_not_ready")),
        (Refused("LimitExceededException"), (429, "aws_throttled")),
    ],
)
async def test_a_bill_that_cannot_be_read_says_why_and_costs_no_second_request(
    scripted_aws: ScriptedAws, ask: Ask, refused: Refused, code: tuple[int, str]
) -> None:
    scripted_aws.tell("ce", "GetCostAndUsage", refused)

    answer = await costs(ask)

    assert answer.code == code
    assert scripted_aws.asked("ListCostAllocationTags") == []


async def test_dates_that_make_no_sense_cost_nothing(scripted_aws: ScriptedAws, ask: Ask) -> None:
    answer = await costs(ask, start="2026-11-10", end="2026-11-01")

    assert answer.code == (400, "date_range_reversed")
    assert scripted_aws.requests == []


async def test_a_partition_without_cost_explorer_says_so(scripted_aws: ScriptedAws, ask: Ask) -> None:
    gov = role_arn(ACCOUNT_B, CREATION_ROLE).replace("arn:aws:", "arn:aws-us-gov:")

    answer = await ask("GET", "costs", role=gov, region="us-gov-west-1", tag_key="billing")

    assert answer.code == (422, "cost_explorer_elsewhere")


async def test_activating_a_tag_is_proven_and_shows_in_the_kept_bill(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("ce", "GetCostAndUsage", page())
    scripted_aws.tell("ce", "ListCostAllocationTags", tag_status(Status="Inactive"), tag_status(Status="Active"))
    scripted_aws.tell("ce", "UpdateCostAllocationTagsStatus", {"Errors": []})
    await costs(ask)

    answer = await ask("POST", "costs", "allocation-tags", "billing", "activate", json={"role": ROLE})
    kept = await costs(ask)

    wanted = {"CostAllocationTagsStatus": [{"TagKey": "billing", "Status": "Active"}]}
    assert scripted_aws.asked("UpdateCostAllocationTagsStatus") == [wanted]
    assert (answer.value["key"], answer.value["status"]) == ("billing", "active")
    assert kept.value["tag"]["status"] == "active"
    assert len(scripted_aws.asked("GetCostAndUsage")) == 1


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (LINKED, "payer_account_only"),
        (Refused("AccessDeniedException"), "access_denied"),
        (
            {"Errors": [{"TagKey": "billing", "Code": "404", "Message": "Tag keys not found: billing"}]},
            "tag_key_unknown",
        ),
        ({"Errors": [{"TagKey": "billing", "Code": "500", "Message": "Try later"}]}, "tag_not_activated"),
    ],
)
async def test_an_activation_that_fails_says_why(scripted_aws: ScriptedAws, ask: Ask, told: Any, code: str) -> None:
    scripted_aws.tell("ce", "UpdateCostAllocationTagsStatus", told)

    answer = await ask("POST", "costs", "allocation-tags", "billing", "activate", json={"role": ROLE})

    assert answer.code == (422, code)


async def test_a_backfill_begins_on_the_first_of_a_month(scripted_aws: ScriptedAws, ask: Ask) -> None:
    start = datetime.now(timezone.utc).date().replace(day=1)
    told = {
        "BackfillFrom": f"{start}T00:00:00Z",
        "RequestedAt": "2026-11-23T12:00:00Z",
        "BackfillStatus": "PROCESSING",
        "LastUpdatedAt": "2026-11-23T12:00:00Z",
    }
    scripted_aws.tell("ce", "StartCostAllocationTagBackfill", {"BackfillRequest": told})

    answer = await ask("POST", "costs", "backfill", json={"role": ROLE, "start": start.isoformat()})

    assert scripted_aws.asked("StartCostAllocationTagBackfill") == [{"BackfillFrom": f"{start}T00:00:00Z"}]
    assert answer.value == {
        "start": start.isoformat(),
        "status": "processing",
        "requested_at": "2026-11-23T12:00:00Z",
        "completed_at": None,
    }


@pytest.mark.parametrize("start", [date(2020, 1, 1), date(2026, 11, 2), date(2999, 1, 1)])
async def test_a_backfill_from_a_day_that_aws_does_not_take_is_refused(
    scripted_aws: ScriptedAws, ask: Ask, start: date
) -> None:
    answer = await ask("POST", "costs", "backfill", json={"role": ROLE, "start": start.isoformat()})

    assert answer.code == (400, "backfill_start_invalid")
    assert scripted_aws.requests == []


async def test_a_second_backfill_on_one_day_is_a_conflict(scripted_aws: ScriptedAws, ask: Ask) -> None:
    start = datetime.now(timezone.utc).date().replace(day=1)
    scripted_aws.tell("ce", "StartCostAllocationTagBackfill", Refused("BackfillLimitExceededException"))

    answer = await ask("POST", "costs", "backfill", json={"role": ROLE, "start": start.isoformat()})

    assert answer.code == (409, "backfill_once_a_day")
