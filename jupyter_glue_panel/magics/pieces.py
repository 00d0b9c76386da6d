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

_EXPANDED = re.compile(r"[{}]|\$\$?\w")
_MAGIC = re.compile(r"(?P<indent>\s*)(?P<percent>%{1,2})(?P<name>\w+)(?P<rest>\W.*|)")
_SEPARATOR = re.compile(r"[\s=:]|$")

_SWALLOWING = ("%%sql", *(f"%%{name}" for name in CELL_MAGICS))
"""How a line begins from which on the kernel hands all to a cell magic."""

Kind = Literal["head", "line", "cell", "code"]
Flaw = Literal["indented_magic", "percent_signs", "space_missing", "body_on_first_line", "expansion"]


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


Pieces = tuple[Piece, ...]


def take_apart(source: str) -> Pieces:
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
            pieces += _cell_pieces(match, lines[row + 1 : end], row)
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
    tail = [head, code] if code and code[0].startswith(_SWALLOWING) else [head + code]
    sources = ("\n".join(lines).strip("\n") for lines in [*cells, *tail])
    return tuple(source for source in sources if source)


def is_magic(line: str) -> bool:
    """Whether a line looks like a magic that shapes a session."""
    return _magic(line) is not None


def first_unread(source: str) -> int:
    """The row from which on the kernel takes no magics: swallowed by a cell magic, or sent to Spark."""
    lines = source.splitlines()
    for row, line in enumerate(lines):
        if line.startswith(_SWALLOWING[1:]):
            return row + 1
        if line and not (_is_head(line) and line.strip()):
            return row
    return len(lines)


def is_expanded(text: str) -> bool:
    """Whether IPython would run a part of the text behind a magic's name as Python."""
    return _EXPANDED.search(text) is not None


def line_magic(name: str, argument: str) -> Piece:
    """A line magic as it should be written."""
    return Piece("line", f"%{name} {argument}".rstrip(), name, argument)


def cell_magic(name: str, body: str) -> Piece:
    """A cell magic as it should be written."""
    return Piece("cell", f"%%{name}\n{body}", name, body)


def comment(text: str) -> Piece:
    """A comment in a cell's head. text: from the # on."""
    return Piece("head", text)


def commented_out(piece: Piece) -> Pieces:
    """The lines of a piece as comments."""
    return tuple(comment(f"# {line}".rstrip()) for line in piece.text.splitlines())


def _magic(line: str) -> re.Match[str] | None:
    match = _MAGIC.fullmatch(line)
    if match is None or match["name"] in CELL_MAGICS:
        return match
    return match if match["name"] in LINE_MAGICS and _SEPARATOR.match(match["rest"]) else None


def _is_head(line: str) -> bool:
    return not line.strip() or (line.startswith(("%", "!", "#")) and not line.startswith(_SWALLOWING))


def _line_piece(match: re.Match[str], row: int) -> Piece:
    argument = match["rest"][1:].rstrip() if match["rest"][:1].isspace() else match["rest"][1:].strip()
    return Piece("line", f"%{match['name']} {argument}".rstrip(), match["name"], argument, row, _flaw(match, "%"))


def _cell_pieces(match: re.Match[str], below: Sequence[str], row: int) -> Pieces:
    """The magic, and above it as a comment what stands behind its name, of which the kernel makes nothing."""
    name, options, body = match["name"], match["rest"].strip(), "\n".join(below).rstrip()
    flaw = _flaw(match, "%%")
    remarks: Pieces = ()
    if options and not body.strip() and not is_magic(options):
        options, body, flaw = "", options, flaw or "body_on_first_line"
    elif options:
        remarks = (Piece("head", f"# {options.lstrip('# ')}", row=row),)
        flaw = flaw or ("expansion" if is_expanded(options) else None)
    return (*remarks, Piece("cell", f"%%{name}\n{body}", name, body, row, flaw))


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
    return rows_in_strings(["" if line.lstrip().startswith(("%", "!")) else line for line in lines])
