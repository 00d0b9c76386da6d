"""What the server knows when it makes a page, so that the page need not ask."""

from __future__ import annotations

from pathlib import Path
from typing import Any

STARTED_SESSIONS = "gluePanelStartedSessions"
"""Option of the page: ``none`` where no session is remembered that an earlier page left running."""

HOOK = "page_config_hook"
"""Where JupyterLab's and Notebook's servers look for a function of (handler, page configuration) that completes it."""


def tell_pages(settings: dict[str, Any], started_sessions: Path) -> None:
    """Have every page told from now on, after whoever tells it something already.

    started_sessions: the file in which they are remembered, if there are any.
    """
    earlier = settings.get(HOOK)

    def hook(handler: Any, config: dict[str, Any]) -> dict[str, Any]:
        told = earlier(handler, config) if earlier else config
        return {**told, STARTED_SESSIONS: "none"} if _holds_nothing(started_sessions) else told

    settings[HOOK] = hook


def _holds_nothing(file: Path) -> bool:
    try:
        return file.read_bytes().strip() == b"{}"
    except FileNotFoundError:
        return True
    except OSError:
        return False
