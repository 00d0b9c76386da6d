from __future__ import annotations

import asyncio
import json
import zlib
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import pytest
from scripted_aws import Held, Odd, Refused, ScriptedAws

from jupyter_glue_panel.sandbox.gate.faults import Fault
from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B, CREATION_ROLE, RUNTIME_ROLE, role_arn
from jupyter_glue_panel.sandbox.world import World

from .conftest import Ask

ROLE = role_arn(ACCOUNT_B, CREATION_ROLE)
NOBODY = role_arn(ACCOUNT_B, "NobodyMayAssumeThis")
COMMAND = {"Name": "glueetl", "PythonVersion": "3"}

Line = dict[str, Any]
Discover = Callable[..., Awaitable[list[Line]]]


@pytest.fixture
def discover(jp_fetch: Any) -> Discover:
    """The lines of ``GET discovery``, in the order in which they came."""

    async def fetch(**query: str | list[str]) -> list[Line]:
        response = await jp_fetch("glue-panel", "discovery", params=_pairs(query))
        return [json.loads(line) for line in response.body.splitlines()]

    return fetch


async def test_each_role_in_each_region_tells_its_connections_and_its_sessions(
    aws_environment: World, discover: Discover
) -> None:
    lines = await discover(role=[ROLE, ""], region=["us-east-1", "eu-west-1"])

    told = [(line["account"], line["region"], line["kind"]) for line in lines]
    accounts, regions, kinds = (ACCOUNT_A, ACCOUNT_B), ("eu-west-1", "us-east-1"), ("connections", "sessions")
    assert sorted(told) == [(account, region, kind) for account in accounts for region in regions for kind in kinds]
    assert [line["error"] for line in lines] == [None] * 8


async def test_connections_are_told_as_glue_tells_them(aws_environment: World, discover: Discover) -> None:
    lines = await discover(role=ROLE)

    connections = {each["name"]: each for each in _line(lines, "connections")["connections"]}
    network = aws_environment.walkthrough.network
    assert connections["session_vpc"] == {
        "name": "session_vpc",
        "type": "NETWORK",
        "subnet_id": network.subnet_id,
        "availability_zone": "us-east-1a",
        "security_group_ids": [network.security_group_id],
        "status": connections["session_vpc"]["status"],
    }
    assert connections["events_kafka"]["subnet_id"] is None
    assert "ec2.DescribeSubnets" not in aws_environment.requests.counts()


async def test_sessions_are_listed_without_reading_tags(aws_environment: World, ask: Ask, discover: Discover) -> None:
    _start(aws_environment, "known", group="analytics")
    await ask("GET", "sessions", "known", role=ROLE)
    _start(aws_environment, "new", group="analytics")
    aws_environment.requests.clear()

    lines = await discover(role=ROLE)

    sessions = {each["id"]: each for each in _line(lines, "sessions")["sessions"]}
    assert sessions["known"]["tags"] == {"group": "analytics"}
    assert (sessions["new"]["tags"], sessions["new"]["tags_error"]["code"]) == (None, "tags_not_read")
    assert sessions["new"]["cost"]["per_hour"] == "2.2000"
    assert "glue.GetTags" not in aws_environment.requests.counts()


@pytest.mark.parametrize(
    ("kind", "action"), [("sessions", "glue.ListSessions"), ("connections", "glue.GetConnections")]
)
async def test_one_kind_of_list_may_be_asked_for_alone(
    aws_environment: World, discover: Discover, kind: str, action: str
) -> None:
    lines = await discover(role=[ROLE, ""], kind=kind)

    asked = aws_environment.requests.counts()
    assert [line["kind"] for line in lines] == [kind, kind]
    assert {name: count for name, count in asked.items() if name.startswith("glue.")} == {action: 2}


async def test_both_kinds_may_be_asked_for_by_name(aws_environment: World, discover: Discover) -> None:
    lines = await discover(role=ROLE, kind=["sessions", "connections", "sessions"])

    assert sorted(line["kind"] for line in lines) == ["connections", "sessions"]


@pytest.mark.parametrize("kind", ["Sessions", "roles", ""])
async def test_a_kind_that_there_is_not_is_refused(aws_environment: World, ask: Ask, kind: str) -> None:
    answer = await ask("GET", "discovery", role=ROLE, kind=["sessions", kind])

    assert answer.code == (400, "kind_invalid")
    assert not aws_environment.requests.counts()


async def test_a_list_of_sessions_right_after_asks_glue_for_no_list_again(
    aws_environment: World, ask: Ask, discover: Discover
) -> None:
    _start(aws_environment, "s-1", group="analytics")
    await discover(role=ROLE, kind="sessions")
    aws_environment.requests.clear()

    answer = await ask("GET", "sessions", role=ROLE)

    assert [session["tags"] for session in answer.value["sessions"]] == [{"group": "analytics"}]
    assert aws_environment.requests.counts() == {"glue.GetTags": 1}


async def test_an_account_that_does_not_answer_holds_up_nobodys_sessions(
    scripted_aws: ScriptedAws, jp_fetch: Any, discover: Discover
) -> None:
    held = Held({"Sessions": []})
    scripted_aws.tell("glue", "ListSessions", held, region="eu-west-1")
    scripted_aws.tell("glue", "ListSessions", Odd({"Sessions": [{"Status": "READY"}]}), region="eu-central-1")
    scripted_aws.tell("glue", "ListSessions", {"Sessions": []}, region="us-east-1")
    came: asyncio.Queue[Line] = asyncio.Queue()

    def take(chunk: bytes) -> None:
        list(map(came.put_nowait, map(json.loads, chunk.splitlines())))

    query = {"role": ROLE, "region": ["eu-west-1", "eu-central-1", "us-east-1"], "kind": "sessions"}
    streaming = asyncio.ensure_future(
        jp_fetch("glue-panel", "discovery", params=_pairs(query), streaming_callback=take)
    )
    before = [await asyncio.wait_for(came.get(), 10) for _ in range(2)]
    held.go.set()
    await streaming

    assert {line["region"]: line["error"] and line["error"]["code"] for line in before} == {
        "us-east-1": None,
        "eu-central-1": "aws_answer_broken",
    }
    assert came.get_nowait()["region"] == "eu-west-1"


