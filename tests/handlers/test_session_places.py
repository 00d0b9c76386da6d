from __future__ import annotations

import asyncio
from typing import Any

import pytest
from scripted_aws import Held, Odd, Refused, ScriptedAws

from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B, LOCKED_ROLE, role_arn
from jupyter_glue_panel.sandbox.world import World

from .conftest import Ask
from .glue_sessions import ROLE, described, ids, start

LOCKED = role_arn(ACCOUNT_B, LOCKED_ROLE)


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


async def test_more_places_than_one_request_may_ask_are_refused(aws_environment: World, ask: Ask) -> None:
    answer = await ask("GET", "sessions", role=ROLE, region=[f"us-east-{number}" for number in range(1, 102)])

    assert answer.code == (400, "too_many_places")


async def test_a_session_that_may_not_be_described_hides_no_other_and_is_told_of(
    scripted_aws: ScriptedAws, ask: Ask
) -> None:
    scripted_aws.tell("glue", "ListSessions", {"Ids": ["seen", "denied"], "Sessions": [described("seen")]})
    scripted_aws.tell("glue", "GetSession", Refused("AccessDeniedException"))
    scripted_aws.tell("glue", "GetTags", {"Tags": {}})

    answer = await ask("GET", "sessions", role=ROLE)

    assert ids(answer) == ["seen"]
    assert [(error["code"], error["role"]) for error in answer.value["errors"]] == [("access_denied", ROLE)]


async def test_who_is_told_to_slow_down_asks_about_no_more_named_sessions(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("glue", "ListSessions", {"Ids": ["a", "b", "c"], "Sessions": []})
    scripted_aws.tell("glue", "GetSession", Refused("ThrottlingException"))

    answer = await ask("GET", "sessions", role=ROLE)

    assert [error["code"] for error in answer.value["errors"]] == ["aws_throttled"]
    assert len(scripted_aws.asked("GetSession")) == 1


async def test_a_session_whose_tags_are_not_found_and_that_may_not_be_described_is_still_listed(
    scripted_aws: ScriptedAws, ask: Ask
) -> None:
    scripted_aws.tell("glue", "ListSessions", {"Ids": ["here"], "Sessions": [described("here")]})
    scripted_aws.tell("glue", "GetTags", Refused("EntityNotFoundException"))
    scripted_aws.tell("glue", "GetSession", Refused("AccessDeniedException"))

    answer = await ask("GET", "sessions", role=ROLE)

    assert ids(answer) == ["here"]
    assert answer.value["sessions"][0]["tags_error"]["code"] == "access_denied"


async def test_a_session_of_which_glue_tells_little_is_listed_last(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("glue", "ListSessions", {"Sessions": [{"Id": "odd"}, described("usual")]})
    scripted_aws.tell("glue", "GetTags", {})

    answer = await ask("GET", "sessions", role=ROLE)

    assert ids(answer) == ["usual", "odd"]
    told = ("status", "role_arn", "created_on", "age_seconds", "cost", "tags")
    assert [answer.value["sessions"][1][name] for name in told] == ["UNKNOWN", None, None, 0.0, None, {}]


async def test_an_answer_that_cannot_be_read_and_a_slow_account_leave_the_others_answer(
    scripted_aws: ScriptedAws, ask: Ask
) -> None:
    slow = Held({"Sessions": [described("late")]})
    scripted_aws.tell("glue", "ListSessions", Odd({"Sessions": [{"Status": "READY"}]}), region="eu-west-1")
    scripted_aws.tell("glue", "ListSessions", slow, region="eu-central-1")
    scripted_aws.tell("glue", "ListSessions", {"Sessions": [described("here")]}, region="us-east-1")
    scripted_aws.tell("glue", "GetTags", {"Tags": {}})
    asking = asyncio.ensure_future(ask("GET", "sessions", role=ROLE, region=["eu-west-1", "eu-central-1", "us-east-1"]))
    await slow.is_asked_for()
    slow.go.set()

    answer = await asking

    assert set(ids(answer)) == {"here", "late"}
    assert [(error["code"], error["region"]) for error in answer.value["errors"]] == [
        ("aws_answer_broken", "eu-west-1")
    ]


@pytest.mark.parametrize("told", [{"Session": {"Status": "READY"}}, {"Session": {"Id": 7}}, {}])
async def test_a_session_that_is_described_in_another_form_is_told_as_that(
    scripted_aws: ScriptedAws, ask: Ask, told: dict[str, Any]
) -> None:
    scripted_aws.tell("glue", "GetSession", Odd(told))
    scripted_aws.tell("glue", "GetTags", {"Tags": {}})

    answer = await ask("GET", "sessions", "s-1", role=ROLE)

    assert answer.code == (502, "aws_answer_broken")
