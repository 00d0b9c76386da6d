"""Line magics that shape a session and carry no field of a selection: what keeps them from doing what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .lines import as_line_or_body, line_flaws, without_comment
from .literals import write_dict
from .pieces import Piece, Pieces, cell_magic, comment, is_expanded, line_magic
from .settings import OTHERS, OtherMagic
from .verdicts import Flaw, Problem, Verdict, to_comments

_AROUND_OPERATORS = re.compile(r"(?<!\s)\s*([=<>!~]=|[<>])\s*")


def read_other_line(piece: Piece) -> Verdict:
    """Problems: expansion, comment_behind_magic, list_blank, list_empty_name."""
    magic = OTHERS[piece.name]
    if magic.takes == "nothing":
        return _without_argument(piece)
    argument, remark = without_comment(piece.argument)
    flaws = line_flaws(piece, remark)
    if magic.takes == "list":
        names = [name.strip() for name in argument.strip('"').strip("'").strip("[]").split(",")]
        flaws = (*flaws, *(_list_flaws(piece.name, names) if argument else ()))
        argument = ",".join(_AROUND_OPERATORS.sub(r"\1", name) for name in names if name)
    instead = _pieces(piece.name, magic, argument, remark)
    return Verdict(
        problems=tuple(as_line_or_body(flaw, instead) if instead else to_comments(flaw, piece) for flaw in flaws)
    )


def _without_argument(piece: Piece) -> Verdict:
    if not is_expanded(piece.argument):
        return Verdict()
    [flaw] = line_flaws(piece, "")
    remark = piece.argument.removeprefix("#").strip()
    label = "Move what stands behind it into a comment"
    return Verdict(problems=(Problem(flaw, label, lambda: (comment(f"# {remark}"), line_magic(piece.name, ""))),))


def _list_flaws(name: str, names: list[str]) -> Iterator[Flaw]:
    if "" in names:
        yield Flaw("list_empty_name", f"%{name} refuses the whole list for its empty name, and sets nothing.")
    if any(_is_refused(one) for one in names):
        yield Flaw("list_blank", f"%{name} refuses the whole list for a blank in it, and sets nothing.")


def _is_refused(name: str) -> bool:
    return " " in name and "--" not in name


def _pieces(name: str, magic: OtherMagic, argument: str, remark: str) -> Pieces:
    """Empty where nothing can carry the argument."""
    remarks = (comment(remark),) if remark else ()
    refused = magic.takes == "list" and any(map(_is_refused, argument.split(",")))
    if not is_expanded(argument) and not refused:
        return (*remarks, line_magic(name, argument))
    if magic.key is None:
        return ()
    return (*remarks, cell_magic("configure", write_dict({magic.key: argument})))
