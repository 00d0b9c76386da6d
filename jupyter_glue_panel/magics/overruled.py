"""Values that a later cell sets again: the kernel takes the last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from jupyter_glue_panel.wire import Finding, Fix

from .settings import BY_FIELD, Value, as_text
from .verdicts import Entry


@dataclass(frozen=True)
class Place:
    """Where an entry stands.

    part: which of the panel's cells its cell is, None where the user wrote it · sources: makes the cells to write
    instead of its cell so that it is gone.
    """

    cell: int
    part: str | None
    entry: Entry
    sources: Callable[[], tuple[str, ...]]


def last_places(places: Sequence[Place]) -> dict[tuple[str, str], Place]:
    """Of each field, and of each tag, the place that wins."""
    return {(place.entry.field, place.entry.key): place for place in places}


def overruled(places: Sequence[Place]) -> Iterator[Finding]:
    """Codes: overruled, and profile_overruled where a role is assumed besides."""
    last = last_places(places)
    for place in places:
        winner = last[place.entry.field, place.entry.key]
        if place.entry.value != winner.entry.value:
            yield _finding(place, "overruled", _again(winner))
    role, profile = last.get(("role_arn", "")), last.get(("profile", ""))
    if role and profile and profile.entry.value is not None:
        message = "The role that %%assume_role assumes wins over the profile, whichever cell comes first."
        yield _finding(profile, "profile_overruled", message)


def _again(winner: Place) -> str:
    return (
        f"Cell {winner.cell + 1} sets {_name(winner.entry)} again, to {_shown(winner.entry.value)}: the last one wins."
    )


def _name(entry: Entry) -> str:
    if entry.key:
        return f"the tag {entry.key}"
    return "the account role" if entry.field == "role_arn" else BY_FIELD[entry.field].magic


def _shown(value: Value | None) -> str:
    return as_text(value)[:64] or "nothing" if value is not None else "nothing"


def _finding(place: Place, code: str, message: str) -> Finding:
    fix = Fix(label="Remove it here", sources=place.sources())
    return Finding(code=code, cell=place.cell, message=message, fix=fix)
