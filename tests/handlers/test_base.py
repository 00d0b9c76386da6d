from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jupyter_server.auth import Authorizer

from .conftest import Ask


class ReadOnly(Authorizer):
    """Lets everybody read, and nobody change anything."""

    def is_authorized(self, handler: Any, user: Any, action: str, resource: str) -> bool:
        return action == "read" or resource != "glue_panel"


@pytest.mark.parametrize("path", ["identity", "roles", "connections", "runtime-roles", "tag-presets", "sessions/x"])
async def test_nobody_reads_without_the_servers_token(jp_fetch: Any, path: str) -> None:
    response = await jp_fetch("glue-panel", path, headers={"Authorization": ""}, raise_error=False)

    assert response.code == 403


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", ["access"]),
        ("PUT", ["roles", "Mine"]),
        ("DELETE", ["roles", "Mine"]),
        ("PUT", ["tag-presets", "Mine"]),
        ("DELETE", ["tag-presets", "Mine"]),
        ("POST", ["sessions", "x", "stop"]),
    ],
)
async def test_who_may_only_read_changes_nothing(read_only: None, ask: Ask, method: str, path: list[str]) -> None:
    answer = await ask(method, *path, json={})

    assert answer.status == 403


async def test_who_may_only_read_still_reads(read_only: None, ask: Ask) -> None:
    answer = await ask("GET", "tag-presets")

    assert answer.status == 200


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"", "truncated"),
        (b"{", "truncated"),
        (b"\xff", "JSON"),
        (b'{"tags": {"a": "\xff"}}', "utf-8"),
        (b"[]", "object"),
        (b'{"tags": "group=a"}', "$.tags"),
        (b'{"tags": {}, "colour": "red"}', "colour"),
        (b"{}", "tags"),
    ],
)
async def test_a_body_that_cannot_be_read_is_told_what_is_wrong_with_it(ask: Ask, body: bytes, told: str) -> None:
    answer = await ask("PUT", "tag-presets", "Mine", body=body)

    assert answer.code == (400, "invalid_request")
    assert told in answer.value["message"]


@pytest.mark.parametrize("name", ["Mine", "Nobody's"])
async def test_no_answer_is_kept_by_a_browser_or_a_proxy(ask: Ask, name: str) -> None:
    await ask("PUT", "tag-presets", "Mine", json={"tags": {}})

    answer = await ask("GET", "tag-presets", name)

    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("panel_traits", [{"user_directory": "\0"}])
async def test_a_failure_of_the_panels_own_shows_no_details(ask: Ask) -> None:
    answer = await ask("GET", "tag-presets")

    assert answer.code == (500, "internal_error")
    assert set(answer.value) == {"code", "message", "hint", "aws_code", "request_id"}
    assert "null byte" not in str(answer.value)


async def test_a_page_of_another_site_cannot_change_anything(jp_fetch: Any, user_directory: Path) -> None:
    response = await jp_fetch(
        "glue-panel",
        "tag-presets",
        "Mine",
        method="PUT",
        body=b'{"tags": {}}',
        headers={"Authorization": "", "Cookie": "username=ann", "Origin": "https://evil.example"},
        raise_error=False,
    )

    assert response.code in (403, 404)
    assert not user_directory.exists()


@pytest.fixture
def read_only(jp_server_config: dict[str, Any]) -> None:
    jp_server_config["ServerApp"]["authorizer_class"] = ReadOnly
