"""What AWS credentials look like. Pure.

Sources: IAM "unique identifiers" (AKIA, ASIA), the shapes of secret access keys and session tokens.
"""

from __future__ import annotations

import re

KEY_ID = re.compile(r"(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])")
SECRET_KEY = re.compile(
    r"(?<![A-Za-z0-9/+])(?=[A-Za-z0-9/+]{0,39}[a-z])(?=[A-Za-z0-9/+]{0,39}[G-Z])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])"
)
TOKEN = re.compile(r"[A-Za-z0-9/+=]{100,}")

_MIXED = re.compile(r"(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])")


def looks_like_credential(text: str) -> bool:
    """Is a short text of its own, a tag's value for example, probably a key id, a secret key or a session token?

    A secret key is told from a long word or a hash by its mixture of capitals, small letters and digits.
    """
    if KEY_ID.search(text):
        return True
    bare = SECRET_KEY.search(text) or TOKEN.search(text)
    return bare is not None and _MIXED.match(bare[0]) is not None
