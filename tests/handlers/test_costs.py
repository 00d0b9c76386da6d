from __future__ import annotations

from datetime import datetime, timedelta, timezone
from decimal import Decimal
from itertools import pairwise

import pytest
from scripted_aws import Refused, ScriptedAws

from jupyter_glue_panel.sandbox.costs.usage import charges
from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B, CREATION_ROLE, TEAM_ROLE, role_arn
from jupyter_glue_panel.sandbox.world import World

from .bills import ACTIVE, DENIED, JOBS, ROLE, SESSIONS, codes, costs, group, page, period
from .conftest import Ask


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
    asked = [count for name, count in aws_environment.requests.counts().items() if name.startswith("ce.")]
    assert answer.value["pages"] == sum(asked) > 6


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


@pytest.mark.parametrize("refused", [Refused("LimitExceededException"), DENIED])
async def test_a_bill_that_fails_on_its_third_page_says_what_was_paid(
    scripted_aws: ScriptedAws, ask: Ask, refused: Refused
) -> None:
    scripted_aws.tell("ce", "GetCostAndUsage", page(more="2"), page(more="3"), refused)

    answer = await costs(ask)

    assert answer.status in (422, 429)
    assert answer.value["hint"].endswith("AWS charges for what it had told by then: 0.02 USD, pages: 2.")


async def test_a_bill_says_whose_it_is_and_who_asked(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("ce", "GetCostAndUsage", page())
    scripted_aws.tell("ce", "ListCostAllocationTags", ACTIVE)

    through_role = await costs(ask)
    oneself = await ask("GET", "costs", tag_key="billing")

    assert (through_role.value["account"], through_role.value["asked_as"]) == (ACCOUNT_B, ROLE)
    assert (oneself.value["account"], oneself.value["asked_as"]) == (ACCOUNT_A, None)


async def test_where_the_role_may_not_the_user_asks_about_the_same_account(scripted_aws: ScriptedAws, ask: Ask) -> None:
    day = period("2026-11-01", "2026-11-02", group("finance", SESSIONS, "1.25"))
    scripted_aws.tell("ce", "GetCostAndUsage", DENIED, page(day, more="2"), page())
    scripted_aws.tell("ce", "ListCostAllocationTags", DENIED, ACTIVE)

    answer = await ask("GET", "costs", role=role_arn(ACCOUNT_A, TEAM_ROLE), tag_key="billing")

    assert (answer.value["total"], answer.value["tag"]["status"]) == ("1.2500", "active")
    assert (answer.value["account"], answer.value["asked_as"]) == (ACCOUNT_A, None)


async def test_the_bill_of_another_account_is_shown_for_nobodys(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("ce", "GetCostAndUsage", DENIED, page())

    answer = await costs(ask)

    assert answer.code == (422, "access_denied")
    assert answer.value["hint"].endswith(f"Without a role, you ask as yourself, about account {ACCOUNT_A}.")
    assert len(scripted_aws.asked("GetCostAndUsage")) == 1
