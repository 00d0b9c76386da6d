from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from scripted_aws import Refused, ScriptedAws

from jupyter_glue_panel.sandbox.gate.faults import Fault
from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B, CREATION_ROLE, LOCKED_ROLE, RUNTIME_ROLE, role_arn
from jupyter_glue_panel.sandbox.world import World

from .conftest import Ask

ROLE = role_arn(ACCOUNT_B, CREATION_ROLE)
LOCKED = role_arn(ACCOUNT_B, LOCKED_ROLE)
NOON = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)


def start(world: World, id: str, account: str = ACCOUNT_B, region: str = "us-east-1", **more: Any) -> None:
    """A session of five G.1X workers, READY at once."""
    world.client("glue", account, region).create_session(
        Id=id,
        Role=role_arn(ACCOUNT_B, RUNTIME_ROLE),
        Command={"Name": "glueetl", "PythonVersion": "3"},
        GlueVersion="5.1",
        WorkerType="G.1X",
        NumberOfWorkers=5,
        IdleTimeout=60,
        **more,
    )


def described(id: str, **more: Any) -> dict[str, Any]:
    """A session as ListSessions tells it."""
    usual = {"Id": id, "Status": "READY", "Role": role_arn(ACCOUNT_B, RUNTIME_ROLE), "CreatedOn": NOON}
    return usual | {"GlueVersion": "5.1", "WorkerType": "G.1X", "NumberOfWorkers": 5, "MaxCapacity": 5.0} | more


def ids(answer: Any) -> list[str]:
    return [session["id"] for session in answer.value["sessions"]]


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


async def test_tags_are_read_once_a_session(aws_environment: World, ask: Ask) -> None:
    start(aws_environment, "first")
    await ask("GET", "sessions", role=ROLE)
    start(aws_environment, "second")

    answer = await ask("GET", "sessions", role=ROLE, refresh="true")

    assert ids(answer) == ["second", "first"]
    assert aws_environment.requests.counts()["glue.GetTags"] == 2


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


async def test_tags_that_may_not_be_read_are_not_called_no_tags(aws_environment: World, ask: Ask) -> None:
    start(aws_environment, "analytics-1", Tags={"group": "analytics"})
    aws_environment.faults.inject(Fault(kind="access_denied", action="GetTags"))

    answer = await ask("GET", "sessions", role=ROLE, group_by="group")

    (session,) = answer.value["sessions"]
    assert (session["tags"], session["owner"], session["tags_error"]["code"]) == (None, None, "access_denied")
    assert [group["tags_readable"] for group in answer.value["groups"]] == [False]


async def test_who_may_not_read_tags_is_not_refused_at_every_look(aws_environment: World, ask: Ask) -> None:
    start(aws_environment, "analytics-1")
    start(aws_environment, "analytics-2")
    aws_environment.faults.inject(Fault(kind="access_denied", action="GetTags", times=2))
    await ask("GET", "sessions", role=ROLE)

    kept = await ask("GET", "sessions", role=ROLE)
    fresh = await ask("GET", "sessions", role=ROLE, refresh="true")

    assert [session["tags"] for session in kept.value["sessions"]] == [None, None]
    assert [session["tags"] for session in fresh.value["sessions"]] == [{}, {}]
    assert aws_environment.requests.counts()["glue.GetTags"] == 4


async def test_throttled_tags_are_told_and_follow_at_the_next_look(aws_environment: World, ask: Ask) -> None:
    start(aws_environment, "analytics-1", Tags={"group": "analytics"})
    aws_environment.faults.inject(Fault(kind="throttling", action="GetTags", times=1))

    throttled = await ask("GET", "sessions", role=ROLE)
    answer = await ask("GET", "sessions", role=ROLE)

    assert throttled.value["sessions"][0]["tags_error"]["code"] == "aws_throttled"
    assert answer.value["sessions"][0]["tags"] == {"group": "analytics"}


@pytest.mark.parametrize("panel_traits", [{"aws_attempts": 3}])
async def test_throttled_tags_are_asked_for_again_before_anybody_is_told(aws_environment: World, ask: Ask) -> None:
    start(aws_environment, "analytics-1", Tags={"group": "analytics"})
    aws_environment.faults.inject(Fault(kind="throttling", action="GetTags", times=1))

    answer = await ask("GET", "sessions", "analytics-1", role=ROLE)

    assert answer.value["tags"] == {"group": "analytics"}


async def test_an_account_that_fails_takes_no_other_with_it(aws_environment: World, ask: Ask) -> None:
    start(aws_environment, "theirs")
    start(aws_environment, "mine", ACCOUNT_A)

    answer = await ask("GET", "sessions", role=[ROLE, LOCKED, ""], region="us-east-1")

    (error,) = answer.value["errors"]
    assert answer.status == 200
    assert {session["id"]: session["access_role"] for session in answer.value["sessions"]} == {
        "theirs": ROLE,
        "mine": None,
    }
    assert (error["code"], error["role"], error["region"]) == ("role_not_assumable", LOCKED, "us-east-1")


