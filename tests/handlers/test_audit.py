"""What an administrator who listens hears: who did what, where, through which role."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from jupyter_server.auth import Authorizer, IdentityProvider, User

from jupyter_glue_panel.sandbox.gate.faults import Fault
from jupyter_glue_panel.sandbox.names import ACCOUNT_B, CREATION_ROLE, LOCKED_ROLE, RUNTIME_ROLE, role_arn
from jupyter_glue_panel.sandbox.world import World

from .conftest import Ask

CREATOR = role_arn(ACCOUNT_B, CREATION_ROLE)
LOCKED = role_arn(ACCOUNT_B, LOCKED_ROLE)
PLACE = {"role": CREATOR, "account": ACCOUNT_B, "region": "us-east-1"}
REFUSAL = f"User: {CREATOR} is not authorized to perform: glue:CreateSession on resource: * with an explicit deny"


class Ann(IdentityProvider):
    """Everybody who knows the token is ann."""

    def generate_anonymous_user(self, handler: Any) -> User:
        return User("ann")


class ReadOnly(Authorizer):
    def is_authorized(self, handler: Any, user: Any, action: str, resource: str) -> bool:
        return action == "read"


class Heard(list[tuple[str, dict[str, Any]]]):
    """The events so far: schema id and data."""

    async def listen(self, logger: Any, schema_id: str, data: dict[str, Any]) -> None:
        self.append((schema_id, data))


async def test_assuming_a_role_is_heard(ask: Ask, heard: Heard, aws_environment: World) -> None:
    access = await ask("POST", "access", json={"role_arn": CREATOR, "region": "us-east-1"})

    ((schema_id, data),) = heard
    assert schema_id == "urn:jupyter-glue-panel:role-assumed:v1"
    assert data == {
        **PLACE,
        "user": "ann",
        "assumed_arn": f"arn:aws:sts::{ACCOUNT_B}:assumed-role/{CREATION_ROLE}/jupyter-ann",
        "expires_at": access.value["expires_at"],
    }


async def test_inserted_settings_are_heard(ask: Ask, heard: Heard, aws_environment: World) -> None:
    answer = await ask("POST", "insertions", json={"role": CREATOR, "region": "us-east-1", "notebook": "a/b.ipynb"})

    assert answer.status == 204
    assert heard == [("urn:jupyter-glue-panel:settings-inserted:v1", {"user": "ann", **PLACE, "notebook": "a/b.ipynb"})]


async def test_settings_inserted_while_aws_is_out_of_reach_are_heard_all_the_same(
    ask: Ask, heard: Heard, no_aws: Path
) -> None:
    await ask("POST", "insertions", json={"region": "us-east-1"})

    ((_, data),) = heard
    assert data == {"user": "ann", "role": None, "account": None, "region": "us-east-1", "notebook": None}


@pytest.mark.parametrize(
    ("report", "code"), [({"notebook": "x" * 4097}, "insertion_invalid"), ({"secret": "x"}, "invalid_request")]
)
async def test_a_report_that_no_page_would_make_is_refused(
    ask: Ask, heard: Heard, report: dict[str, str], code: str
) -> None:
    answer = await ask("POST", "insertions", json=report)

    assert answer.code == (400, code)
    assert heard == []


async def test_a_session_is_heard_to_start_once_however_often_it_is_seen(
    ask: Ask, heard: Heard, aws_environment: World
) -> None:
    seen = {"path": "a.ipynb", "kernel_id": "k", "role": "profile:production", "region": None}
    await ask("PUT", "started-sessions", "s-1", json=seen)

    await ask("PUT", "started-sessions", "s-1", json={**seen, "kernel_id": None})

    ((schema_id, data),) = heard
    assert schema_id == "urn:jupyter-glue-panel:session-started:v1"
    place = {"role": "profile:production", "account": ACCOUNT_B, "region": "us-east-1"}
    assert data == {"user": "ann", **place, "session_id": "s-1", "notebook": "a.ipynb"}


async def test_a_stopped_session_is_heard(ask: Ask, heard: Heard, aws_environment: World) -> None:
    _start(aws_environment, "s-1")

    await ask("POST", "sessions", "s-1", "stop", json={"role": CREATOR})

    data = {"user": "ann", **PLACE, "session_id": "s-1", "status": "STOPPED"}
    assert heard == [("urn:jupyter-glue-panel:session-stopped:v1", data)]


async def test_a_stop_is_heard_though_the_session_cannot_be_read_then(
    ask: Ask, heard: Heard, aws_environment: World
) -> None:
    _start(aws_environment, "s-1")
    aws_environment.faults.inject(Fault(kind="throttling", action="GetSession"))

    await ask("POST", "sessions", "s-1", "stop", json={"role": CREATOR})

    assert [data["status"] for _, data in heard] == ["STOPPING"]


async def test_changed_presets_and_roles_are_heard(ask: Ask, heard: Heard) -> None:
    await ask("PUT", "tag-presets", "Mine", json={"tags": {"group": "a"}})
    await ask("PUT", "roles", "Theirs", json={"role_arn": CREATOR})
    await ask("DELETE", "tag-presets", "Mine")

    changes = [(data["kind"], data["preset"], data["change"], data["role"]) for _, data in heard]
    assert {schema_id for schema_id, _ in heard} == {"urn:jupyter-glue-panel:preset-changed:v1"}
    assert changes == [
        ("tag_preset", "Mine", "saved", None),
        ("role", "Theirs", "saved", CREATOR),
        ("tag_preset", "Mine", "deleted", None),
    ]


async def test_awss_refusal_is_heard_with_what_finds_it_in_cloudtrail(
    ask: Ask, heard: Heard, aws_environment: World
) -> None:
    answer = await ask("POST", "access", json={"role_arn": LOCKED, "region": "us-east-1"})

    ((schema_id, data),) = heard
    assert schema_id == "urn:jupyter-glue-panel:denied:v1"
    assert (data["user"], data["by"], data["role"], data["region"]) == ("ann", "aws", LOCKED, "us-east-1")
    assert data["request"].endswith("POST /a%40b/glue-panel/access")
    assert (data["code"], data["aws_code"]) == ("role_not_assumable", "AccessDenied")
    assert data["request_id"] == answer.value["request_id"]


async def test_a_refused_stop_is_heard_with_session_action_and_account(
    ask: Ask, heard: Heard, aws_environment: World
) -> None:
    aws_environment.faults.inject(Fault(kind="access_denied", service="glue", action="StopSession"))

    await ask("POST", "sessions", "s-1", "stop", json={"role": CREATOR, "region": "us-east-1"})

    ((_, data),) = heard
    assert {name: data[name] for name in PLACE} == PLACE
    assert (data["session_id"], data["action"]) == ("s-1", "glue:StopSession")


async def test_a_refusal_behind_a_profile_is_heard_with_the_account_that_it_leads_to(
    ask: Ask, heard: Heard, aws_environment: World
) -> None:
    aws_environment.faults.inject(Fault(kind="access_denied", service="glue", action="GetConnections"))

    await ask("GET", "connections", role="profile:production")

    ((_, data),) = heard
    assert (data["role"], data["account"], data["region"]) == ("profile:production", ACCOUNT_B, "us-east-1")
    assert data["action"] == "glue:GetConnections"


async def test_a_role_that_is_not_let_in_is_heard_with_its_account(
    ask: Ask, heard: Heard, aws_environment: World
) -> None:
    await ask("POST", "access", json={"role_arn": LOCKED, "region": "us-east-1"})

    ((_, data),) = heard
    assert (data["account"], data["action"]) == (ACCOUNT_B, "sts:AssumeRole")


async def test_a_place_of_a_list_that_aws_refuses_is_heard(ask: Ask, heard: Heard, aws_environment: World) -> None:
    answer = await ask("GET", "sessions", role=[CREATOR, LOCKED], region="us-east-1")

    ((schema_id, data),) = heard
    assert answer.status == 200
    assert schema_id == "urn:jupyter-glue-panel:denied:v1"
    assert (data["role"], data["account"], data["region"]) == (LOCKED, ACCOUNT_B, "us-east-1")
    assert data["request_id"] == answer.value["errors"][0]["request_id"]


async def test_a_line_of_the_discovery_that_aws_refuses_is_heard(
    jp_fetch: Any, heard: Heard, aws_environment: World
) -> None:
    aws_environment.faults.inject(Fault(kind="access_denied", service="glue", action="ListSessions"))

    await jp_fetch("glue-panel", "discovery", params={"role": CREATOR, "region": "us-east-1"})

    ((_, data),) = heard
    assert {name: data[name] for name in PLACE} == PLACE
    assert data["action"] == "glue:ListSessions"


async def test_one_refusal_for_two_lines_of_the_discovery_is_heard_once(
    jp_fetch: Any, heard: Heard, aws_environment: World
) -> None:
    await jp_fetch("glue-panel", "discovery", params={"role": LOCKED, "region": "us-east-1"})

    ((_, data),) = heard
    assert (data["role"], data["action"]) == (LOCKED, "sts:AssumeRole")


async def test_the_kernels_refusal_is_heard_once_it_is_explained(ask: Ask, heard: Heard, no_aws: Path) -> None:
    await ask("POST", "denial", json={"text": REFUSAL, "selection": {"role_arn": CREATOR}})

    ((_, data),) = heard
    assert (data["by"], data["action"], data["role"]) == ("aws", "glue:CreateSession", CREATOR)


async def test_jupyters_refusal_is_heard(read_only: None, ask: Ask, heard: Heard) -> None:
    await ask("POST", "sessions", "s-1", "stop", json={"role": CREATOR})

    ((_, data),) = heard
    assert (data["user"], data["by"], data["code"]) == ("ann", "jupyter", "forbidden")
    assert data["session_id"] == "s-1"
    assert data["request"].endswith("POST /a%40b/glue-panel/sessions/s-1/stop")


async def test_a_forged_request_is_heard(jp_fetch: Any, heard: Heard) -> None:
    page = await jp_fetch("api", "status")
    (cookie,) = page.headers.get_list("Set-Cookie")
    forged = {"Authorization": "", "Cookie": cookie.partition(";")[0]}

    answer = await jp_fetch(
        *("glue-panel", "sessions", "s-1", "stop"), method="POST", body="{}", headers=forged, raise_error=False
    )

    ((_, data),) = heard
    assert answer.code == 403
    assert (data["by"], data["code"]) == ("jupyter", "forbidden")


async def test_nobody_is_heard_who_is_nobody(jp_fetch: Any, heard: Heard) -> None:
    await jp_fetch("glue-panel", "roles", headers={"Authorization": ""}, raise_error=False)

    assert heard == []


async def test_an_administrators_file_gets_a_line_an_event(ask: Ask, log_file: Path, aws_environment: World) -> None:
    await ask("PUT", "tag-presets", "Mine", json={"tags": {}})

    (line,) = log_file.read_text().splitlines()
    assert json.loads(line)["__schema__"] == "urn:jupyter-glue-panel:preset-changed:v1"


@pytest.fixture
def heard(jp_serverapp: Any) -> Heard:
    """What a listener hears from now on."""
    events = Heard()
    jp_serverapp.event_logger.add_listener(listener=events.listen)
    return events


@pytest.fixture
def log_file(jp_serverapp: Any, tmp_path: Path) -> Path:
    """A file that the administrator has the events written to."""
    path = tmp_path / "events.log"
    jp_serverapp.event_logger.register_handler(logging.FileHandler(path))
    return path


@pytest.fixture
def read_only(jp_server_config: dict[str, Any]) -> None:
    jp_server_config["ServerApp"]["authorizer_class"] = ReadOnly


@pytest.fixture(autouse=True)
def ann(jp_server_config: dict[str, Any]) -> None:
    jp_server_config["ServerApp"]["identity_provider_class"] = Ann


def _start(world: World, id: str) -> None:
    glue = world.client("glue", ACCOUNT_B)
    glue.create_session(Id=id, Role=role_arn(ACCOUNT_B, RUNTIME_ROLE), Command={"Name": "glueetl"})
