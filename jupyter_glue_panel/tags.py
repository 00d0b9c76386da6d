"""What may stand as tags on a session: AWS's limits, and what the Glue kernel makes of tags. Pure.

Sources: AWS Glue TagResource and the tag rules of AWS Organizations; ``aws-glue-sessions`` for ``owner`` and blanks.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from .credential_shapes import looks_like_credential
from .errors import Unprocessable

OWNER = "owner"
MAX_TAGS = 49
"""AWS allows 50, of which the kernel takes one for ``owner``."""
MAX_KEY_LENGTH = 128
MAX_VALUE_LENGTH = 256

_PUNCTUATION = frozenset("_.:/=+-@")
_CHARACTERS_HINT = "Letters, digits, spaces and _ . : / = + - @ are allowed."
_BLANKS_HINT = "The kernel cuts such spaces off."


def check_tags(tags: Mapping[str, str]) -> None:
    """Refuse tags that AWS, or the kernel, would refuse or alter: Unprocessable, naming the key.

    Codes: tag_count, tag_keys_differ_in_case, tag_key_length, tag_key_reserved, tag_key_characters, tag_key_blanks,
    tag_value_length, tag_value_characters, tag_value_blanks, credential_in_value.
    """
    count = sum(key != OWNER for key in tags)
    if count > MAX_TAGS:
        raise Unprocessable(
            "tag_count",
            f"{count} tags are {count - MAX_TAGS} too many.",
            hint=f"A session takes {MAX_TAGS} tags beside the one that the kernel adds itself, {OWNER}.",
        )
    _check_case(tags)
    for key, value in tags.items():
        _check_for_credentials(key, value)
        _check_key(key)
        _check_value(key, value)


def check_preset_tags(tags: Mapping[str, str]) -> None:
    """As check_tags, and no ``owner`` (code tag_owner): the kernel would overwrite it."""
    if OWNER in tags:
        raise Unprocessable(
            "tag_owner",
            f"The tag {OWNER} is the kernel's own: it writes who started the session there.",
            hint="Choose another key, for example contact.",
        )
    check_tags(tags)


def _check_case(tags: Mapping[str, str]) -> None:
    seen: dict[str, str] = {}
    for key in tags:
        twin = seen.setdefault(key.casefold(), key)
        if twin != key:
            raise Unprocessable(
                "tag_keys_differ_in_case",
                f"The tag keys {twin} and {key} differ only in case.",
                hint="Glue tells them apart, IAM conditions do not: keep one of them.",
            )


def _check_for_credentials(key: str, value: str) -> None:
    if looks_like_credential(key) or looks_like_credential(value):
        # what it was is not repeated: messages are logged
        raise Unprocessable(
            "credential_in_value",
            "A tag looks like an AWS credential, which everybody who sees the session or the notebook could read.",
            hint="Credentials stay in the AWS configuration. If one was pasted by mistake, have it replaced.",
        )


def _check_key(key: str) -> None:
    if not 1 <= len(key) <= MAX_KEY_LENGTH:
        raise Unprocessable("tag_key_length", f"A tag key has 1 to {MAX_KEY_LENGTH} characters, {key!r} {len(key)}.")
    if key.lower().startswith("aws:"):
        raise Unprocessable("tag_key_reserved", f"The tag key {key} is AWS's own.", hint="Keys may not begin with aws:")
    if not _is_allowed(key):
        raise Unprocessable(
            "tag_key_characters", f"The tag key {key!r} has a character that AWS does not take.", hint=_CHARACTERS_HINT
        )
    if key != key.strip():
        raise Unprocessable(
            "tag_key_blanks",
            f"The tag key {key!r} begins or ends with a space.",
            hint=_BLANKS_HINT,
        )


def _check_value(key: str, value: str) -> None:
    if len(value) > MAX_VALUE_LENGTH:
        raise Unprocessable(
            "tag_value_length",
            f"The value of tag {key} has {len(value)} characters, {MAX_VALUE_LENGTH} are allowed.",
        )
    if not _is_allowed(value):
        raise Unprocessable(
            "tag_value_characters",
            f"The value of tag {key} has a character that AWS does not take.",
            hint=_CHARACTERS_HINT,
        )
    if value != value.strip():
        raise Unprocessable(
            "tag_value_blanks",
            f"The value of tag {key} begins or ends with a space.",
            hint=_BLANKS_HINT,
        )


def _is_allowed(text: str) -> bool:
    return all(
        character in _PUNCTUATION
        or unicodedata.category(character)[0] in "LN"
        or unicodedata.category(character) == "Zs"
        for character in text
    )
