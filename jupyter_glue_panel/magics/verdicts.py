"""What a reader has to say about one magic: the values it sets, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .pieces import Piece, Pieces, commented_out
from .settings import Value


@dataclass(frozen=True)
class Flaw:
    """What is wrong, and its stable code."""

    code: str
    message: str


@dataclass(frozen=True)
class Problem:
    """A flaw and its fix: what its button says, and what makes the pieces to write instead of the magic."""

    flaw: Flaw
    label: str
    instead: Callable[[], Pieces]


@dataclass(frozen=True)
class Entry:
    """One value that a magic sets.

    field: of wire.Selection, or max_capacity · value: None un-sets · magic: who sets it · key: of the tag, where field
    is ``tags`` · without: makes the pieces to write instead of the magic so that it no longer sets this value.
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


def to_comments(flaw: Flaw, piece: Piece) -> Problem:
    """The problem of a magic of which nobody can tell what was meant: its text stays, and misleads nobody."""
    aside = ", so that no role is assumed" if piece.name == "assume_role" else ""
    label = "Turn the line into a comment" if piece.kind == "line" else f"Turn %%{piece.name} into comments{aside}"
    return Problem(flaw, label, lambda: commented_out(piece))
