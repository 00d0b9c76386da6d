from __future__ import annotations

import pytest

from jupyter_glue_panel.sandbox.gate.faults import Fault
from jupyter_glue_panel.sandbox.names import ACCOUNT_B
from jupyter_glue_panel.sandbox.world import World

from .conftest import Ask
from .glue_sessions import ROLE, ids, start

ARN = f"arn:aws:glue:us-east-1:{ACCOUNT_B}:session/analytics-1"


@pytest.mark.parametrize("panel_traits", [{"session_cache_seconds": 0}])
async def test_tags_are_read_once_a_session(aws_environment: World, ask: Ask) -> None:
    start(aws_environment, "first")
    await ask("GET", "sessions", role=ROLE)
    start(aws_environment, "second")

    answer = await ask("GET", "sessions", role=ROLE)

    assert ids(answer) == ["second", "first"]
    assert aws_environment.requests.counts()["glue.GetTags"] == 2


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


async def test_a_refresh_of_one_session_reads_its_tags_again(aws_environment: World, ask: Ask) -> None:
    start(aws_environment, "analytics-1")
    await ask("GET", "sessions", "analytics-1", role=ROLE)
    aws_environment.client("glue", ACCOUNT_B).tag_resource(ResourceArn=ARN, TagsToAdd={"stage": "late"})

    kept = await ask("GET", "sessions", "analytics-1", role=ROLE)
    fresh = await ask("GET", "sessions", "analytics-1", role=ROLE, refresh="true")

    assert (kept.value["tags"], fresh.value["tags"]) == ({}, {"stage": "late"})


async def test_a_refresh_shows_tags_that_were_changed_elsewhere(aws_environment: World, ask: Ask) -> None:
    start(aws_environment, "analytics-1", Tags={"group": "old"})
    await ask("GET", "sessions", role=ROLE)
    aws_environment.client("glue", ACCOUNT_B).tag_resource(ResourceArn=ARN, TagsToAdd={"group": "new"})

    answer = await ask("GET", "sessions", role=ROLE, refresh="true")

    assert [session["tags"] for session in answer.value["sessions"]] == [{"group": "new"}]


async def test_a_list_by_tag_shows_the_tag_that_it_lists_by(aws_environment: World, ask: Ask) -> None:
    start(aws_environment, "analytics-1", Tags={"group": "old"})
    await ask("GET", "sessions", role=ROLE)
    aws_environment.client("glue", ACCOUNT_B).tag_resource(ResourceArn=ARN, TagsToAdd={"group": "new"})

    answer = await ask("GET", "sessions", role=ROLE, tag="group=new")

    assert [session["tags"] for session in answer.value["sessions"]] == [{"group": "new"}]


@pytest.mark.parametrize("panel_traits", [{"session_tag_wait_seconds": 0}])
async def test_a_session_is_described_though_its_tags_are_not_read_in_time(aws_environment: World, ask: Ask) -> None:
    start(aws_environment, "analytics-1")

    answer = await ask("GET", "sessions", "analytics-1", role=ROLE)

    assert (answer.status, answer.value["status"]) == (200, "READY")
    assert (answer.value["tags"], answer.value["tags_error"]["code"]) == (None, "tags_pending")


@pytest.mark.parametrize("panel_traits", [{"session_tag_wait_seconds": 0}])
async def test_a_list_says_how_many_tags_are_still_being_read(aws_environment: World, ask: Ask) -> None:
    start(aws_environment, "analytics-1")
    start(aws_environment, "analytics-2")

    answer = await ask("GET", "sessions", role=ROLE)

    assert answer.value["tags_pending"] == 2


async def test_a_refusal_leaves_nothing_behind_that_would_be_told_once_it_has_ended(
    aws_environment: World, ask: Ask
) -> None:
    start(aws_environment, "analytics-1", Tags={"group": "analytics"})
    for fault in (
        Fault(kind="access_denied", action="GetSession"),
        Fault(kind="latency", action="GetTags", seconds=0.5),
        Fault(kind="access_denied", action="GetTags"),
    ):
        aws_environment.faults.inject(fault)
    refused = await ask("GET", "sessions", "analytics-1", role=ROLE, refresh="true")
    aws_environment.faults.clear()

    answer = await ask("GET", "sessions", "analytics-1", role=ROLE, refresh="true")

    assert (refused.status, refused.value["code"]) == (422, "access_denied")
    assert (answer.value["tags"], answer.value["tags_error"]) == ({"group": "analytics"}, None)
