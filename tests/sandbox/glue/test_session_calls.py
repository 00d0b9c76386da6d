"""Glue's session calls as boto3 sees them."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B, RUNTIME_ROLE, role_arn
from jupyter_glue_panel.sandbox.world import World


@pytest.fixture
def glue(aws_environment: World) -> Any:
    """Account B's Glue, with the credentials that the creation role gives account A's user."""
    return boto3.Session(profile_name="production").client("glue")


def create(glue: Any, session_id: str = "s", **parameters: Any) -> Any:
    given = {
        "Id": session_id,
        "Role": role_arn(ACCOUNT_B, RUNTIME_ROLE),
        "Command": {"Name": "glueetl", "PythonVersion": "3"},
    }
    return glue.create_session(**given | parameters)["Session"]


def status(glue: Any, session_id: str = "s") -> str:
    found: str = glue.get_session(Id=session_id)["Session"]["Status"]
    return found


def code_of(refusal: pytest.ExceptionInfo[ClientError]) -> str:
    return refusal.value.response["Error"]["Code"]


def test_create_session_answers_with_the_session(glue: Any) -> None:
    session = create(glue, WorkerType="G.2X", NumberOfWorkers=3, IdleTimeout=60, GlueVersion="4.0")

    assert session["Id"] == "s"
    assert (session["WorkerType"], session["NumberOfWorkers"], session["MaxCapacity"]) == ("G.2X", 3, 6.0)
    assert (session["IdleTimeout"], session["GlueVersion"]) == (60, "4.0")


def test_what_is_left_out_gets_glues_defaults(glue: Any) -> None:
    session = create(glue)

    assert (session["WorkerType"], session["NumberOfWorkers"], session["IdleTimeout"]) == ("G.1X", 5, 2880)


def test_a_session_lives_through_its_states(glue: Any, emulator: World) -> None:
    emulator.settings.provisioning_seconds = emulator.settings.stopping_seconds = 60
    create(glue)
    seen = [status(glue)]
    emulator.clock.advance(61)
    seen.append(status(glue))
    glue.stop_session(Id="s")
    seen.append(status(glue))
    emulator.clock.advance(61)
    seen.append(status(glue))

    assert seen == ["PROVISIONING", "READY", "STOPPING", "STOPPED"]


def test_an_idle_session_times_out(glue: Any, emulator: World) -> None:
    create(glue, IdleTimeout=5)
    emulator.clock.advance(5 * 60 + 1)

    assert status(glue) == "TIMEOUT"


def test_a_connection_that_does_not_exist_fails_the_session(glue: Any) -> None:
    create(glue, Connections={"Connections": ["nowhere"]})

    session = glue.get_session(Id="s")["Session"]

    assert (session["Status"], session["ErrorMessage"]) == ("FAILED", "Connection nowhere not found.")


def test_accounts_and_regions_share_no_sessions(glue: Any, emulator: World) -> None:
    create(glue)

    assert emulator.client("glue", ACCOUNT_A).list_sessions()["Ids"] == []
    assert emulator.client("glue", ACCOUNT_B, "eu-west-1").list_sessions()["Ids"] == []
    assert emulator.client("glue", ACCOUNT_B).list_sessions()["Ids"] == ["s"]


def test_sessions_are_listed_page_by_page_to_the_last(glue: Any) -> None:
    for number in range(5):
        create(glue, f"s{number}")

    first = glue.list_sessions(MaxResults=3)
    last = glue.list_sessions(MaxResults=3, NextToken=first["NextToken"])

    assert (first["Ids"], last["Ids"]) == (["s0", "s1", "s2"], ["s3", "s4"])
    assert "NextToken" not in last


def test_sessions_are_found_by_all_the_tags_asked_for(glue: Any) -> None:
    create(glue, "both", Tags={"group": "analytics", "stage": "prod"})
    create(glue, "one", Tags={"group": "analytics"})

    assert glue.list_sessions(Tags={"group": "analytics", "stage": "prod"})["Ids"] == ["both"]


def test_an_ended_session_can_be_deleted_and_a_living_one_cannot(glue: Any) -> None:
    create(glue)
    with pytest.raises(ClientError) as refusal:
        glue.delete_session(Id="s")
    glue.stop_session(Id="s")
    glue.delete_session(Id="s")

    assert code_of(refusal) == "IllegalSessionStateException"
    assert glue.list_sessions()["Ids"] == []


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        ({"Id": "x" * 256}, "ValidationException"),
        ({"WorkerType": "G.3X"}, "ValidationException"),
        ({"Tags": {f"key{number}": "" for number in range(51)}}, "ValidationException"),
        ({"Tags": {"key": "v" * 257}}, "ValidationException"),
        ({"Tags": {"AWS:own": "v"}}, "InvalidInputException"),
        ({"MaxCapacity": 5.0, "WorkerType": "G.1X", "NumberOfWorkers": 5}, "InvalidInputException"),
        ({"NumberOfWorkers": 1, "WorkerType": "G.1X"}, "InvalidInputException"),
        ({"GlueVersion": "2.0"}, "InvalidInputException"),
        ({"Role": role_arn(ACCOUNT_B, "NoSuchRole")}, "InvalidInputException"),
        ({"Role": role_arn(ACCOUNT_B, "GlueSessionCreationRole")}, "InvalidInputException"),
        ({"Id": "taken"}, "AlreadyExistsException"),
    ],
)
def test_what_aws_refuses_is_refused_with_its_code(glue: Any, parameters: dict[str, Any], code: str) -> None:
    create(glue, "taken")

    with pytest.raises(ClientError) as refusal:
        create(glue, **parameters)

    assert code_of(refusal) == code
    assert glue.list_sessions()["Ids"] == ["taken"]


def test_a_role_of_another_account_can_be_refused_as_aws_does(glue: Any, emulator: World) -> None:
    emulator.settings.foreign_runtime_roles = False

    with pytest.raises(ClientError, match="Cross-account pass role is not allowed") as refusal:
        create(emulator.client("glue", ACCOUNT_A))

    assert code_of(refusal) == "AccessDeniedException"


@pytest.mark.parametrize("call", ["get_session", "stop_session", "delete_session"])
def test_an_unknown_session_is_not_found(glue: Any, call: str) -> None:
    with pytest.raises(ClientError) as refusal:
        getattr(glue, call)(Id="nobody")

    assert code_of(refusal) == "EntityNotFoundException"


def test_a_stopped_session_is_not_stopped_again(glue: Any) -> None:
    create(glue)
    glue.stop_session(Id="s")

    with pytest.raises(ClientError) as refusal:
        glue.stop_session(Id="s")

    assert code_of(refusal) == "IllegalSessionStateException"


def test_a_next_token_of_ones_own_making_is_refused(glue: Any) -> None:
    with pytest.raises(ClientError) as refusal:
        glue.list_sessions(NextToken="3")

    assert code_of(refusal) == "InvalidInputException"
