"""No secret key and no session token leaves the server's memory: not in answers, not in the log, not in a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.request import urlopen

import pytest
from panel_server import Panel, running_panel
from scripted_aws import ENDPOINT_VARIABLES, ScriptedAws

from jupyter_glue_panel.sandbox.aws_files import MFA_PROFILE
from jupyter_glue_panel.sandbox.names import (
    ACCOUNT_A,
    ACCOUNT_B,
    CREATION_ROLE,
    LOCKED_ROLE,
    MFA_CODE,
    RUNTIME_ROLE,
    role_arn,
)
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
REFUSAL = f"User: {CREATOR} is not authorized to perform: glue:CreateSession on resource: *"
KIT = {
    "users_account": ACCOUNT_A,
    "session_account": ACCOUNT_B,
    "principals": [f"arn:aws:iam::{ACCOUNT_A}:user/ISBlogUser"],
    "runtime_role": RUNTIME_ROLE,
}
WALK_THROUGH: tuple[tuple[Any, ...], ...] = (
    ("GET", ("identity",)),
    ("GET", ("roles",)),
    ("POST", ("access",), {"role_arn": CREATOR, "region": "us-east-1"}),
    ("POST", ("access",), {"profile": MFA_PROFILE, "token_code": MFA_CODE}),
    ("GET", ("connections",), None, PLACE),
    ("GET", ("connections",), None, {"role": f"profile:{MFA_PROFILE}"}),
    ("GET", ("runtime-roles",), None, PLACE),
    ("PUT", ("tag-presets", "Mine"), {"tags": {"group": "analytics"}}),
    ("PUT", ("roles", "Production"), {"role_arn": CREATOR}),
    ("POST", ("preflight",), SELECTION),
    ("POST", ("network-check",), {**PLACE, "connections": ["session_vpc"]}),
    ("POST", ("costs", "estimate"), SELECTION),
    ("GET", ("costs", "rates"), None, PLACE),
    ("POST", ("cells",), SELECTION),
    ("POST", ("selection",), {"cells": [{"source": f"%%assume_role\n{CREATOR!r}"}]}),
    ("POST", ("insertions",), PLACE),
    ("PUT", ("started-sessions", "s-1"), {**PLACE, "path": "walk.ipynb", "kernel_id": "k"}),
    ("GET", ("started-sessions",)),
    ("GET", ("sessions",), None, PLACE),
    ("GET", ("sessions",), None, {**PLACE, "role": [CREATOR, ""]}),
    ("GET", ("discovery",), None, {**PLACE, "role": [CREATOR, ""]}),
    ("GET", ("sessions", "s-1"), None, PLACE),
    ("PUT", ("sessions", "s-1", "tags"), {**PLACE, "tags": {"group": "b"}}),
    ("GET", ("sessions", "s-1", "tags"), None, PLACE),
    ("DELETE", ("sessions", "s-1", "tags"), None, {**PLACE, "key": "group"}),
    ("POST", ("sessions", "s-1", "stop"), PLACE),
    ("DELETE", ("started-sessions", "s-1")),
    ("GET", ("costs",), None, {**PLACE, "tag_key": "billing"}),
    ("POST", ("costs", "allocation-tags", "group", "activate"), PLACE),
    ("POST", ("denial",), {"text": REFUSAL, "selection": SELECTION}),
    ("POST", ("policy-kit",), KIT),
    ("POST", ("policy-lint",), {"policy": '{"Statement": []}'}),
)
REFUSED: tuple[tuple[Any, ...], ...] = (
    ("POST", ("access",), {"role_arn": role_arn(ACCOUNT_B, LOCKED_ROLE), "region": "us-east-1"}),
    ("POST", ("access",), {"profile": MFA_PROFILE, "token_code": "654321"}),
    ("GET", ("sessions", "unknown"), None, PLACE),
)
"""What AWS says no to: its answers, and what the panel makes of them."""

WRITTEN = {
    *("server.log", "events.log", "tag-presets.json", "roles.json", "started-sessions.json"),
    *("walk.ipynb", "walk-checkpoint.ipynb"),
}

ARRIVING = "wJalrXUtnFEMIK7MDENGbPxRfiCYARRIVINGKEY0"
WITHOUT_END = (
    "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId>"
    f"<SecretAccessKey>{ARRIVING}</SecretAccessKey><SessionToken>{ARRIVING}</SessionToken></Credentials>"
    "</AssumeRoleResult></AssumeRoleResponse>"
).encode()

EVERYTHING_LOGGED = """
import logging

