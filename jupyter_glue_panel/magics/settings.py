"""Which magic and which ``%%configure`` key carries which field of a selection, and what a line magic may hold.

IPython expands ``{...}`` and ``$name`` in a line magic, so a line takes only values that match a pattern of harmless
characters in full; everything else goes into a literal body.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Value = str | int | tuple[str, ...]


@dataclass(frozen=True)
class Setting:
    """One setting of a session.

    field: of wire.Selection · magic: the line magic's name · key: of ``%%configure``, None where that would make it a
    job argument · harmless: what a line magic may hold.
    """

    field: str
    magic: str
    key: str | None
    harmless: re.Pattern[str]


_NUMBER = re.compile(r"[0-9]+")

SETTINGS = (
    Setting("profile", "profile", "profile", re.compile(r"[A-Za-z0-9_.@+=:/-]+")),
    Setting("region", "region", "region", re.compile(r"[a-z0-9-]+")),
    Setting("runtime_role_arn", "iam_role", "iam_role", re.compile(r"[A-Za-z0-9_.@+=,:/-]+")),
    Setting("glue_version", "glue_version", "glue_version", re.compile(r"[A-Za-z0-9_.]+")),
    Setting("worker_type", "worker_type", "worker_type", re.compile(r"[A-Za-z0-9.]+")),
    Setting("number_of_workers", "number_of_workers", "number_of_workers", _NUMBER),
    Setting("idle_timeout_minutes", "idle_timeout", "idle_timeout", _NUMBER),
    Setting("timeout_minutes", "timeout", "timeout", _NUMBER),
    Setting("session_id_prefix", "session_id_prefix", None, re.compile(r"[A-Za-z0-9_.#/-]+")),
    Setting("connections", "connections", "connections", re.compile(r"[A-Za-z0-9_.@+=,:/-]+")),
)

BY_FIELD: Mapping[str, Setting] = {setting.field: setting for setting in SETTINGS}
BY_MAGIC: Mapping[str, Setting] = {setting.magic: setting for setting in SETTINGS}
BY_KEY: Mapping[str, Setting] = {setting.key: setting for setting in SETTINGS if setting.key}

KERNEL_KEYS = frozenset(BY_KEY) | {"tags", "endpoint", "session_id", "max_capacity", "security_config", "extra_jars"}
"""What ``%%configure`` knows; it hands every other key to the session as a job argument."""


@dataclass(frozen=True)
class OtherMagic:
    """A line magic that shapes a session and sets no field of a selection.

    key: that sets the same in ``%%configure``, None where none does · takes: what the kernel makes of the argument.
    """

    key: str | None
    takes: Literal["nothing", "text", "list"]


OTHERS: Mapping[str, OtherMagic] = {
    "additional_python_modules": OtherMagic("--additional-python-modules", "list"),
    "endpoint": OtherMagic("endpoint", "text"),
    "etl": OtherMagic(None, "nothing"),
    "extra_jars": OtherMagic("--extra-jars", "list"),
    "extra_py_files": OtherMagic("--extra-py-files", "list"),
    "reconnect": OtherMagic(None, "text"),
    "security_config": OtherMagic("security_config", "text"),
    "session_type": OtherMagic(None, "text"),
    "spark_conf": OtherMagic("--conf", "text"),
    "streaming": OtherMagic(None, "nothing"),
}

LINE_MAGICS = frozenset(BY_MAGIC) | frozenset(OTHERS)
"""The kernel's line magics that shape a session, so that they must stand before its first code."""

CELL_MAGICS = frozenset({"assume_role", "configure", "tags"})


def as_text(value: Value) -> str:
    """The value as a magic's argument and ``%%configure`` spell it; connections are joined by commas."""
    return ",".join(value) if isinstance(value, tuple) else str(value)


def fits_a_line(setting: Setting, value: Value) -> bool:
    """Whether the value may stand in a line magic."""
    return setting.harmless.fullmatch(as_text(value)) is not None
