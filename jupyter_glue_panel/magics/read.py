"""Cells to selection: what a notebook would ask the kernel for, and what in it does not do what it looks like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from jupyter_glue_panel.wire import Finding, Fix, NotebookCell, Reading, Selection

from .configure_body import read_configure
from .configure_items import MAX_CAPACITY
from .conflicts import Conflict, Place, conflicts, last_places
from .credentials import without_credentials
from .layout import label_of, layout_flaws
from .limits import MOST_FINDINGS, first_findings, relief, too_much
from .lines import read_line
from .other_lines import read_other_line
from .pieces import Piece, Pieces, put_together, take_apart
from .role_body import read_role
from .settings import BY_MAGIC
from .style import style_of
from .tags_body import read_tags
from .verdicts import Entry, Flaw, Verdict

_PASTED = "credentials_in_cell"


def read_cells(cells: Sequence[NotebookCell]) -> Reading:
    """What the cells, run in order in a fresh kernel, would ask for.

    Where the meaning of something broken is plain, the selection has it as its fix would mend it; its style is that of
    style.style_of. What compile_cells leaves out (the unused of role and profile) can't be read back. No finding and no
    fix repeats a credential that stands in a cell. Of a cell that passes the limits of limits.py nothing is read but
    its credentials; of each cell and of all the first findings are told, and no fix is made of those that are not.
    """
    readings = [_read(index, cell) for index, cell in enumerate(cells)]
    places = [place for reading in readings for place in reading.places()]
    return Reading(selection=_selection(places), findings=tuple(first_findings(_findings(readings, places))))


def _findings(readings: Sequence[_CellReading], places: Sequence[Place]) -> Iterator[Finding]:
    clashes: dict[int, list[Conflict]] = {}
    for conflict in conflicts(places):
        clashes.setdefault(conflict.place.cell, []).append(conflict)
    for reading in readings:
        yield from islice(reading.findings(), MOST_FINDINGS)
        yield from map(_clash, clashes.get(reading.index, ())[:MOST_FINDINGS])


def _clash(conflict: Conflict) -> Finding:
    label = "Remove max_capacity" if conflict.place.entry.field == MAX_CAPACITY else "Remove it here"
    fix = Fix(label=label, sources=conflict.place.sources())
    return Finding(code=conflict.code, cell=conflict.place.cell, message=conflict.message(), fix=fix)


@dataclass(frozen=True)
class _CellReading:
    """One cell. part: as in Place · source: without its credentials · pasted: it had some · verdicts: one a piece ·
    excess: why it was not read."""

    index: int
    part: str | None
    source: str
    pasted: bool
    pieces: Pieces
    verdicts: tuple[Verdict, ...]
    excess: Flaw | None = None

    def findings(self) -> Iterator[Finding]:
        problems = [(at, problem) for at, verdict in enumerate(self.verdicts) for problem in verdict.problems]
        if self.pasted and all(problem.flaw.code != _PASTED for _, problem in problems):
            message = "An AWS credential stands in this cell, for anyone to read who gets the notebook."
            yield self._finding(_PASTED, message, Fix(label="Remove the credential", sources=(self.source,)))
        if self.excess is not None:
            yield self._finding(self.excess.code, self.excess.message, relief(self.source))
            return
        for flaw in layout_flaws(self.source, self.pieces):
            yield self._finding(flaw.code, flaw.message, Fix(label=label_of(flaw), sources=put_together(self.pieces)))
        for at, problem in problems:
            fix = Fix(label=problem.label, sources=self._with(at, problem.instead()))
            yield self._finding(problem.flaw.code, problem.flaw.message, fix)

    def places(self) -> Iterator[Place]:
        for at, verdict in enumerate(self.verdicts):
            for entry in verdict.entries:
                yield Place(self.index, self.part, entry, partial(self._without, at, entry))

    def _without(self, at: int, entry: Entry) -> tuple[str, ...]:
        return self._with(at, entry.without())

    def _with(self, at: int, instead: Pieces) -> tuple[str, ...]:
        return put_together((*self.pieces[:at], *instead, *self.pieces[at + 1 :]))

    def _finding(self, code: str, message: str, fix: Fix) -> Finding:
        return Finding(code=code, cell=self.index, message=message, fix=fix)


def _read(index: int, cell: NotebookCell) -> _CellReading:
    mark = cell.metadata.get("glue_panel")
    part = str(mark["part"]) if isinstance(mark, Mapping) and "part" in mark else None
    source = without_credentials(cell.source)
    excess = too_much(source)
    pieces = () if excess else take_apart(source)
    verdicts = tuple(_verdict(piece, by_panel=part is not None) for piece in pieces)
    return _CellReading(index, part, source, source != cell.source, pieces, verdicts, excess)


def _verdict(piece: Piece, *, by_panel: bool) -> Verdict:
    if piece.kind == "line":
        return read_line(piece, by_panel=by_panel) if piece.name in BY_MAGIC else read_other_line(piece)
    if piece.kind != "cell":
        return Verdict()
    if piece.name == "assume_role":
        return read_role(piece)
    if piece.name == "tags":
        return read_tags(piece)
    return read_configure(piece, by_panel=by_panel)


def _selection(places: Sequence[Place]) -> Selection:
    picked = [place for place in places if place.entry.field in Selection.__struct_fields__]
    last = [place for place in last_places(picked).values() if place.entry.value is not None]
    entries = [place.entry for place in last]
    fields: dict[str, Any] = {entry.field: entry.value for entry in entries if entry.field != "tags"}
    tags = {entry.key: str(entry.value) for entry in entries if entry.field == "tags"}
    return Selection(**fields, tags=tags, style=style_of(last))
