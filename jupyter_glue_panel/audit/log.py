"""The way into the server's event log (jupyter_events), which keeps nothing unless an administrator wants it."""

from __future__ import annotations

from typing import Any, Protocol

import msgspec

from .events import Event


class EventLog(Protocol):
    """What this package needs of jupyter_events.EventLogger."""

    def emit(self, *, schema_id: str, data: dict[str, Any]) -> object:
        """Hand an event to whoever listens."""


def tell(log: EventLog, user: str, event: Event) -> None:
    """``user`` did what ``event`` says."""
    log.emit(schema_id=event.schema_id, data={"user": user, **msgspec.to_builtins(event)})
