"""Values that can't all stand: the kernel takes the last of them, or fails on them together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from .configure_items import MAX_CAPACITY
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


@dataclass(frozen=True)
class Conflict:
    """What is wrong with a value where it stands. message: makes it."""

    place: Place
    code: str
    message: Callable[[], str]


_ROLE_WINS = "The role that %%assume_role assumes wins over the profile, whichever cell comes first."
_NOT_BOTH = (
    "The kernel starts no session with max_capacity beside worker_type and number_of_workers, wherever they are set:"
    " it takes the one or the others."
)


def last_places(places: Sequence[Place]) -> dict[tuple[str, str], Place]:
    """Of each field, and of each tag, the place that wins."""
    return {(place.entry.field, place.entry.key): place for place in places}


def conflicts(places: Sequence[Place]) -> Iterator[Conflict]:
    """Codes: overruled, profile_overruled where a role is assumed besides, max_capacity_beside_workers."""
    last = last_places(places)
    values = {field: place.entry.value for (field, key), place in last.items() if not key}
    role_is_assumed = values.get("role_arn") is not None
    has_workers = values.get("worker_type") is not None and values.get("number_of_workers") is not None
    for place in places:
        entry = place.entry
        winner = last[entry.field, entry.key]
        if entry.value != winner.entry.value:
            yield Conflict(place, "overruled", partial(_again, winner))
        if role_is_assumed and entry.field == "profile" and entry.value is not None:
            yield Conflict(place, "profile_overruled", lambda: _ROLE_WINS)
        if has_workers and entry.field == MAX_CAPACITY and entry.value is not None:
            yield Conflict(place, "max_capacity_beside_workers", lambda: _NOT_BOTH)


def _again(winner: Place) -> str:
    return (
        f"Cell {winner.cell + 1} sets {_name(winner.entry)} again, to {_shown(winner.entry.value)}: the last one wins."
    )


def _name(entry: Entry) -> str:
    if entry.key:
        return f"the tag {entry.key}"
    if entry.field == "role_arn":
        return "the account role"
    return BY_FIELD[entry.field].magic if entry.field in BY_FIELD else entry.field


def _shown(value: Value | None) -> str:
    return as_text(value)[:64] or "nothing" if value is not None else "nothing"
