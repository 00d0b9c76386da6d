"""Magics that stand where the kernel does not read them, or are written so that it can't."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .pieces import Piece, first_unread
from .verdicts import Flaw

_PERCENT = {"line": "%{name} takes one % sign, not two.", "cell": "%%{name} takes two % signs, not one."}
_AS_READ = "Write it where and as the kernel reads it"
_FIRST_LINE = "The kernel reads the body of %%{name} from the lines below it, and there is nothing."


def layout_flaws(source: str, pieces: Sequence[Piece]) -> Iterator[Flaw]:
    """At most one of two_cell_magics, magic_in_body, code_in_body, indented_magic and magic_after_code, for the first
    magic that is not read; then percent_signs, space_missing, expansion and body_on_first_line, once a magic."""
    unread = first_unread(source)
    swallower = next((piece for piece in pieces if piece.kind == "cell" and piece.row == unread - 1), None)
    late = [piece for piece in pieces if piece.row >= unread]
    magic = next((piece for piece in late if piece.kind in ("line", "cell")), None)
    if swallower is not None and any(piece.kind != "head" for piece in late):
        yield _swallowed(swallower, magic)
    elif magic is not None:
        yield _sent_to_spark(magic, unread)
    for piece in pieces:
        if piece.flaw == "percent_signs":
            yield Flaw("percent_signs", _PERCENT[piece.kind].format(name=piece.name))
        if piece.flaw == "space_missing":
            yield Flaw("space_missing", f"IPython wants a space behind {_written(piece)}, and nothing else.")
        if piece.flaw == "expansion":
            yield Flaw(
                "expansion", f"What stands in braces or behind $ beside %%{piece.name} runs as Python in the kernel."
            )
        if piece.flaw == "body_on_first_line":
            yield Flaw("body_on_first_line", _FIRST_LINE.format(name=piece.name))


def label_of(flaw: Flaw) -> str:
    """What the fix of a layout flaw is called, which for all of them is to put the pieces together anew."""
    return "Turn it into a comment above" if flaw.code == "expansion" else _AS_READ


def _swallowed(swallower: Piece, magic: Piece | None) -> Flaw:
    if magic is None:
        return Flaw(
            "code_in_body", f"The kernel takes the code below %%{swallower.name} as part of its body, and fails."
        )
    if magic.kind == "cell":
        return Flaw("two_cell_magics", f"%%{swallower.name} swallows %%{magic.name}: a cell takes one cell magic.")
    return Flaw("magic_in_body", f"%%{swallower.name} swallows %{magic.name}: line magics stand before a cell magic.")


def _sent_to_spark(magic: Piece, unread: int) -> Flaw:
    name = _written(magic)
    if magic.flaw == "indented_magic" and magic.row == unread:
        return Flaw("indented_magic", f"{name} is indented, so that it goes to Spark as code, and starts a session.")
    return Flaw(
        "magic_after_code",
        f"{name} goes to Spark as code: line {unread + 1}, above it, is not a magic, a comment or an empty line.",
    )


def _written(magic: Piece) -> str:
    return f"%{magic.name}" if magic.kind == "line" else f"%%{magic.name}"
