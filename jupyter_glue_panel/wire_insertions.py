"""What the page tells of what it wrote into notebooks."""

from __future__ import annotations

from .wire_base import Body


class Insertion(Body, frozen=True, kw_only=True):
    """``POST insertions``: the panel's cells were written, for the audit log.

    role: an ARN or a role id, None for the user's own identity · region: None for the role's own · notebook: its path.
    """

    role: str | None = None
    region: str | None = None
    notebook: str | None = None
