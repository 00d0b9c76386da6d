from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest
from scripted_aws import Refused, ScriptedAws

from jupyter_glue_panel.sandbox.gate.faults import Fault
from jupyter_glue_panel.sandbox.names import ACCOUNT_B, CREATION_ROLE, RUNTIME_ROLE, role_arn
from jupyter_glue_panel.sandbox.world import World

from .conftest import Ask

ROLE = role_arn(ACCOUNT_B, CREATION_ROLE)
RUNTIME = role_arn(ACCOUNT_B, RUNTIME_ROLE)


def start(world: World) -> None:
    command = {"Name": "glueetl", "PythonVersion": "3"}
    world.client("glue", ACCOUNT_B).create_session(Id="s-1", Role=RUNTIME, Command=command)


def described(status: str) -> dict[str, Any]:
    created_on = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)
    return {"Session": {"Id": "s-1", "Status": status, "Role": RUNTIME, "CreatedOn": created_on}}


async def stop(ask: Ask) -> Any:
    return await ask("POST", "sessions", "s-1", "stop", json={"role": ROLE})


async def status(ask: Ask) -> str:
    answer = await ask("GET", "sessions", "s-1", role=ROLE)
    return str(answer.value["status"])


async def test_a_session_is_stopping_until_aws_says_that_it_is_stopped(aws_environment: World, ask: Ask) -> None:
    aws_environment.settings.stopping_seconds = 3600
    start(aws_environment)

    answer = await stop(ask)
    meanwhile = await status(ask)
    aws_environment.clock.advance(3600)
    finally_ = await status(ask)

    assert (answer.value["status"], meanwhile, finally_) == ("STOPPING", "STOPPING", "STOPPED")


async def test_credentials_that_expired_are_renewed_before_a_stop_fails(aws_environment: World, ask: Ask) -> None:
    start(aws_environment)
    aws_environment.faults.inject(Fault(kind="expired_token", action="StopSession", times=1))

    answer = await stop(ask)

    assert (answer.status, answer.value["id"]) == (200, "s-1")
    assert await status(ask) == "STOPPED"


async def test_a_stop_without_valid_credentials_leaves_the_session_running_and_says_so(
    aws_environment: World, ask: Ask
) -> None:
    start(aws_environment)
    aws_environment.faults.inject(Fault(kind="expired_token", action="StopSession"))

    answer = await stop(ask)

    assert answer.code == (422, "credentials_expired")
    assert await status(ask) == "READY"


async def test_a_session_that_glue_will_not_stop_is_reported_as_running(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("glue", "StopSession", Refused("IllegalSessionStateException"))
    scripted_aws.tell("glue", "GetSession", described("PROVISIONING"))

    answer = await stop(ask)

    assert answer.code == (409, "session_not_stoppable")
    assert "PROVISIONING" in answer.value["message"]
    assert answer.value["aws_code"] == "IllegalSessionStateException"


@pytest.mark.parametrize("code", ["ThrottlingException", "AccessDeniedException", "InternalServiceException"])
async def test_an_accepted_stop_is_told_though_the_session_cannot_be_read_then(
    scripted_aws: ScriptedAws, ask: Ask, code: str
) -> None:
    scripted_aws.tell("glue", "StopSession", {"Id": "s-1"})
    scripted_aws.tell("glue", "GetSession", Refused(code))

    answer = await stop(ask)

    assert (answer.status, answer.value) == (200, {"id": "s-1", "status": "STOPPING"})


async def test_a_session_that_ended_by_itself_meanwhile_is_no_failure(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("glue", "StopSession", Refused("IllegalSessionStateException"))
    scripted_aws.tell("glue", "GetSession", described("TIMEOUT"))

    answer = await stop(ask)

    assert answer.value == {"id": "s-1", "status": "TIMEOUT"}


async def test_an_id_that_glue_merely_calls_invalid_is_one_that_is_not_there(
    scripted_aws: ScriptedAws, ask: Ask
) -> None:
    scripted_aws.tell("glue", "StopSession", Refused("InvalidInputException"))
    scripted_aws.tell("glue", "GetSession", Refused("EntityNotFoundException"))

    answer = await stop(ask)

    assert answer.code == (404, "session_not_found")


async def test_a_refusal_about_a_session_that_is_there_is_told_in_awss_words(
    scripted_aws: ScriptedAws, ask: Ask
) -> None:
    scripted_aws.tell("glue", "StopSession", Refused("InvalidInputException", "Not this one."))
    scripted_aws.tell("glue", "GetSession", described("READY"))

    answer = await stop(ask)

    assert answer.code == (422, "aws_refused")
    assert answer.value["hint"] == "Not this one."
