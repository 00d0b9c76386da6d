"""Cost Explorer as boto3 sees it: account B pays, account A is linked."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any, NamedTuple

import boto3
import pytest
from botocore.exceptions import ClientError

from jupyter_glue_panel.sandbox.costs.usage import charges
from jupyter_glue_panel.sandbox.names import ACCOUNT_B
from jupyter_glue_panel.sandbox.world import World

BY_TAG = [{"Type": "TAG", "Key": "billing"}, {"Type": "DIMENSION", "Key": "USAGE_TYPE"}]
GLUE = {"Dimensions": {"Key": "SERVICE", "Values": ["AWS Glue"]}}


class Dates(NamedTuple):
    today: date
    month: date
    year_ago: date


@pytest.fixture
def dates(emulator: World) -> Dates:
    """At noon by the emulator's clock: a test that begins before midnight ends on the same day."""
    now = datetime.fromtimestamp(emulator.clock.now(), timezone.utc)
    noon = now.replace(hour=12, minute=0, second=0)
    emulator.clock.advance((noon - now).total_seconds())
    month = noon.date().replace(day=1)
    return Dates(noon.date(), month, month.replace(year=month.year - 1))


@pytest.fixture
def payer(aws_environment: World) -> Any:
    """Account B's Cost Explorer, with the credentials of the creation role."""
    return boto3.Session(profile_name="production").client("ce")


@pytest.fixture
def linked(aws_environment: World) -> Any:
    return boto3.client("ce")


def bill(ce: Any, start: date, end: date, granularity: str = "DAILY", **more: Any) -> Any:
    period = {"Start": f"{start}", "End": f"{end}"}
    given = {"Metrics": ["UnblendedCost"], "GroupBy": BY_TAG, "Filter": GLUE}
    return ce.get_cost_and_usage(TimePeriod=period, Granularity=granularity, **given | more)


def all_pages(ce: Any, *asked: Any, **more: Any) -> list[Any]:
    pages = [bill(ce, *asked, **more)]
    while "NextPageToken" in pages[-1]:
        pages.append(bill(ce, *asked, **more, NextPageToken=pages[-1]["NextPageToken"]))
    return pages


def sums(pages: list[Any]) -> dict[str, Decimal]:
    """Amounts by the first key of their group."""
    groups = [group for page in pages for result in page["ResultsByTime"] for group in result["Groups"]]
    keys = {group["Keys"][0] for group in groups}
    return {key: sum((amount(group) for group in groups if group["Keys"][0] == key), Decimal(0)) for key in keys}


def amount(group: Any) -> Decimal:
    return Decimal(group["Metrics"]["UnblendedCost"]["Amount"])


def refusal(call: Any, *given: Any, **named: Any) -> tuple[str, str]:
    with pytest.raises(ClientError) as error:
        call(*given, **named)
    return error.value.response["Error"]["Code"], error.value.response["Error"]["Message"]


def test_bills_are_told_apart_by_an_active_tag(payer: Any, dates: Dates) -> None:
    found = sums(all_pages(payer, dates.today - timedelta(days=30), dates.today))

    assert set(found) == {"billing$Data-Platform", "billing$Campaigns", "billing$Sandbox", "billing$"}
    assert min(found.values()) > 0


def test_bills_are_not_told_apart_by_an_inactive_tag(payer: Any, dates: Dates) -> None:
    grouped = [{"Type": "TAG", "Key": "group"}]

    assert set(sums(all_pages(payer, dates.today - timedelta(days=30), dates.today, GroupBy=grouped))) == {"group$"}


def test_a_years_days_take_several_pages_which_make_one_bill(payer: Any, dates: Dates) -> None:
    pages = all_pages(payer, dates.year_ago, dates.today)

    days = [dates.year_ago + timedelta(days=number) for number in range((dates.today - dates.year_ago).days)]
    used = [charge for day in days for charge in charges(ACCOUNT_B, day) if charge.service == "AWS Glue"]
    assert len(pages) > 5
    assert sum(sums(pages).values()) == sum(charge.amount for charge in used)
    assert {result["TimePeriod"]["Start"] for page in pages for result in page["ResultsByTime"]} == {
        f"{day}" for day in days
    }


def test_months_are_cut_where_the_time_asked_for_ends(payer: Any, dates: Dates) -> None:
    (page,) = all_pages(payer, dates.month, dates.today + timedelta(days=1), "MONTHLY")

    (month,) = page["ResultsByTime"]
    assert month["TimePeriod"] == {"Start": f"{dates.month}", "End": f"{dates.today + timedelta(days=1)}"}
    assert month["Estimated"]


def test_nothing_was_used_in_the_gap_of_a_month(payer: Any, dates: Dates) -> None:
    last_month = (dates.month - timedelta(days=1)).replace(day=12)

    (page,) = all_pages(payer, last_month, last_month + timedelta(days=3))

    assert [result["Groups"] for result in page["ResultsByTime"]] == [[], [], []]