async def test_several_regions_are_asked_at_once(aws_environment: World, ask: Ask) -> None:
    start(aws_environment, "east")
    start(aws_environment, "ireland", region="eu-west-1")

    answer = await ask("GET", "sessions", role=ROLE, region=["us-east-1", "eu-west-1"])

    assert {(session["id"], session["region"]) for session in answer.value["sessions"]} == {
        ("east", "us-east-1"),
        ("ireland", "eu-west-1"),
    }


async def test_a_session_that_two_roles_see_is_listed_once(aws_environment: World, ask: Ask) -> None:
    start(aws_environment, "analytics-1")

    answer = await ask("GET", "sessions", role=[ROLE, "profile:production"])

    assert ids(answer) == ["analytics-1"]


async def test_of_two_roles_the_one_that_may_read_tags_is_heard(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("glue", "ListSessions", {"Sessions": [described("s-1")]})
    scripted_aws.tell("glue", "GetTags", Refused("AccessDeniedException"), {"Tags": {"group": "analytics"}})

    answer = await ask("GET", "sessions", role=[ROLE, "profile:production"])

    assert [session["tags"] for session in answer.value["sessions"]] == [{"group": "analytics"}]


async def test_the_only_role_that_was_asked_fails_the_request(aws_environment: World, ask: Ask) -> None:
    answer = await ask("GET", "sessions", role=LOCKED)

    assert answer.code == (422, "role_not_assumable")


async def test_a_session_that_vanishes_before_it_is_described_is_left_out(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("glue", "ListSessions", {"Ids": ["stays", "gone"], "Sessions": [described("stays")]})
    scripted_aws.tell("glue", "GetSession", Refused("EntityNotFoundException"))
    scripted_aws.tell("glue", "GetTags", {"Tags": {}})

    answer = await ask("GET", "sessions", role=ROLE)

    assert ids(answer) == ["stays"]
    assert scripted_aws.asked("GetSession") == [{"Id": "gone"}]


async def test_a_session_that_was_only_named_is_described(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("glue", "ListSessions", {"Ids": ["named"], "Sessions": []})
    scripted_aws.tell("glue", "GetSession", {"Session": described("named")})
    scripted_aws.tell("glue", "GetTags", {"Tags": {}})

    answer = await ask("GET", "sessions", role=ROLE)

    assert ids(answer) == ["named"]


async def test_a_session_that_vanishes_before_its_tags_are_read_is_left_out(
    scripted_aws: ScriptedAws, ask: Ask
) -> None:
    scripted_aws.tell("glue", "ListSessions", {"Ids": ["gone"], "Sessions": [described("gone")]})
    scripted_aws.tell("glue", "GetTags", Refused("EntityNotFoundException"))
    scripted_aws.tell("glue", "GetSession", Refused("EntityNotFoundException"))

    answer = await ask("GET", "sessions", role=ROLE)

    assert ids(answer) == []


async def test_a_session_whose_tags_cannot_be_found_is_still_listed(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("glue", "ListSessions", {"Ids": ["here"], "Sessions": [described("here")]})
    scripted_aws.tell("glue", "GetTags", Refused("EntityNotFoundException"))
    scripted_aws.tell("glue", "GetSession", {"Session": described("here")})

    answer = await ask("GET", "sessions", role=ROLE)

    assert ids(answer) == ["here"]
    assert answer.value["sessions"][0]["tags_error"]["code"] == "not_found"


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


async def test_more_places_than_one_request_may_ask_are_refused(aws_environment: World, ask: Ask) -> None:
    answer = await ask("GET", "sessions", role=ROLE, region=[f"us-east-{number}" for number in range(1, 102)])

    assert answer.code == (400, "too_many_places")


async def test_a_single_session_is_described_as_the_list_does(aws_environment: World, ask: Ask) -> None:
    start(aws_environment, "analytics-1", Tags={"owner": "AROA4711:ann"})
    listed = await ask("GET", "sessions", role=ROLE)

    answer = await ask("GET", "sessions", "analytics-1", role=ROLE)

    same = ("arn", "tags", "owner", "access_role", "auto_scaling")
    assert {name: answer.value[name] for name in same} == {name: listed.value["sessions"][0][name] for name in same}
    assert answer.value["cost"]["per_hour"] == "2.2000"


async def test_a_refresh_of_one_session_reads_its_tags_again(aws_environment: World, ask: Ask) -> None:
    start(aws_environment, "analytics-1")
    await ask("GET", "sessions", "analytics-1", role=ROLE)
    arn = f"arn:aws:glue:us-east-1:{ACCOUNT_B}:session/analytics-1"
    aws_environment.client("glue", ACCOUNT_B).tag_resource(ResourceArn=arn, TagsToAdd={"stage": "late"})

    kept = await ask("GET", "sessions", "analytics-1", role=ROLE)
    fresh = await ask("GET", "sessions", "analytics-1", role=ROLE, refresh="true")

    assert (kept.value["tags"], fresh.value["tags"]) == ({}, {"stage": "late"})
