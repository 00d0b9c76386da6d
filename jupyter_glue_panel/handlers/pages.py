"""What the server knows when it makes a page, so that the page need not ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jupyter_glue_panel.sessions.started import StartedSessionBook

STARTED_SESSIONS = "gluePanelStartedSessions"
"""Option of the page: ``none`` where no session is remembered that an earlier page left running."""

HOOK = "page_config_hook"
"""Where JupyterLab's and Notebook's servers look for a function of (handler, page configuration) that completes it."""


def tell_pages(settings: dict[str, Any], started: Callable[[], StartedSessionBook]) -> None:
    """Have every page told from now on, after whoever tells it something already."""
    earlier = settings.get(HOOK)

    def hook(handler: Any, config: dict[str, Any]) -> dict[str, Any]:
        told = earlier(handler, config) if earlier else config
        return {**told, STARTED_SESSIONS: "none"} if started().is_known_to_be_empty() else told

    settings[HOOK] = hook
