"""Credentials that somebody pasted into a cell: found, and taken out before anything else looks at the text.

Sources: IAM "unique identifiers" (AKIA, ASIA), the shapes of secret access keys and session tokens.
"""

from __future__ import annotations

import re

REMOVED = "REMOVED"

_KEY_ID = re.compile(r"(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])")
_NAMED = re.compile(
    r"((?:secret_?(?:access_?)?key|session_?token|security_?token)[\"'\])]*(?:\s*[:=,]\s*|[ \t])[\"']{0,3})"
    r"(?=[A-Za-z0-9/+=]{0,400}[0-9/+])([A-Za-z0-9/+=]{16,})",
    re.IGNORECASE,
)
_SECRET_KEY = re.compile(
    r"(?<![A-Za-z0-9/+=])(?=[A-Za-z0-9/+]{0,39}[a-z])(?=[A-Za-z0-9/+]{0,39}[G-Z])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])"
)
_TOKEN = re.compile(r"[A-Za-z0-9/+=]{100,}")


def without_credentials(source: str) -> str:
    """The source with every credential replaced by REMOVED; the very same source where there is none."""
    named = _NAMED.sub(rf"\1{REMOVED}", source)
    if _KEY_ID.search(named) is None:
        return named
    bare = _SECRET_KEY.sub(REMOVED, _TOKEN.sub(REMOVED, named))
    return _KEY_ID.sub(REMOVED, bare)