async def test_sessions_that_may_not_be_described_are_told_of_beside_the_others(
    scripted_aws: ScriptedAws, discover: Discover
) -> None:
    scripted_aws.tell("glue", "ListSessions", {"Ids": ["denied"], "Sessions": []})
    scripted_aws.tell("glue", "GetSession", Refused("AccessDeniedException"))

    (line,) = await discover(role=ROLE, kind="sessions")

    assert (line["sessions"], line["error"]["code"]) == ([], "access_denied")


async def test_a_role_is_assumed_once_for_all_its_lists(aws_environment: World, discover: Discover) -> None:
    await discover(role=ROLE, region=["us-east-1", "eu-west-1", "eu-central-1"])

    counts = aws_environment.requests.counts()
    assert (counts["sts.AssumeRole"], counts["glue.ListSessions"], counts["glue.GetConnections"]) == (1, 3, 3)


async def test_a_place_that_fails_takes_no_other_with_it(aws_environment: World, discover: Discover) -> None:
    lines = await discover(role=[ROLE, NOBODY])

    errors = {(line["role"], line["kind"]): line["error"] and line["error"]["code"] for line in lines}
    assert errors == {
        (ROLE, "connections"): None,
        (ROLE, "sessions"): None,
        (NOBODY, "connections"): "role_not_assumable",
        (NOBODY, "sessions"): "role_not_assumable",
    }


async def test_one_list_that_is_denied_leaves_the_other(aws_environment: World, discover: Discover) -> None:
    aws_environment.faults.inject(Fault(kind="access_denied", action="GetConnections"))

    lines = await discover(role=ROLE)

    assert _line(lines, "connections")["error"]["code"] == "access_denied"
    assert _line(lines, "sessions")["sessions"] is not None


async def test_a_slow_account_comes_last_and_holds_nobody_up(aws_environment: World, discover: Discover) -> None:
    aws_environment.faults.inject(Fault(kind="latency", account=ACCOUNT_B, seconds=0.3))

    lines = await discover(role=[ROLE, ""], region=["us-east-1", "eu-west-1"])

    assert [line["account"] for line in lines] == [ACCOUNT_A] * 4 + [ACCOUNT_B] * 4


async def test_within_the_caches_age_aws_is_asked_nothing(aws_environment: World, discover: Discover) -> None:
    first = await discover(role=ROLE)
    aws_environment.requests.clear()

    kept = await discover(role=ROLE)
    asked = aws_environment.requests.counts()
    fresh = await discover(role=ROLE, refresh="true")

    assert (_by_kind(kept), asked) == (_by_kind(first), {})
    assert _line(fresh, "connections")["as_of"] > _line(first, "connections")["as_of"]


async def test_a_page_that_takes_compressed_answers_gets_the_same_lines(
    aws_environment: World, jp_fetch: Any, discover: Discover
) -> None:
    plain = await discover(role=ROLE)

    headers = {"Accept-Encoding": "gzip, deflate, br"}
    answer = await jp_fetch(
        "glue-panel", "discovery", params={"role": ROLE}, headers=headers, decompress_response=False
    )

    assert answer.headers["Content-Encoding"] == "deflate"
    assert _by_kind([json.loads(line) for line in zlib.decompress(answer.body).splitlines()]) == _by_kind(plain)


async def test_lists_of_a_page_that_went_away_are_there_for_the_next(
    aws_environment: World, discover: Discover
) -> None:
    aws_environment.faults.inject(Fault(kind="latency", action="ListSessions", seconds=0.2, times=1))
    leaving = asyncio.ensure_future(discover(role=ROLE))
    await asyncio.wait({leaving}, timeout=0.1)
    leaving.cancel()

    lines = await discover(role=ROLE)

    assert _line(lines, "sessions")["error"] is None
    assert aws_environment.requests.counts()["glue.ListSessions"] == 1


async def test_more_places_than_one_request_may_ask_are_refused(aws_environment: World, ask: Ask) -> None:
    regions = [f"us-east-{number}" for number in range(1, 102)]

    answer = await ask("GET", "discovery", role=[ROLE, NOBODY, "", "profile:a", "profile:b"], region=regions)

    assert answer.code == (400, "too_many_places")


def _start(world: World, name: str, **tags: str) -> None:
    role = role_arn(ACCOUNT_B, RUNTIME_ROLE)
    world.client("glue", ACCOUNT_B).create_session(Id=name, Role=role, Command=COMMAND, Tags=tags)


def _line(lines: list[Line], kind: str) -> Line:
    (line,) = (line for line in lines if line["kind"] == kind)
    return line


def _by_kind(lines: list[Line]) -> dict[str, Line]:
    return {line["kind"]: line for line in lines}


def _pairs(query: Mapping[str, str | list[str]]) -> list[tuple[str, str]]:
    return [(name, value) for name, values in query.items() for value in _each(values)]


def _each(values: str | list[str]) -> list[str]:
    return [values] if isinstance(values, str) else values
