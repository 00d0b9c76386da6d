"""No secret key and no session token leaves the server's memory: not in answers, not in the log, not in a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from panel_server import running_panel
from scripted_aws import ENDPOINT_VARIABLES, ScriptedAws

from jupyter_glue_panel.sandbox.names import ACCOUNT_B, CREATION_ROLE, RUNTIME_ROLE, role_arn
from jupyter_glue_panel.sandbox.world import World

CREATOR = role_arn(ACCOUNT_B, CREATION_ROLE)
PLACE = {"role": CREATOR, "region": "us-east-1"}
SELECTION = {
    "role_arn": CREATOR,
    "region": "us-east-1",
    "tags": {"group": "analytics"},
    "runtime_role_arn": role_arn(ACCOUNT_B, RUNTIME_ROLE),
    "connections": ["session_vpc"],
}
WALK_THROUGH: tuple[tuple[Any, ...], ...] = (
    ("GET", ("identity",)),
    ("GET", ("roles",)),
    ("POST", ("access",), {"role_arn": CREATOR, "region": "us-east-1"}),
    ("GET", ("connections",), None, PLACE),
    ("GET", ("runtime-roles",), None, PLACE),
    ("PUT", ("tag-presets", "Mine"), {"tags": {"group": "analytics"}}),
    ("PUT", ("roles", "Production"), {"role_arn": CREATOR}),
    ("POST", ("preflight",), SELECTION),
    ("POST", ("network-check",), {**PLACE, "connections": ["session_vpc"]}),
    ("POST", ("cells",), SELECTION),
    ("POST", ("insertions",), PLACE),
    ("GET", ("sessions",), None, PLACE),
    ("GET", ("sessions", "s-1"), None, PLACE),
    ("POST", ("sessions", "s-1", "stop"), PLACE),
)


def test_the_walk_through_leaves_no_secret_in_answers_log_or_files(emulator: World, tmp_path: Path) -> None:
    with running_panel(emulator, tmp_path, attempts=1, log_level="DEBUG") as panel:
        answers = [panel.ask(*request) for request in WALK_THROUGH]

    assert {status for status, _ in answers} <= {200, 204, 404}
    written = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert {path.name for path in written} >= {"server.log", "tag-presets.json", "roles.json"}
    assert _found(emulator, json.dumps(answers).encode(), *written.values()) == []


def test_a_crash_with_credentials_at_hand_tells_none_of_them(
    emulator: World, script: ScriptedAws, tmp_path: Path
) -> None:
    script.tell("ce", "StartCostAllocationTagBackfill", {})
    billing = {ENDPOINT_VARIABLES["ce"]: script.url}
    start = datetime.now(timezone.utc).date().replace(day=1)

    with running_panel(emulator, tmp_path, attempts=1, log_level="DEBUG", environment=billing) as panel:
        status, answer = panel.ask("POST", ("costs", "backfill"), {**PLACE, "start": str(start)})

    log = (tmp_path / "server.log").read_bytes()
    assert (status, answer["code"]) == (500, "internal_error")
    assert b"Traceback" in log
    assert _found(emulator, json.dumps(answer).encode(), log) == []


@pytest.fixture
def script() -> Iterator[ScriptedAws]:
    """A Cost Explorer that answers what AWS never would."""
    script = ScriptedAws()
    yield script
    script.stop()


def _found(world: World, *texts: bytes) -> list[str]:
    """The secrets that stand in one of the texts, of those that were handed out."""
    with urlopen(f"{world.endpoint_url}/_sandbox/secrets") as answer:
        handed_out = json.loads(answer.read())
    known = [*handed_out, world.walkthrough.user_secret_access_key]
    assert len(known) >= 3
    return [secret for secret in known if any(secret.encode() in text for text in texts)]
