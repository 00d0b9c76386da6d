"""Credentials that somebody pasted into a cell: found, and taken out before anything else looks at the text."""

from __future__ import annotations

import re

from jupyter_glue_panel.credential_shapes import KEY_ID, SECRET_KEY, TOKEN

REMOVED = "REMOVED"

_NAMED = re.compile(
    r"((?:secret_?(?:access_?)?key|session_?token|security_?token)[\"'\])]*(?:\s*[:=,]\s*|[ \t])[\"']{0,3})"
    r"(?=[A-Za-z0-9/+=]{0,400}[0-9/+])([A-Za-z0-9/+=]{16,})",
    re.IGNORECASE,
)


def without_credentials(source: str) -> str:
    """The source with every credential replaced by REMOVED; the very same source where there is none."""
    named = _NAMED.sub(rf"\1{REMOVED}", source)
    if KEY_ID.search(named) is None:
        return named
    bare = SECRET_KEY.sub(REMOVED, TOKEN.sub(REMOVED, named))
    return KEY_ID.sub(REMOVED, bare)
