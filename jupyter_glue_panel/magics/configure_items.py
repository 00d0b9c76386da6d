"""One key of a ``%%configure`` body and its value: what the kernel makes of them, and what was meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache
from math import inf

from jupyter_glue_panel.errors import Unprocessable

from .checks import check_connections
from .settings import BY_FIELD, BY_KEY, KERNEL_KEYS, OTHERS, Setting, Value, as_text
from .values import NUMBERS, Meant, meant_by
from .verdicts import Flaw

PREFIX = "session_id_prefix"
MAX_CAPACITY = "max_capacity"
_NO_CAPACITY = Flaw("max_capacity_invalid", "max_capacity is a number of DPUs; the kernel fails on what is none.")
_LONGEST_MISSPELLING = 30


@dataclass(frozen=True)
class Item:
    """One key and its value.

    found: both as they stand · key, written: as they should stand; written is None where nobody can tell, and of
    PREFIX, which is no key to the kernel · setting, value: of a selection, if it is one.
    """

    found: tuple[object, object]
    key: str
    written: object
    setting: Setting | None = None
    value: Value | None = None
    flaws: tuple[Flaw, ...] = ()


def read_item(key: str, value: object, body: Mapping[object, object]) -> Item:
    """One item of a body.

    Its flaws: max_capacity_invalid, configure_not_text, configure_unknown_key, configure_connections_list,
    stray_blanks, connections_empty_name, tags_unreadable, the codes of checks.
    """
    if key == "tags":
        return Item((key, value), key, None, flaws=(Flaw("tags_unreadable", "tags must be a dict of quoted texts."),))
    setting = BY_KEY.get(key)
    if setting is not None:
        meant = _connections(value) if setting.field == "connections" else _single(setting, value)
        written = value if not meant.flaws else None if meant.value is None else _spelled(meant.value)
        return Item((key, value), key, written, setting, meant.value, meant.flaws)
    if key == MAX_CAPACITY and value and not _is_capacity(value):
        return Item((key, value), key, None, flaws=(_NO_CAPACITY,))
    if key in KERNEL_KEYS or key.startswith("--"):
        return Item((key, value), key, value)
    flaw = Flaw(
        "configure_unknown_key", f"%%configure does not know {key[:64]!r}: it becomes the job argument --{key[:64]}."
    )
    item = _renamed(key, value, body)
    return replace(item, found=(key, value), flaws=(flaw, *item.flaws))


def _renamed(key: str, value: object, body: Mapping[object, object]) -> Item:
    if key == PREFIX:
        meant = meant_by(PREFIX, str(value))
        return Item((key, value), key, None, BY_FIELD[PREFIX], meant.value, meant.flaws)
    name = _misspelled(key)
    if name is not None and name not in body:
        return read_item(name, value, body)
    return Item((key, value), (OTHERS[key].key if key in OTHERS else None) or f"--{key}", value)


@lru_cache(maxsize=1024)
def _misspelled(key: str) -> str | None:
    """The key that was probably meant: of those with the same first letter, since looking for likeness takes long."""
    if len(key) > _LONGEST_MISSPELLING:
        return None
    names = [name for name in (*BY_KEY, *BY_FIELD) if name[:1] == key[:1].lower()]
    alike = get_close_matches(key.lower(), names, n=1, cutoff=0.8)
    return BY_FIELD[alike[0]].key if alike and alike[0] in BY_FIELD else next(iter(alike), None)


def _single(setting: Setting, value: object) -> Meant:
    if isinstance(value, str):
        return meant_by(setting.field, value)
    if setting.field in NUMBERS and isinstance(value, int | float) and not isinstance(value, bool):
        whole = isinstance(value, float) and value.is_integer()
        return meant_by(setting.field, str(int(value) if whole else value))
    meant = meant_by(setting.field, str(value))
    flaw = Flaw("configure_not_text", f"{setting.key} must be a quoted text; the kernel fails on it, or AWS does.")
    return Meant(meant.value, (flaw, *meant.flaws))


def _connections(value: object) -> Meant:
    flaws = []
    if isinstance(value, list | tuple) and all(isinstance(name, str) for name in value):
        flaws.append(
            Flaw(
                "configure_connections_list",
                "The kernel takes connections as one text parted by commas, and fails on a list.",
            )
        )
        value = ",".join(value)
    if not isinstance(value, str):
        return Meant(None, (Flaw("configure_not_text", "connections must be a quoted text."),))
    parts = value.split(",") if value else []
    names = tuple(name for part in parts if (name := part.strip()))
    if any(part != part.strip() for part in parts):
        flaws.append(
            Flaw("stray_blanks", "The kernel takes the blanks beside a comma as part of the connection's name.")
        )
    if len(names) < len(parts):
        flaws.append(Flaw("connections_empty_name", "One of these connections has no name."))
    try:
        check_connections(names)
    except Unprocessable as error:
        return Meant(None, (*flaws, Flaw(error.code, error.message)))
    return Meant(names, tuple(flaws))


def _is_capacity(value: object) -> bool:
    try:
        return not isinstance(value, bool) and 0 < float(str(value)) < inf
    except ValueError:
        return False


def _spelled(value: Value) -> object:
    return value if isinstance(value, int) else as_text(value)
