"""What only the page knows: that the panel's cells were written, and what session a kernel works in."""

from __future__ import annotations

from jupyter_glue_panel.access import Gate
from jupyter_glue_panel.errors import InvalidRequest, PanelError
from jupyter_glue_panel.wire_insertions import Insertion
from jupyter_glue_panel.wire_sessions import StartedSession

from .events import SessionStarted, SettingsInserted

MAX_TEXT = 4096


async def settings_inserted(gate: Gate, insertion: Insertion) -> SettingsInserted:
    """The event that the page tells of; InvalidRequest (insertion_invalid) for what no page would tell."""
    if any(
        text is not None and len(text) > MAX_TEXT for text in (insertion.role, insertion.region, insertion.notebook)
    ):
        raise InvalidRequest("insertion_invalid", f"No field may have more than {MAX_TEXT} characters.")
    role, account, region = await _place(gate, insertion.role, insertion.region)
    return SettingsInserted(role=role, account=account, region=region, notebook=insertion.notebook)


async def session_started(gate: Gate, session: StartedSession) -> SessionStarted:
    """The event that a session was first seen in a kernel."""
    role, account, region = await _place(gate, session.role, session.region)
    return SessionStarted(role=role, account=account, region=region, session_id=session.id, notebook=session.path)


async def _place(gate: Gate, role: str | None, region: str | None) -> tuple[str | None, str | None, str | None]:
    """Role, account and Region; an account that can't be told, for AWS does not answer, holds no event back."""
    try:
        account = await gate.enter(role, region)
    except PanelError:
        return role, None, region
    return account.role, account.id, account.region
