"""The table of results in ``docs/performance.md``."""

from __future__ import annotations

import os
import platform
import timeit
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timezone

from bench.nearby import ROOT

HEADS = ("what", "measured", "against, same run", "ratio", "goal", "")
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- results of {}: begin -->\n", "<!-- results of {}: end -->\n"


@dataclass(frozen=True)
class Row:
    """One line of the table. against: what it is compared with, from the same run · goal: what was to be reached, and
    reached: whether it was; a line without a goal is for information.
    """

    what: str
    measured: str
    against: str = ""
    ratio: str = ""
    goal: str = ""
    reached: bool = True


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1e3:.0f} ms" if seconds >= 0.01 else f"{seconds * 1e3:.1f} ms"


def part(ours: float, theirs: float) -> str:
    """How small ours is beside theirs."""
    return f"1/{theirs / ours:.0f}" if ours < theirs / 1.5 else f"{ours / theirs:.1f}"


def write(name: str, rows: Sequence[Row]) -> str:
    """Put the rows of one benchmark where they stand in the page, and return them."""
    when = datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M")
    cells = [(row.what, row.measured, row.against, row.ratio, row.goal, _mark(row)) for row in rows]
    told = (
        f"`python -m bench {name}`, {when} UTC, Python {platform.python_version()}, {os.cpu_count()} processors,"
        f" load average at the end {os.getloadavg()[0]:.1f}, pace {milliseconds(_pace())}.\n\n"
        f"{_laid_out([HEADS, *cells])}"
    )
    page = PAGE.read_text()
    before, _, rest = page.partition(BEGIN.format(name))
    _, _, after = rest.partition(END.format(name))
    PAGE.write_text(f"{before}{BEGIN.format(name)}\n{told}\n{END.format(name)}{after}")
    return told


def _pace() -> float:
    """How fast the machine is now: the seconds that it takes for a dict of a hundred thousand texts."""
    return min(timeit.repeat("{str(number): number for number in range(100_000)}", number=1, repeat=5))


def _laid_out(lines: Sequence[Sequence[str]]) -> str:
    """A table with columns of one width, as the formatter of the project's texts wants it."""
    widths = [max(3, *(len(line[column]) for line in lines)) for column in range(len(lines[0]))]
    rule = ["-" * width for width in widths]
    padded = [
        [cell.ljust(width) for cell, width in zip(line, widths, strict=True)] for line in (lines[0], rule, *lines[1:])
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in padded)


def _mark(row: Row) -> str:
    if not row.goal:
        return ""
    return "reached" if row.reached else "**missed**"
