"""A cell taken apart into its magics, more forgivingly than the kernel does it, and put together as the kernel needs.

The kernel runs the lines of a cell's head (magics, ``#`` comments, empty lines) one by one; a cell magic swallows
everything below it; the first other line, a blank at its start included, goes to Spark together with all that follows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from .literals import NotALiteral, read_literal
from .settings import CELL_MAGICS, LINE_MAGICS
from .tokens import rows_in_strings, rows_of_first_statement

_MAGIC = re.compile(r"(?P<indent>\s*)(?P<percent>%{1,2})(?P<name>\w+)(?P<rest>\s.*|)")

Kind = Literal["head", "line", "cell", "code"]
Flaw = Literal["indented_magic", "percent_signs", "space_missing", "body_on_first_line"]


@dataclass(frozen=True)
class Piece:
    """A part of a cell.

    kind: a ``line`` magic or a ``cell`` magic of the kernel's that shapes a session, another line of the ``head``, a
    line of ``code`` · text: what it is written as · name, argument: of a magic; a cell magic's argument is its body ·
    row: where it began · flaw: what keeps the kernel from reading this magic, None where nothing does.
    """

    kind: Kind
    text: str
    name: str = ""
    argument: str = ""
    row: int = 0
    flaw: Flaw | None = None


def take_apart(source: str) -> tuple[Piece, ...]:
    """The pieces of a cell, in order. Magics count wherever they stand, but not inside a string of the code."""
    lines = source.splitlines()
    in_strings = _rows_in_strings(lines)
    pieces: list[Piece] = []
    row, in_code = 0, False
    while row < len(lines):
        match = None if row in in_strings else _magic(lines[row])
        if match is None:
            in_code = in_code or not _is_head(lines[row])
            pieces.append(Piece("code" if in_code else "head", lines[row] if in_code else lines[row].strip(), row=row))
            row += 1
        elif match["name"] in LINE_MAGICS:
            pieces.append(_line_piece(match, row))
            row += 1
        else:
            end = _end_of_body(lines, row + 1, in_strings)
            pieces.append(_cell_piece(match, lines[row + 1 : end], row))
            row, in_code = end, False
    return tuple(pieces)


def put_together(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """Cells in which the kernel reads every magic: one cell magic a cell, at its end; code behind all magics,
    SQL in a cell of its own."""
    cells: list[list[str]] = []
    head: list[str] = []
    code: list[str] = []
    for piece in pieces:
        (code if piece.kind == "code" else head).append(piece.text)
        if piece.kind == "cell":
            cells.append(head)
            head = []
    tail = [head, code] if code[:1] == ["%%sql"] else [head + code]
    sources = ("\n".join(lines).strip("\n") for lines in [*cells, *tail])
    return tuple(source for source in sources if source)


def is_magic(line: str) -> bool:
    """Whether a line looks like a magic that shapes a session."""
    return _magic(line) is not None


def first_unread(source: str) -> int:
    """The row from which on the kernel takes no magics: swallowed by a cell magic, or sent to Spark."""
    lines = source.splitlines()
    for row, line in enumerate(lines):
        if any(line.startswith(f"%%{name}") for name in CELL_MAGICS):
            return row + 1
        if line and not (_is_head(line) and line.strip()):
            return row
    return len(lines)


def line_magic(name: str, argument: str) -> Piece:
    """A line magic as it should be written."""
    return Piece("line", f"%{name} {argument}".rstrip(), name, argument)


def cell_magic(name: str, body: str) -> Piece:
    """A cell magic as it should be written."""
    return Piece("cell", f"%%{name}\n{body}", name, body)


def comment(text: str) -> Piece:
    """A comment in a cell's head."""
    return Piece("head", text)


def _magic(line: str) -> re.Match[str] | None:
    match = _MAGIC.fullmatch(line)
    return match if match and match["name"] in LINE_MAGICS | CELL_MAGICS else None


def _is_head(line: str) -> bool:
    return not line.strip() or (line.startswith(("%", "!", "#")) and not line.startswith("%%sql"))


def _line_piece(match: re.Match[str], row: int) -> Piece:
    argument = match["rest"][1:].rstrip()
    return Piece("line", f"%{match['name']} {argument}".rstrip(), match["name"], argument, row, _flaw(match, "%"))


def _cell_piece(match: re.Match[str], below: Sequence[str], row: int) -> Piece:
    options, body = match["rest"].rstrip(), "\n".join(below).rstrip()
    flaw = _flaw(match, "%%")
    if options and not body.strip():
        options, body, flaw = "", options.strip(), flaw or "body_on_first_line"
    return Piece("cell", f"%%{match['name']} {options[1:]}".rstrip() + f"\n{body}", match["name"], body, row, flaw)


def _flaw(match: re.Match[str], percent: str) -> Flaw | None:
    if match["indent"]:
        return "indented_magic"
    if match["percent"] != percent:
        return "percent_signs"
    return None if match["rest"].startswith(" ") or not match["rest"].strip() else "space_missing"


def _end_of_body(lines: Sequence[str], start: int, in_strings: Collection[int]) -> int:
    """Where a cell magic's body should have ended: before the next magic, or behind its first Python statement."""
    magics = (row for row in range(start, len(lines)) if row not in in_strings and _magic(lines[row]))
    end = next(magics, len(lines))
    if _is_literal(lines[start:end]):
        return end
    first_end = start + rows_of_first_statement(lines[start:end])
    return first_end if _is_literal(lines[start:first_end]) else end


def _is_literal(lines: Sequence[str]) -> bool:
    try:
        read_literal("\n".join(lines))
    except NotALiteral:
        return False
    return True


def _rows_in_strings(lines: Sequence[str]) -> Collection[int]:
    """The rows of a cell that lie inside a string of several lines. What IPython takes for itself is no Python."""
    if not any(map(_magic, lines)):
        return ()
    return rows_in_strings(["" if line.startswith(("%", "!")) else line for line in lines])
