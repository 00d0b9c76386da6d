"""The value that somebody meant, out of the text or object that stands in a cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jupyter_glue_panel.errors import Unprocessable

from .checks import check_field
from .settings import Value
from .verdicts import Flaw

NUMBERS = frozenset({"number_of_workers", "idle_timeout_minutes", "timeout_minutes"})

_ZONE = re.compile(r"(.+-[0-9]+)[a-z]")
_MAJOR = re.compile(r"[0-9]+")
_WORKER = re.compile(r"([a-zA-Z])\.?([0-9]{1,4})[xX]")
_DURATION = re.compile(r"([0-9]+)(?:\.0+)?\s*(m|mins?|minutes?|h|hrs?|hours?)?", re.IGNORECASE)
_STRAY = " \t\"'`;,()[]<>=:"
"""What people put around a value that is written elsewhere with it."""
_HOURS = range(1, 9)
_SECONDS = (3600, 7200)
_LONGEST_NUMBER = 18


@dataclass(frozen=True)
class Meant:
    """value: None where nobody can tell · flaws: what is wrong with what stands there."""

    value: Value | None
    flaws: tuple[Flaw, ...] = ()


def meant_by(field: str, text: str) -> Meant:
    """The value of a single-valued field that ``text`` stands for."""
    tidy = text.strip()
    flaws = [] if text == tidy else [Flaw("stray_blanks", f"The kernel counts the blanks beside {tidy[:64]!r} in.")]
    as_it_stands = _READ[field](tidy)
    refusal = _refusal(field, as_it_stands, tidy)
    if refusal is None:
        return Meant(as_it_stands, tuple(flaws))
    return Meant(_mended(field, tidy), (*flaws, refusal))


def unit_flaw(field: str, minutes: Value | None) -> tuple[int, Flaw] | None:
    """The minutes that were probably meant where an idle time-out looks like hours or seconds, and why."""
    if field != "idle_timeout_minutes" or not isinstance(minutes, int):
        return None
    if minutes in _HOURS:
        return minutes * 60, _in_other_unit(minutes, "hours")
    return (minutes // 60, _in_other_unit(minutes, "seconds")) if minutes in _SECONDS else None


def _mended(field: str, text: str) -> Value | None:
    for tidy in (text, text.strip(_STRAY)):
        for read in (_READ[field], _MEND.get(field, _READ[field])):
            value = read(tidy)
            if value is not None and _refusal(field, value, tidy) is None:
                return value
    return None


def _in_other_unit(minutes: int, unit: str) -> Flaw:
    return Flaw("idle_timeout_unit", f"The idle time-out is in minutes: {minutes} looks like {unit}.")


def _refusal(field: str, value: Value | None, text: str) -> Flaw | None:
    if value is None:
        noun = field.removesuffix("_minutes")
        return Flaw(f"{noun}_invalid", f"{text[:64]!r} is no whole number, as {noun.replace('_', ' ')} needs one.")
    try:
        check_field(field, value)
    except Unprocessable as error:
        return Flaw(error.code, f"{error.message} {error.hint}".rstrip())
    return None


def _number(text: str) -> int | None:
    try:
        return int(text) if len(text) <= _LONGEST_NUMBER else None
    except ValueError:
        return None


def _number_with_unit(text: str) -> int | None:
    match = _DURATION.fullmatch(text)
    if match is None or len(text) > _LONGEST_NUMBER:
        return None
    return int(match[1]) * (60 if (match[2] or "m").lower().startswith("h") else 1)


def _bare_number(text: str) -> int | None:
    return None if text[-1:].isalpha() else _number_with_unit(text)


def _zone_to_region(text: str) -> str | None:
    match = _ZONE.fullmatch(text)
    return match[1] if match else None


def _worker_type(text: str) -> str | None:
    match = _WORKER.fullmatch(text)
    return f"{match[1].upper()}.{match[2]}X" if match else None


_READ: Mapping[str, Callable[[str], Value | None]] = {
    "role_arn": str,
    "profile": str,
    "region": str.lower,
    "runtime_role_arn": str,
    "glue_version": str,
    "worker_type": str,
    "number_of_workers": _number,
    "idle_timeout_minutes": _number,
    "timeout_minutes": _number,
    "session_id_prefix": str,
}
_MEND: Mapping[str, Callable[[str], Value | None]] = {
    "region": lambda text: _zone_to_region(text.lower()),
    "glue_version": lambda text: f"{text}.0" if _MAJOR.fullmatch(text) else None,
    "worker_type": _worker_type,
    "number_of_workers": _bare_number,
    "idle_timeout_minutes": _number_with_unit,
    "timeout_minutes": _number_with_unit,
}
