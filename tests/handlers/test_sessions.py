from __future__ import annotations

import pytest

from jupyter_glue_panel.sandbox.gate.faults import Fault
from jupyter_glue_panel.sandbox.names import ACCOUNT_B, CREATION_ROLE, RUNTIME_ROLE, role_arn
from jupyter_glue_panel.sandbox.world import World

from .conftest import Ask

ROLE = role_arn(ACCOUNT_B, CREATION_ROLE)
RUNTIME = role_arn(ACCOUNT_B, RUNTIME_ROLE)
TAGS = {"group": "analytics", "billing": "Data-Platform"}


@pytest.fixture
def session(aws_environment: World) -> str:
    """The id of a READY session of account B."""
    aws_environment.client("glue", ACCOUNT_B).create_session(
        Id="analytics-1",
        Role=RUNTIME,
        Command={"Name": "glueetl", "PythonVersion": "3"},
        Connections={"Connections": ["session_vpc"]},
        GlueVersion="5.1",
        WorkerType="G.1X",
        NumberOfWorkers=5,
        IdleTimeout=60,
        Tags=TAGS,
    )
    return "analytics-1"


async def test_a_session_tells_account_role_connection_and_tags(session: str, ask: Ask) -> None:
    answer = await ask("GET", "sessions", session, role=ROLE)

    assert answer.status == 200
    wanted = {
        "id": session,
        "arn": f"arn:aws:glue:us-east-1:{ACCOUNT_B}:session/{session}",
        "account": ACCOUNT_B,
        "region": "us-east-1",
        "status": "READY",
        "role_arn": RUNTIME,
        "connections": ["session_vpc"],
        "glue_version": "5.1",
        "worker_type": "G.1X",
        "number_of_workers": 5,
        "idle_timeout_minutes": 60,
        "tags": TAGS,
        "tags_error": None,
    }
    assert {name: answer.value[name] for name in wanted} == wanted


async def test_a_session_of_another_account_is_not_found_here(session: str, ask: Ask) -> None:
    answer = await ask("GET", "sessions", session)

    assert answer.code == (404, "session_not_found")


async def test_unreadable_tags_hide_no_session(aws_environment: World, session: str, ask: Ask) -> None:
    aws_environment.faults.inject(Fault(kind="access_denied", action="GetTags"))

    answer = await ask("GET", "sessions", session, role=ROLE)

    assert answer.status == 200
    assert answer.value["tags"] is None
    assert answer.value["tags_error"]["code"] == "access_denied"


async def test_a_session_can_be_stopped(aws_environment: World, session: str, ask: Ask) -> None:
    answer = await ask("POST", "sessions", session, "stop", json={"role": ROLE})

    stopped = aws_environment.client("glue", ACCOUNT_B).get_session(Id=session)["Session"]["Status"]
    assert answer.value == {"id": session, "status": stopped}
    assert stopped in ("STOPPING", "STOPPED")


async def test_stopping_twice_does_no_harm(session: str, ask: Ask) -> None:
    await ask("POST", "sessions", session, "stop", json={"role": ROLE})

    answer = await ask("POST", "sessions", session, "stop", json={"role": ROLE})

    assert answer.status == 200
    assert answer.value["status"] in ("STOPPING", "STOPPED")


async def test_a_session_that_is_not_there_cannot_be_stopped(aws_environment: World, ask: Ask) -> None:
    answer = await ask("POST", "sessions", "nobody-s", "stop", json={"role": ROLE})

    assert answer.code == (404, "session_not_found")


async def test_a_stop_that_aws_denies_is_told(aws_environment: World, session: str, ask: Ask) -> None:
    aws_environment.faults.inject(Fault(kind="access_denied", action="StopSession"))

    answer = await ask("POST", "sessions", session, "stop", json={"role": ROLE})

    assert answer.code == (422, "access_denied")
    assert "glue:StopSession" in answer.value["message"]


@pytest.mark.parametrize("id", ["my session", "é1", "team/s-1", "s#1?", "100%", " s ", "a\tb", "\U0001f680"])
async def test_a_session_is_described_and_stopped_by_whatever_id_glue_takes(
    aws_environment: World, ask: Ask, id: str
) -> None:
    command = {"Name": "glueetl", "PythonVersion": "3"}
    aws_environment.client("glue", ACCOUNT_B).create_session(Id=id, Role=RUNTIME, Command=command)

    described = await ask("GET", "sessions", id, role=ROLE)
    stopped = await ask("POST", "sessions", id, "stop", json={"role": ROLE})

    assert (described.status, described.value["id"]) == (200, id)
    assert (stopped.status, stopped.value["id"]) == (200, id)


@pytest.mark.parametrize("id", ["x" * 256, "line\nbreak", "nul\0", "escape\x1b[31m", "c1\x9b", "\ufffe"])
async def test_what_is_no_session_id_never_reaches_aws(aws_environment: World, ask: Ask, id: str) -> None:
    answer = await ask("GET", "sessions", id, role=ROLE)

    assert answer.code == (400, "session_id_invalid")
    assert not aws_environment.requests.counts()
