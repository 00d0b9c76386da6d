"""What a line magic that carries a field of a selection sets, and what is wrong with it.

The kernel takes the rest of the line as the value, a comment included, after IPython expanded it and after it stripped
the quotes at both ends.
"""

from __future__ import annotations

import re
from functools import partial

from jupyter_glue_panel.errors import Unprocessable

from .checks import check_connections
from .compile import configured
from .literals import write_dict
from .pieces import Piece, Pieces, cell_magic, comment, is_expanded, line_magic
from .settings import BY_MAGIC, Setting, Value, as_text, fits_a_line
from .values import Meant, meant_by, unit_flaw
from .verdicts import Entry, Flaw, Problem, Verdict, to_comments

_COMMENT = re.compile(r"^(?=#\s)|\s(?=#)")
_UNSET_BY_NOTHING = frozenset({"profile", "runtime_role_arn", "glue_version", "worker_type"})


def read_line(piece: Piece, *, by_panel: bool) -> Verdict:
    """by_panel: the panel wrote the cell, so that an unusual number was meant."""
    setting = BY_MAGIC[piece.name]
    argument, remark = without_comment(piece.argument)
    meant = _meant(setting, argument)
    flaws = (*line_flaws(piece, remark), *meant.flaws)
    entries = () if meant.value is None and flaws else (Entry(setting.field, meant.value, setting.magic),)
    problems = tuple(_problem(flaw, piece, setting, meant.value, remark) for flaw in flaws)
    unit = None if by_panel else unit_flaw(setting.field, meant.value)
    if unit is not None:
        mended = partial(_pieces, setting, unit[0], remark)
        problems += (Problem(unit[1], f"Make it {unit[0]} minutes", mended),)
    return Verdict(entries, problems)


def without_comment(argument: str) -> tuple[str, str]:
    """A line magic's argument, and the comment behind it from its # on."""
    match = _COMMENT.search(argument)
    return (argument, "") if match is None else (argument[: match.start()].rstrip(), argument[match.end() :])


def line_flaws(piece: Piece, remark: str) -> tuple[Flaw, ...]:
    """What is wrong with any line magic that takes a value: expansion, comment_behind_magic."""
    flaws = []
    if is_expanded(piece.argument):
        flaws.append(
            Flaw("expansion", f"What stands in braces or behind $ in %{piece.name} runs as Python in the kernel.")
        )
    if remark:
        flaws.append(
            Flaw("comment_behind_magic", f"The kernel takes the comment behind %{piece.name} as part of the value.")
        )
    return tuple(flaws)


def as_line_or_body(flaw: Flaw, instead: Pieces) -> Problem:
    """A problem of a line magic, which is written ``instead`` as a line or, where none can hold it, in a body."""
    label = "Move it to %%configure" if instead[-1].kind == "cell" else "Correct the line"
    return Problem(flaw, label, lambda: instead)


def _problem(flaw: Flaw, piece: Piece, setting: Setting, value: Value | None, remark: str) -> Problem:
    if value is not None:
        return as_line_or_body(flaw, _pieces(setting, value, remark))
    return to_comments(flaw, piece) if piece.argument else Problem(flaw, "Remove the line", tuple)


def _meant(setting: Setting, argument: str) -> Meant:
    text = argument.strip('"').strip("'")
    if setting.field == "connections":
        return _connections(text)
    if text:
        return meant_by(setting.field, text)
    if setting.field in _UNSET_BY_NOTHING:
        return Meant(None)
    return Meant(None, (Flaw("value_missing", f"%{setting.magic} without a value fails and changes nothing."),))


def _connections(text: str) -> Meant:
    if not text.strip():
        return Meant((), (Flaw("connections_not_cleared", "%connections without a name keeps the earlier ones."),))
    parts = [part.strip() for part in text.strip("[]").split(",")]
    names = tuple(name for part in parts if (name := part.strip("\"'").strip()))
    flaws = []
    if "" in parts:
        flaws.append(Flaw("connections_empty_name", "The kernel refuses the whole list for its empty name."))
    if any(part != part.strip("\"'") for part in parts):
        flaws.append(Flaw("connections_quoted", "The kernel takes these quotes as part of the connections' names."))
    if any(" " in part and "--" not in part for part in parts):
        flaws.append(
            Flaw("connections_blank", "%connections refuses a name with a blank; several names are parted by commas.")
        )
    try:
        check_connections(names)
    except Unprocessable as error:
        return Meant(None, (*flaws, Flaw(error.code, error.message)))
    return Meant(names or None, tuple(flaws))


def _pieces(setting: Setting, value: Value, remark: str) -> Pieces:
    remarks = (comment(remark),) if remark else ()
    if value != () and fits_a_line(setting, value):
        return (*remarks, line_magic(setting.magic, as_text(value)))
    return (*remarks, cell_magic("configure", write_dict(configured({setting.field: value}))))
