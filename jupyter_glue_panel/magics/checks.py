"""What no cell could carry to the kernel, or no session take: refused here, with a code each.

Sources: Glue CreateSession (lengths, patterns), the kernel's ``set_session_id_prefix`` and ``%connections``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jupyter_glue_panel.arns import RoleArn, check_region
from jupyter_glue_panel.errors import InvalidRequest, Unprocessable
from jupyter_glue_panel.tags import check_tags
from jupyter_glue_panel.wire import Selection

_GLUE_VERSION = re.compile(r"(?:[A-Za-z0-9_]+\.)+[A-Za-z0-9_]+|auto")
_WORKER_TYPE = re.compile(r"[A-Z]\.[0-9]{1,4}X|Standard")
_SESSION_ID_PREFIX = re.compile(r"[A-Za-z0-9_.#/-]{1,218}")
_SINGLE_LINE = re.compile(r"[\t\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")
_LARGEST_INTEGER = 2**31 - 1
_MAX_CONNECTIONS = 1000
_MAX_CONNECTION_BYTES = 255


def check_selection(selection: Selection) -> None:
    """Refuse a selection of which one field can't be written: Unprocessable, the codes of check_field."""
    for field in _CHECKS:
        check_field(field, getattr(selection, field))


def check_field(field: str, value: Any) -> None:
    """Refuse the value of one field of a selection, None excepted: Unprocessable.

    Codes: role_arn_invalid, profile_not_writable, region_invalid, runtime_role_arn_invalid, glue_version_invalid,
    worker_type_invalid, number_of_workers_invalid, idle_timeout_invalid, timeout_invalid, session_id_prefix_invalid,
    those of check_connections and of tags.check_tags.
    """
    if value is not None:
        _CHECKS[field](value)


def check_connections(names: Sequence[str]) -> None:
    """Unprocessable: connection_count and the codes of check_connection."""
    if len(names) > _MAX_CONNECTIONS:
        raise Unprocessable("connection_count", f"A session takes {_MAX_CONNECTIONS} connections, not {len(names)}.")
    for name in names:
        check_connection(name)


def check_connection(name: str) -> None:
    """Refuse a connection's name that the kernel can't be given: connection_has_comma, connection_not_writable."""
    if "," in name:
        raise Unprocessable(
            "connection_has_comma",
            f"The kernel takes the connection {name[:64]!r} for several: it splits names at every comma.",
            hint="Make a connection without a comma in its name.",
        )
    if _SINGLE_LINE.fullmatch(name) is None or name != name.strip() or len(name.encode()) > _MAX_CONNECTION_BYTES:
        raise Unprocessable(
            "connection_not_writable",
            f"The connection name {name[:64]!r} can't be written into a cell.",
            hint="A name has 1 to 255 bytes, no line break, and no blank at either end.",
        )


def _check_profile(name: str) -> None:
    if _SINGLE_LINE.fullmatch(name) is None or name != name.strip() or "]" in name:
        raise Unprocessable(
            "profile_not_writable",
            f"{name[:64]!r} can't be the name of an AWS profile.",
            hint="aws configure list-profiles shows the names.",
        )


def _check_role(arn: str) -> None:
    try:
        RoleArn.parse(arn)
    except InvalidRequest as error:
        raise Unprocessable(error.code, error.message, hint=error.hint) from error


def _check_runtime_role(arn: str) -> None:
    try:
        RoleArn.parse(arn)
    except InvalidRequest as error:
        raise Unprocessable(f"runtime_{error.code}", error.message, hint=error.hint) from error


def _check_region(name: str) -> None:
    try:
        check_region(name)
    except InvalidRequest as error:
        raise Unprocessable(error.code, error.message, hint=error.hint) from error


def _matches(pattern: re.Pattern[str], code: str, noun: str, hint: str) -> Callable[[str], None]:
    def check(text: str) -> None:
        if pattern.fullmatch(text) is None:
            raise Unprocessable(code, f"{text[:64]!r} is no {noun}.", hint=hint)

    return check


def _counts(code: str, noun: str) -> Callable[[int], None]:
    def check(number: int) -> None:
        if not 1 <= number <= _LARGEST_INTEGER:
            raise Unprocessable(code, f"{number} is no {noun}.", hint="A whole number from 1 up.")

    return check


_CHECKS: Mapping[str, Callable[[Any], None]] = {
    "role_arn": _check_role,
    "profile": _check_profile,
    "region": _check_region,
    "tags": check_tags,
    "connections": check_connections,
    "runtime_role_arn": _check_runtime_role,
    "glue_version": _matches(_GLUE_VERSION, "glue_version_invalid", "version of Glue", "It looks like 5.1."),
    "worker_type": _matches(_WORKER_TYPE, "worker_type_invalid", "worker type", "It looks like G.1X."),
    "number_of_workers": _counts("number_of_workers_invalid", "number of workers"),
    "idle_timeout_minutes": _counts("idle_timeout_invalid", "idle time-out in minutes"),
    "timeout_minutes": _counts("timeout_invalid", "time-out in minutes"),
    "session_id_prefix": _matches(
        _SESSION_ID_PREFIX,
        "session_id_prefix_invalid",
        "prefix for session ids",
        "Letters, digits and - _ . # / are allowed, 218 at most.",
    ),
}