logging.basicConfig(level=logging.DEBUG)
c.EventLogger.handlers = [logging.FileHandler("events.log")]
"""
"""A server's configuration after which every library writes down all it can, and the events are kept."""


def test_the_walk_through_leaves_no_secret_in_answers_log_or_files(emulator: World, tmp_path: Path) -> None:
    _start_session(emulator)

    with running_panel(emulator, tmp_path, attempts=1, log_level="DEBUG", configuration=EVERYTHING_LOGGED) as panel:
        answers = [panel.ask(*request) for request in WALK_THROUGH]
        refusals = [panel.ask(*request) for request in REFUSED]
        _save_notebook(panel)

    assert {status for status, _ in answers} <= {200, 204}
    assert {status for status, _ in refusals} == {404, 422}
    written = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert {path.name for path in written} >= WRITTEN
    assert _found(emulator, json.dumps([answers, refusals]).encode(), *written.values()) == []


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


def test_a_crash_in_the_moment_in_which_a_secret_arrives_does_not_tell_it(
    emulator: World, half_an_sts: str, tmp_path: Path
) -> None:
    sts = {"AWS_ENDPOINT_URL_STS": half_an_sts}

    with running_panel(
        emulator, tmp_path, attempts=1, log_level="DEBUG", environment=sts, configuration=EVERYTHING_LOGGED
    ) as panel:
        status, answer = panel.ask("POST", ("access",), {"role_arn": CREATOR, "region": "us-east-1"})

    log = (tmp_path / "server.log").read_bytes()
    assert (status, answer["code"]) == (500, "internal_error")
    assert b"Traceback" in log
    assert ARRIVING.encode() not in json.dumps(answer).encode() + log


@pytest.fixture
def half_an_sts() -> Iterator[str]:
    """The URL of an STS that hands out a secret key, and does not say until when."""

    class Sts(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.send_header("Content-Length", str(len(WITHOUT_END)))
            self.end_headers()
            self.wfile.write(WITHOUT_END)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Sts)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def script() -> Iterator[ScriptedAws]:
    """A Cost Explorer that answers what AWS never would."""
    script = ScriptedAws()
    yield script
    script.stop()


def _start_session(world: World) -> None:
    world.client("glue", ACCOUNT_B).create_session(
        Id="s-1", Role=role_arn(ACCOUNT_B, RUNTIME_ROLE), Command={"Name": "glueetl"}, Tags={"group": "a"}
    )


def _save_notebook(panel: Panel) -> None:
    """The panel's cells in a notebook, saved with a checkpoint by Jupyter itself."""
    _, compiled = panel.ask("POST", ("cells",), SELECTION)
    cells = [
        {"cell_type": "code", "source": cell["source"], "metadata": {}, "outputs": [], "execution_count": None}
        for cell in compiled["cells"]
    ]
    content = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    jupyter = replace(panel, url=panel.url.replace("/glue-panel", "/api"))
    saved, _ = jupyter.ask("PUT", ("contents", "walk.ipynb"), {"type": "notebook", "content": content})
    kept, _ = jupyter.ask("POST", ("contents", "walk.ipynb", "checkpoints"), {})
    assert (saved, kept) == (201, 201)


def _found(world: World, *texts: bytes) -> list[str]:
    """The secrets that stand in one of the texts, of those that were handed out."""
    with urlopen(f"{world.endpoint_url}/_sandbox/secrets") as answer:
        known = json.loads(answer.read())
    assert world.walkthrough.user_secret_access_key in known
    assert len(known) >= 3
    return [secret for secret in known if any(secret.encode() in text for text in texts)]
