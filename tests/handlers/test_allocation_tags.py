from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from scripted_aws import Refused, ScriptedAws

from jupyter_glue_panel.sandbox.world import World

from .bills import ACTIVE, DENIED, LINKED, ROLE, codes, costs, page, tag_status
from .conftest import Ask


def today() -> date:
    return datetime.now(timezone.utc).date()


def active_since_today() -> dict[str, Any]:
    return tag_status(Status="Active", LastUpdatedDate=f"{today()}T08:00:00Z")


def backfill(status: str, days_ago: int = 0) -> dict[str, Any]:
    requested_on = today() - timedelta(days=days_ago)
    return {
        "BackfillFrom": f"{requested_on.replace(day=1)}T00:00:00Z",
        "RequestedAt": f"{requested_on}T12:00:00Z",
        "BackfillStatus": status,
        "LastUpdatedAt": f"{requested_on}T12:00:00Z",
    }


async def activate(ask: Ask) -> Any:
    return await ask("POST", "costs", "allocation-tags", "billing", "activate", json={"role": ROLE})


async def test_a_linked_account_is_told_who_may_activate(aws_environment: World, ask: Ask) -> None:
    answer = await ask("GET", "costs", tag_key="billing", days="7")

    assert answer.value["total"] != "0"
    assert (answer.value["tag"]["status"], codes(answer)[0]) == ("payer_account_only", "tag_status_unknown")


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
    scripted_aws.tell("ce", "GetCostAndUsage", page())
    scripted_aws.tell("ce", "ListCostAllocationTags", active_since_today())

    answer = await costs(ask, days="7")

    assert answer.value["tag"]["updated_on"] == today().isoformat()
    assert "activated_after_start" in codes(answer)


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
    start = today().replace(day=1)
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
    start = today().replace(day=1)
    scripted_aws.tell("ce", "StartCostAllocationTagBackfill", Refused("BackfillLimitExceededException"))

    answer = await ask("POST", "costs", "backfill", json={"role": ROLE, "start": start.isoformat()})

    assert answer.code == (409, "backfill_once_a_day")


async def test_an_activation_that_aws_will_not_confirm_is_no_refusal(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("ce", "UpdateCostAllocationTagsStatus", {"Errors": []})
    scripted_aws.tell("ce", "ListCostAllocationTags", DENIED)

    answer = await activate(ask)

    assert (answer.status, answer.value["status"]) == (200, "active")
    assert answer.value["error"]["code"] == "access_denied"


async def test_a_tag_that_was_deactivated_elsewhere_is_seen_by_a_refresh(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("ce", "GetCostAndUsage", page())
    scripted_aws.tell("ce", "ListCostAllocationTags", tag_status(Status="Active"), tag_status(Status="Inactive"))
    scripted_aws.tell("ce", "UpdateCostAllocationTagsStatus", {"Errors": []})
    await activate(ask)

    answer = await costs(ask, refresh="true")

    assert answer.value["tag"]["status"] == "inactive"
    assert "tag_key_not_activated" in codes(answer)


async def test_what_was_activated_here_is_remembered_where_aws_would_not_tell(
    scripted_aws: ScriptedAws, ask: Ask
) -> None:
    scripted_aws.tell("ce", "GetCostAndUsage", page())
    scripted_aws.tell("ce", "ListCostAllocationTags", DENIED)
    scripted_aws.tell("ce", "UpdateCostAllocationTagsStatus", {"Errors": []})
    await activate(ask)

    answer = await costs(ask, refresh="true")

    assert answer.value["tag"]["status"] == "active"


@pytest.mark.parametrize(
    ("status", "days_ago", "explanation"),
    [
        ("PROCESSING", 0, "backfill_runs"),
        ("SUCCEEDED", 0, "backfilled"),
        ("FAILED", 0, "activated_after_start"),
        ("SUCCEEDED", 3, "activated_after_start"),
    ],
    ids=["runs", "is over", "failed", "was before the activation"],
)
async def test_a_bill_knows_what_became_of_a_backfill(
    scripted_aws: ScriptedAws, ask: Ask, status: str, days_ago: int, explanation: str
) -> None:
    scripted_aws.tell("ce", "GetCostAndUsage", page())
    scripted_aws.tell("ce", "ListCostAllocationTags", active_since_today())
    older = backfill("SUCCEEDED", 40)
    runs = {"BackfillRequests": [backfill(status, days_ago), older]}
    scripted_aws.tell("ce", "ListCostAllocationTagBackfillHistory", runs)

    answer = await costs(ask, days="7")

    assert explanation in codes(answer)
    assert answer.value["backfill"]["status"] == status.lower()
    assert (answer.value["pages"], answer.value["price"]) == (3, "0.03")


async def test_a_backfill_that_may_not_be_looked_at_hides_no_bill(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("ce", "GetCostAndUsage", page())
    scripted_aws.tell("ce", "ListCostAllocationTags", active_since_today())
    scripted_aws.tell("ce", "ListCostAllocationTagBackfillHistory", DENIED)

    answer = await costs(ask, days="7")

    assert (answer.status, answer.value["backfill"]) == (200, None)
    assert "activated_after_start" in codes(answer)


async def test_a_bill_of_the_time_since_pays_for_no_look_at_backfills(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("ce", "GetCostAndUsage", page())
    scripted_aws.tell("ce", "ListCostAllocationTags", ACTIVE)

    answer = await costs(ask)

    assert (answer.value["pages"], answer.value["price"]) == (2, "0.02")
    assert scripted_aws.asked("ListCostAllocationTagBackfillHistory") == []


async def test_a_backfill_that_was_begun_here_shows_in_the_kept_bill(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("ce", "GetCostAndUsage", page())
    scripted_aws.tell("ce", "ListCostAllocationTags", active_since_today())
    scripted_aws.tell("ce", "ListCostAllocationTagBackfillHistory", {"BackfillRequests": []})
    scripted_aws.tell("ce", "StartCostAllocationTagBackfill", {"BackfillRequest": backfill("PROCESSING")})
    await costs(ask, days="7")
    await ask("POST", "costs", "backfill", json={"role": ROLE, "start": str(today().replace(day=1))})

    kept = await costs(ask, days="7")

    assert kept.value["backfill"]["status"] == "processing"
    assert "backfill_runs" in codes(kept)


async def test_in_the_sandbox_an_activated_tag_is_backfilled_in_half_a_minute(aws_environment: World, ask: Ask) -> None:
    await ask("POST", "costs", "allocation-tags", "group", "activate", json={"role": ROLE})
    month = today().replace(day=1)
    await ask(
        "POST", "costs", "backfill", json={"role": ROLE, "start": str((month - timedelta(days=1)).replace(day=1))}
    )
    aws_environment.clock.advance(60)

    answer = await ask("GET", "costs", role=ROLE, tag_key="group", days="30")

    assert "backfilled" in codes(answer)
