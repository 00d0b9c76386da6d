from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from jupyter_glue_panel.sessions.servers import Servers
from jupyter_glue_panel.sessions.started import MOST_SESSIONS

from .conftest import Ask

SEEN = {
    "path": "work/walk-through.ipynb",
    "kernel_id": "a1",
    "role": "arn:aws:iam::444455556666:role/GlueSessionCreationRole",
    "region": "us-east-1",
    "is_kept": False,
}


async def remembered(ask: Ask) -> list[str]:
    answer = await ask("GET", "started-sessions")
    return [session["id"] for session in answer.value["sessions"]]


async def test_a_session_that_was_started_is_remembered_for_the_next_page(ask: Ask) -> None:
    saved = await ask("PUT", "started-sessions", "analytics-1", json=SEEN)

    answer = await ask("GET", "started-sessions")
    assert answer.value == {"sessions": [saved.value], "errors": []}
    assert saved.value.items() >= {**SEEN, "id": "analytics-1"}.items()


async def test_what_is_known_of_a_session_is_replaced(ask: Ask) -> None:
    await ask("PUT", "started-sessions", "analytics-1", json=SEEN)

    await ask("PUT", "started-sessions", "analytics-1", json={**SEEN, "kernel_id": None})

    answer = await ask("GET", "started-sessions")
    assert [session["kernel_id"] for session in answer.value["sessions"]] == [None]


async def test_a_session_that_has_ended_is_forgotten(ask: Ask) -> None:
    await ask("PUT", "started-sessions", "analytics-1", json=SEEN)

    first = await ask("DELETE", "started-sessions", "analytics-1")
    second = await ask("DELETE", "started-sessions", "analytics-1")

    assert (first.status, second.status) == (204, 204)
    assert await remembered(ask) == []


async def test_only_so_many_are_remembered_the_last_seen_first(ask: Ask) -> None:
    for number in range(MOST_SESSIONS + 2):
        await ask("PUT", "started-sessions", f"s{number}", json=SEEN)

    ids = await remembered(ask)

    assert ids[0] == f"s{MOST_SESSIONS + 1}"
    assert ids[-1] == "s2"


async def test_a_file_that_cannot_be_read_is_told_and_kept(ask: Ask, user_directory: Path) -> None:
    user_directory.mkdir()
    (user_directory / "started-sessions.json").write_text("{")

    answer = await ask("GET", "started-sessions")

    assert [error["code"] for error in answer.value["errors"]] == ["file_broken"]
    assert answer.value["sessions"] == []


@pytest.mark.parametrize(
    ("id", "body", "code"),
    [
        ("no\nid", SEEN, "session_id_invalid"),
        ("s1", {**SEEN, "path": "x" * 5000}, "started_session_invalid"),
        ("s1", {**SEEN, "secret": "x"}, "invalid_request"),
        ("s1", {"kernel_id": "a1"}, "invalid_request"),
    ],
)
async def test_what_is_no_session_is_not_remembered(ask: Ask, id: str, body: dict[str, object], code: str) -> None:
    answer = await ask("PUT", "started-sessions", id, json=body)

    assert answer.code == (400, code)
    assert await remembered(ask) == []


@pytest.fixture
def other_server(user_directory: Path) -> Iterator[Servers]:
    """A second Jupyter server of the same user, which has started the session elsewhere-1 and still runs."""
    servers = Servers(user_directory / "servers")
    servers.enter()
    seen = {**SEEN, "id": "elsewhere-1", "server": servers.id, "seen_at": "2026-11-23T12:00:00Z"}
    (user_directory / "started-sessions.json").write_text(json.dumps({"elsewhere-1": seen}))
    yield servers
    servers.leave()


async def told_elsewhere(ask: Ask) -> dict[str, bool]:
    answer = await ask("GET", "started-sessions")
    return {session["id"]: session["is_elsewhere"] for session in answer.value["sessions"]}


async def test_a_session_of_another_server_that_runs_is_told_apart(ask: Ask, other_server: Servers) -> None:
    await ask("PUT", "started-sessions", "here-1", json=SEEN)

    assert await told_elsewhere(ask) == {"here-1": False, "elsewhere-1": True}


async def test_a_session_of_a_server_that_has_ended_is_nobody_elses(ask: Ask, other_server: Servers) -> None:
    other_server.leave()

    assert await told_elsewhere(ask) == {"elsewhere-1": False}


async def test_a_session_that_its_kernel_let_go_of_is_nobody_elses(
    ask: Ask, other_server: Servers, user_directory: Path
) -> None:
    file = user_directory / "started-sessions.json"
    file.write_text(file.read_text().replace('"a1"', "null"))

    assert await told_elsewhere(ask) == {"elsewhere-1": False}


async def test_a_session_that_is_seen_here_is_this_servers(ask: Ask, other_server: Servers) -> None:
    await ask("PUT", "started-sessions", "elsewhere-1", json=SEEN)

    assert await told_elsewhere(ask) == {"elsewhere-1": False}


async def test_a_page_does_not_choose_the_server(ask: Ask) -> None:
    answer = await ask("PUT", "started-sessions", "s1", json={**SEEN, "server": "0" * 32})

    assert answer.code == (400, "invalid_request")
