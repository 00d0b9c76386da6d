"""What a reader has to say about one magic: the values it sets, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .pieces import Piece
from .settings import Value

Pieces = tuple[Piece, ...]


@dataclass(frozen=True)
class Flaw:
    """What is wrong, and its stable code."""

    code: str
    message: str


@dataclass(frozen=True)
class Problem:
    """A flaw and its fix: the pieces to write instead of the magic (none leaves it out, None: no fix is known)."""

    flaw: Flaw
    instead: Pieces | None
    label: str = ""


@dataclass(frozen=True)
class Entry:
    """One value that a magic sets.

    field: of wire.Selection · value: None un-sets · magic: who sets it · key: of the tag, where field is ``tags`` ·
    without: makes the pieces to write instead of the magic so that it no longer sets this value.
    """

    field: str
    value: Value | None
    magic: str
    key: str = ""
    without: Callable[[], Pieces] = tuple


@dataclass(frozen=True)
class Verdict:
    """What one magic does, each value as it is once the problems are mended."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
