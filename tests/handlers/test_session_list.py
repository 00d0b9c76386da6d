from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from scripted_aws import ScriptedAws

from jupyter_glue_panel.sandbox.world import World

from .conftest import Ask
from .glue_sessions import NOON, ROLE, described, ids, start


async def test_sessions_come_with_tags_owner_and_cost(aws_environment: World, ask: Ask) -> None:
    start(aws_environment, "analytics-1", Tags={"group": "analytics", "owner": "AROA4711:ann"})

    answer = await ask("GET", "sessions", role=ROLE)

    (session,) = answer.value["sessions"]
    assert answer.value["errors"] == []
    assert (session["id"], session["status"], session["access_role"]) == ("analytics-1", "READY", ROLE)
    assert session["tags"] == {"group": "analytics", "owner": "AROA4711:ann"}
    assert session["owner"] == "AROA4711:ann"
    assert (session["cost"]["per_hour"], session["cost"]["currency"]) == ("2.2000", "USD")


async def test_living_sessions_come_first_then_the_newest(scripted_aws: ScriptedAws, ask: Ask) -> None:
    hour = timedelta(hours=1)
    listed = [
        described("ended", Status="STOPPED", CreatedOn=NOON),
        described("old", CreatedOn=NOON - 2 * hour),
        described("new", CreatedOn=NOON - hour),
    ]
    scripted_aws.tell("glue", "ListSessions", {"Ids": [], "Sessions": listed})
    scripted_aws.tell("glue", "GetTags", {"Tags": {}})

    answer = await ask("GET", "sessions", role=ROLE)

    assert ids(answer) == ["new", "old", "ended"]


async def test_sessions_are_listed_to_the_last_page(scripted_aws: ScriptedAws, ask: Ask) -> None:
    pages = [
        {"Ids": [], "Sessions": [described(f"s-{page}-{row}") for row in range(40)], "NextToken": f"after-{page}"}
        for page in range(3)
    ]
    scripted_aws.tell("glue", "ListSessions", *pages, {"Ids": [], "Sessions": [described("last")]})
    scripted_aws.tell("glue", "GetTags", {"Tags": {}})

    answer = await ask("GET", "sessions", role=ROLE)

    asked = scripted_aws.asked("ListSessions")
    assert len(ids(answer)) == 121
    assert [each.get("NextToken") for each in asked] == [None, "after-0", "after-1", "after-2"]
    assert {each["MaxResults"] for each in asked} == {1000}


async def test_aws_does_the_filtering_by_tag(aws_environment: World, ask: Ask) -> None:
    start(aws_environment, "analytics-1", Tags={"group": "analytics", "billing": "one"})
    start(aws_environment, "analytics-2", Tags={"group": "analytics", "billing": "two"})
    start(aws_environment, "science-1", Tags={"group": "science", "billing": "one"})

    answer = await ask("GET", "sessions", role=ROLE, tag=["group=analytics", "billing=one"])

    assert ids(answer) == ["analytics-1"]


async def test_a_tags_value_may_hold_an_equals_sign(aws_environment: World, ask: Ask) -> None:
    start(aws_environment, "odd", Tags={"group": "a=b"})

    answer = await ask("GET", "sessions", role=ROLE, tag="group=a=b")

    assert ids(answer) == ["odd"]


@pytest.mark.parametrize("tag", ["group", "group=", "=analytics", "", "k" * 129 + "=v", "k=" + "v" * 257])
async def test_a_tag_filter_without_key_or_value_is_refused(aws_environment: World, ask: Ask, tag: str) -> None:
    answer = await ask("GET", "sessions", role=ROLE, tag=tag)

    assert answer.code == (400, "tag_filter_invalid")
    assert not aws_environment.requests.counts()


async def test_two_values_of_one_tag_are_refused(aws_environment: World, ask: Ask) -> None:
    answer = await ask("GET", "sessions", role=ROLE, tag=["group=a", "group=b"])

    assert answer.code == (400, "tag_filter_repeated")


async def test_sessions_group_by_a_tags_value_with_their_sums(aws_environment: World, ask: Ask) -> None:
    start(aws_environment, "analytics-1", Tags={"group": "analytics"})
    start(aws_environment, "analytics-2", Tags={"group": "analytics"})
    start(aws_environment, "untagged")

    answer = await ask("GET", "sessions", role=ROLE, group_by="group")

    groups = answer.value["groups"]
    assert [(group["tag_value"], group["sessions"], group["per_hour"]) for group in groups] == [
        ("analytics", 2, "4.4000"),
        (None, 1, "2.2000"),
    ]
    assert [total["per_hour"] for total in answer.value["totals"]] == ["6.6000"]


async def test_age_and_cost_go_by_awss_clock_not_by_this_machines(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.clock = datetime.now(timezone.utc) + timedelta(minutes=3)
    created_on = scripted_aws.clock.replace(microsecond=0) - timedelta(hours=2)
    scripted_aws.tell("glue", "ListSessions", {"Sessions": [described("s-1", CreatedOn=created_on)]})
    scripted_aws.tell("glue", "GetTags", {"Tags": {}})

    answer = await ask("GET", "sessions", role=ROLE)

    (session,) = answer.value["sessions"]
    assert (session["age_seconds"], session["cost"]["so_far"]) == (7200.0, "4.4000")


async def test_no_session_is_younger_than_nothing(scripted_aws: ScriptedAws, ask: Ask) -> None:
    created_on = scripted_aws.clock + timedelta(minutes=10)
    scripted_aws.tell("glue", "ListSessions", {"Sessions": [described("s-1", CreatedOn=created_on)]})
    scripted_aws.tell("glue", "GetTags", {"Tags": {}})

    answer = await ask("GET", "sessions", role=ROLE)

    (session,) = answer.value["sessions"]
    assert (session["age_seconds"], session["cost"]["so_far"]) == (0.0, "0.0367")


async def test_a_single_session_is_described_as_the_list_does(aws_environment: World, ask: Ask) -> None:
    start(aws_environment, "analytics-1", Tags={"owner": "AROA4711:ann"})
    listed = await ask("GET", "sessions", role=ROLE)

    answer = await ask("GET", "sessions", "analytics-1", role=ROLE)

    same = ("arn", "tags", "owner", "access_role", "auto_scaling")
    assert {name: answer.value[name] for name in same} == {name: listed.value["sessions"][0][name] for name in same}
    assert answer.value["cost"]["per_hour"] == "2.2000"
