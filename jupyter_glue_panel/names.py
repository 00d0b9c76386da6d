"""The names that users give to what they save: presets, roles. Pure."""

from __future__ import annotations

from .credential_shapes import looks_like_credential
from .errors import InvalidRequest

MAX_LENGTH = 64


def check_name(name: str) -> str:
    """The name as it came; InvalidRequest (name_invalid) where it is empty, too long, or would not read as itself.

    InvalidRequest (credential_in_value), which does not repeat it, for what looks like an AWS credential.
    """
    if looks_like_credential(name):
        raise InvalidRequest(
            "credential_in_value",
            "The name looks like an AWS credential.",
            hint="Choose another. If one was pasted by mistake, have it replaced.",
        )
    if not 1 <= len(name) <= MAX_LENGTH or not name.isprintable() or name != name.strip() or "/" in name:
        raise InvalidRequest(
            "name_invalid",
            f"{name[:MAX_LENGTH]!r} can't be a name.",
            hint=f"A name has 1 to {MAX_LENGTH} characters, no slash, and no space at either end.",
        )
    return name