def test_todays_bill_is_not_written_yet(payer: Any, dates: Dates) -> None:
    (page,) = all_pages(payer, dates.today, dates.today + timedelta(days=1))

    assert [result["Groups"] for result in page["ResultsByTime"]] == [[]]


def test_without_a_filter_other_services_are_on_the_bill_too(payer: Any, dates: Dates) -> None:
    day = dates.month - timedelta(days=1)
    period = {"Start": f"{day}", "End": f"{dates.month}"}
    by_service = [{"Type": "DIMENSION", "Key": "SERVICE"}]

    answer = payer.get_cost_and_usage(
        TimePeriod=period, Granularity="DAILY", Metrics=["UnblendedCost"], GroupBy=by_service
    )

    keys = [group["Keys"] for group in answer["ResultsByTime"][0]["Groups"]]
    assert keys == [["AWS Glue"], ["Amazon Simple Storage Service"]]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (0, 0, "Start date (and hour) should be before"),
        (0, 62, "end date past the beginning of next month"),
        (-500, 0, "beyond 14 months"),
    ],
)
def test_dates_that_aws_does_not_take_are_refused(payer: Any, dates: Dates, start: int, end: int, words: str) -> None:
    code, message = refusal(bill, payer, *(dates.today + timedelta(days=days) for days in (start, end)))

    assert code == "ValidationException"
    assert words in message


def test_one_key_is_active_and_others_wait(payer: Any) -> None:
    tags = payer.list_cost_allocation_tags()["CostAllocationTags"]

    assert [(tag["TagKey"], tag["Status"]) for tag in tags] == [
        ("billing", "Active"),
        ("group", "Inactive"),
        ("stage", "Inactive"),
    ]


def test_an_activated_tag_tells_the_past_apart_after_a_backfill(payer: Any, dates: Dates, emulator: World) -> None:
    month_ago = (dates.month - timedelta(days=1)).replace(day=1)
    payer.update_cost_allocation_tags_status(CostAllocationTagsStatus=[{"TagKey": "group", "Status": "Active"}])
    grouped = [{"Type": "TAG", "Key": "group"}]
    before = sums(all_pages(payer, month_ago, dates.today, GroupBy=grouped))
    started = payer.start_cost_allocation_tag_backfill(BackfillFrom=f"{month_ago}T00:00:00Z")["BackfillRequest"]
    emulator.clock.advance(60)

    after = sums(all_pages(payer, month_ago, dates.today, GroupBy=grouped))

    (history,) = payer.list_cost_allocation_tag_backfill_history()["BackfillRequests"]
    assert set(before) == {"group$"}
    assert set(after) == {"group$analytics", "group$marketing", "group$research", "group$"}
    assert (started["BackfillStatus"], history["BackfillStatus"]) == ("PROCESSING", "SUCCEEDED")


def test_a_key_that_billing_never_saw_is_not_activated(payer: Any) -> None:
    wanted = [{"TagKey": "team", "Status": "Active"}]

    (error,) = payer.update_cost_allocation_tags_status(CostAllocationTagsStatus=wanted)["Errors"]

    assert (error["TagKey"], error["Message"]) == ("team", "Tag keys not found: team")


def test_a_second_backfill_within_a_day_is_refused(payer: Any, dates: Dates, emulator: World) -> None:
    start = f"{dates.month}T00:00:00Z"
    payer.start_cost_allocation_tag_backfill(BackfillFrom=start)
    emulator.clock.advance(3000)

    code, _ = refusal(payer.start_cost_allocation_tag_backfill, BackfillFrom=start)

    assert code == "BackfillLimitExceededException"


def test_a_linked_account_reads_its_own_bill(linked: Any, dates: Dates) -> None:
    day = dates.month - timedelta(days=1)

    assert sums([bill(linked, day, dates.month)]).keys() == {"billing$Data-Platform", "billing$"}


def test_a_linked_account_may_not_touch_the_tags(linked: Any, dates: Dates) -> None:
    wanted = [{"TagKey": "billing", "Status": "Active"}]

    told = [
        refusal(linked.list_cost_allocation_tags),
        refusal(linked.update_cost_allocation_tags_status, CostAllocationTagsStatus=wanted),
        refusal(linked.start_cost_allocation_tag_backfill, BackfillFrom=f"{dates.month}T00:00:00Z"),
    ]

    assert {code for code, _ in told} == {"AccessDeniedException"}
    assert all("Linked account doesn't have access to cost allocation tags" in message for _, message in told)


def test_tags_are_as_at_the_start_after_a_restore(payer: Any, emulator: World) -> None:
    wanted = [{"TagKey": "group", "Status": "Active"}]
    payer.update_cost_allocation_tags_status(CostAllocationTagsStatus=wanted)
    emulator.restore(emulator.settings)

    tags = emulator.client("ce", ACCOUNT_B).list_cost_allocation_tags(Status="Active")["CostAllocationTags"]

    assert [tag["TagKey"] for tag in tags] == ["billing"]
