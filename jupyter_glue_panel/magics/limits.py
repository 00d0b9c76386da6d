"""How much of a cell is read: whoever writes settings stays far below, and nothing takes longer than it may."""

from __future__ import annotations

from .pieces import is_magic
from .verdicts import Flaw

LONGEST_CELL = 100_000
MOST_MAGICS = 50
MOST_KEYS = 200
MOST_FINDINGS = 50
"""Of one cell at a time: the rest is found when those are mended."""


def too_much(source: str) -> Flaw | None:
    """Why a cell is not read: cell_too_long, too_many_magics. Only what holds magics is looked at more closely."""
    magics = sum(map(is_magic, source.splitlines()))
    if magics > MOST_MAGICS:
        return Flaw("too_many_magics", f"This cell was not read: it holds {magics} magics, more than {MOST_MAGICS}.")
    if magics and len(source) > LONGEST_CELL:
        return Flaw("cell_too_long", f"This cell was not read: {len(source)} characters are too many to look through.")
    return None
