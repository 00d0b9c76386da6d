"""What JupyterLab's page is told with its configuration."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jupyter_glue_panel.handlers.pages import STARTED_SESSIONS
from tests.handlers.conftest import Ask


def _page(settings: dict[str, Any]) -> dict[str, Any]:
    page: dict[str, Any] = settings["page_config_hook"](None, {"appName": "JupyterLab"})
    return page


async def test_a_page_need_not_ask_for_sessions_where_none_was_left(jp_serverapp: Any) -> None:
    page = _page(jp_serverapp.web_app.settings)

    assert page == {"appName": "JupyterLab", STARTED_SESSIONS: "none"}


async def test_a_page_asks_while_a_session_is_remembered(jp_serverapp: Any, ask: Ask) -> None:
    await ask("PUT", "started-sessions", "s-1", json={"path": "a.ipynb", "kernel_id": "k"})

    assert STARTED_SESSIONS not in _page(jp_serverapp.web_app.settings)


async def test_a_page_need_not_ask_any_more_once_the_session_has_ended(jp_serverapp: Any, ask: Ask) -> None:
    await ask("PUT", "started-sessions", "s-1", json={"path": "a.ipynb", "kernel_id": "k"})

    await ask("DELETE", "started-sessions", "s-1")

    assert _page(jp_serverapp.web_app.settings)[STARTED_SESSIONS] == "none"


@pytest.mark.parametrize("content", ["", "{", "[1]"])
async def test_a_page_asks_where_the_file_is_broken(jp_serverapp: Any, user_directory: Path, content: str) -> None:
    user_directory.mkdir()
    (user_directory / "started-sessions.json").write_text(content)

    assert STARTED_SESSIONS not in _page(jp_serverapp.web_app.settings)
