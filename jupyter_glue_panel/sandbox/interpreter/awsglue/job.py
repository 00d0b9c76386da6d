"""Job bookmarks: there are none here."""

from __future__ import annotations

from awsglue.context import GlueContext


class Job:
    """Begins and commits nothing."""

    def __init__(self, context: GlueContext) -> None:
        self.context = context

    def init(self, name: str, args: dict[str, str] | None = None) -> None:
        """Do nothing."""

    def commit(self) -> None:
        """Do nothing."""
