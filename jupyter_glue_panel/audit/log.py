"""The way into the server's event log (jupyter_events), which keeps nothing unless an administrator wants it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

import msgspec

from .events import Event

SCHEMAS = Path(__file__).with_name("schemas")


class EventLog(Protocol):
    """What this package needs of jupyter_events.EventLogger."""

    def register_event_schema(self, schema: Path) -> None:
        """Make events of that schema known."""

    def emit(self, *, schema_id: str, data: dict[str, Any]) -> object:
        """Hand an event to whoever listens."""


def register(log: EventLog) -> None:
    """Make the panel's events known, so that handlers and listeners can ask for them."""
    for schema in sorted(SCHEMAS.glob("*.yaml")):
        log.register_event_schema(schema)


def tell(log: EventLog, user: str, event: Event) -> None:
    """``user`` did what ``event`` says."""
    log.emit(schema_id=event.schema_id, data={"user": user, **msgspec.to_builtins(event)})
