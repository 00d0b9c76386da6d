"""A Jupyter server with the extension, and a way to ask it."""

from __future__ import annotations

import json
import socket
from collections.abc import Awaitable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote, urlencode

import pytest

# as a plugin it would start and stop a server application around every test of the project
from pytest_jupyter.jupyter_server import *  # noqa: F403

from jupyter_glue_panel.sandbox.names import ACCOUNT_B, OPAQUE_ROLE
from jupyter_glue_panel.sandbox.settings import SESSIONS_AND_POLICIES, Settings
from jupyter_glue_panel.sandbox.world import World


@dataclass(frozen=True)
class Answer:
    """What the server said. value: the decoded JSON, None for an empty body."""

    status: int
    headers: Mapping[str, str]
    value: Any

    @property
    def code(self) -> tuple[int, str]:
        """Status and code of a failure."""
        return self.status, self.value["code"]


class Ask(Protocol):
    """``await ask("GET", "connections", role=arn)``; a list repeats its parameter.

    json: the body's value · body: the body as it goes out.
    """

    def __call__(
        self, method: str, *path: str, json: object = None, body: bytes | None = None, **query: str | list[str]
    ) -> Awaitable[Answer]: ...


@pytest.fixture
def panel_traits() -> dict[str, Any]:
    """What an administrator set; tests parametrize it."""
    return {}


@pytest.fixture
def user_directory(tmp_path: Path) -> Path:
    return tmp_path / "user"


@pytest.fixture  # type: ignore[no-redef]  # a fixture is overridden by its name
def jp_server_config(panel_traits: dict[str, Any], user_directory: Path) -> dict[str, Any]:
    quick = {
        "user_directory": str(user_directory),
        "aws_attempts": 1,
        "role_session_name": "jupyter-ann",
        "session_tag_wait_seconds": 60,
    }
    return {
        "ServerApp": {"jpserver_extensions": {"jupyter_glue_panel": True}},
        "GluePanelApp": {**quick, **panel_traits},
    }


@pytest.fixture
def ask(jp_serverapp: Any, http_server_client: Any, jp_auth_header: dict[str, str], jp_base_url: str) -> Ask:
    async def fetch(
        method: str, *path: str, json: object = None, body: bytes | None = None, **query: str | list[str]
    ) -> Answer:
        content = _content(method, json, body)
        pairs = [(name, value) for name, values in query.items() for value in _each(values)]
        # each part as the page writes it: one with a slash is still one part
        below = "/".join(quote(part, safe="") for part in path)
        url = f"{jp_base_url}glue-panel/{below}?{urlencode(pairs)}"
        response = await http_server_client.fetch(
            url, method=method, headers=jp_auth_header, body=content, request_timeout=60, raise_error=False
        )
        return Answer(response.code, response.headers, _value(response.body))

    return fetch


@pytest.fixture
def aws_config(aws_environment: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The AWS configuration file of a test's own, to be written to."""
    config = tmp_path / "own-aws-config"
    config.write_bytes(aws_environment.files.config.read_bytes())
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    return config


@pytest.fixture
def no_region(aws_config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Credentials, but no Region anywhere."""
    monkeypatch.delenv("AWS_REGION")
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    aws_config.write_text(aws_config.read_text().replace("region = us-east-1\n", ""))


@pytest.fixture
def no_aws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine on which nobody ever configured AWS. The result is its (missing) configuration file."""
    for variable in ("AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ACCESS_KEY_ID", "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(variable, raising=False)
    config = tmp_path / "aws-config"
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "aws-credentials"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    return config


@pytest.fixture
def closed_port() -> str:
    """The URL of a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


@pytest.fixture
def production(aws_environment: World) -> Iterator[World]:
    """The walk-through's account B: its role may start no session without a VPC, and read no managed policy."""
    settings = Settings(provisioning_seconds=0, stopping_seconds=0, enforced_actions=SESSIONS_AND_POLICIES)
    aws_environment.settings.take(settings)
    yield aws_environment
    iam = aws_environment.client("iam", ACCOUNT_B)
    for name in iam.list_role_policies(RoleName=OPAQUE_ROLE)["PolicyNames"]:
        iam.delete_role_policy(RoleName=OPAQUE_ROLE, PolicyName=name)
    # what is undone here is no reason to furnish all accounts anew, which takes seconds
    aws_environment.requests.seen -= {"iam.PutRolePolicy", "iam.DeleteRolePolicy"}


def _content(method: str, value: object, body: bytes | None) -> bytes | None:
    if body is not None or method in ("GET", "DELETE"):
        return body
    return json.dumps(value).encode()


def _value(body: bytes) -> Any:
    return json.loads(body) if body else None


def _each(values: str | list[str]) -> list[str]:
    return [values] if isinstance(values, str) else values
