"""How much of a notebook is read: whoever writes settings stays far below, and nothing takes longer than it may."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from jupyter_glue_panel.wire import Finding, Fix

from .pieces import first_unread, is_magic
from .verdicts import Flaw

LONGEST_CELL = 100_000
MOST_MAGICS = 50
MOST_KEYS = 200
MOST_FINDINGS = 50
"""Of one cell at a time: the rest is found when those are mended."""
MOST_FINDINGS_IN_ALL = 500
MOST_CHARACTERS_OF_FIXES = 5_000_000


def too_much(source: str) -> Flaw | None:
    """Why a cell is not read: cell_too_long, too_many_magics. Only what holds magics is looked at more closely."""
    magics = sum(map(is_magic, source.splitlines()))
    if magics > MOST_MAGICS:
        return Flaw("too_many_magics", f"This cell was not read: it holds {magics} magics, more than {MOST_MAGICS}.")
    if magics and len(source) > LONGEST_CELL:
        return Flaw("cell_too_long", f"This cell was not read: {len(source)} characters are too many to look through.")
    return None


def relief(source: str) -> Fix:
    """What makes a cell that is not read one that is: its magics apart from its code, else all of it as comments."""
    lines = source.splitlines()
    row = first_unread(source)
    head, code = "\n".join(lines[:row]), "\n".join(lines[row:])
    is_head_whole = not any(line.startswith("%%") for line in lines[:row])
    if is_head_whole and too_much(head) is None and too_much(code) is None:
        return Fix(label="Split the cell between its magics and its code", sources=(head, code))
    commented = "\n".join(f"# {line}".rstrip() for line in lines)
    return Fix(label="Turn the cell into comments", sources=(commented,))


def first_findings(findings: Iterable[Finding]) -> Iterator[Finding]:
    """As many as a reply holds; those behind them are not made."""
    characters = 0
    for finding in islice(findings, MOST_FINDINGS_IN_ALL):
        yield finding
        characters += sum(map(len, finding.fix.sources)) if finding.fix else 0
        if characters > MOST_CHARACTERS_OF_FIXES:
            return
