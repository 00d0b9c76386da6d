"""The comments inside the body of a cell magic: a body that is written anew keeps them."""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from .literals import NotALiteral, read_literal
from .tokens import comments

Remarks = Mapping[str | None, Sequence[str]]
"""Comments, from their # on, each under the key of the dict that it stands at, which is a text without blanks at its
ends; None has those below the last key."""


def remarks_in(body: str) -> Remarks:
    """The comments of a dict literal. One that stands alone belongs to the next key, one inside a value to that."""
    found: dict[str | None, list[str]] = {}
    rows, ends, keys = _places(body)
    for row, is_alone, text in comments(body):
        at = bisect_right(rows, row)
        belongs_above = at > 0 and (not is_alone or ends[at - 1] > row)
        key = keys[at - 1] if belongs_above else keys[at] if at < len(keys) else None
        found.setdefault(key, []).append(text)
    return found


def _places(body: str) -> tuple[list[int], list[int], list[str]]:
    """Where the items of a dict literal begin and end, and their keys; nothing of what is none."""
    if "#" not in body:
        return [], [], []
    try:
        read_literal(body)
    except NotALiteral:
        return [], [], []
    tree = ast.parse(body.lstrip(" \t"), mode="eval").body
    if not isinstance(tree, ast.Dict):
        return [], [], []
    items = [(key, value) for key, value in zip(tree.keys, tree.values, strict=True) if key is not None]
    ends = [value.end_lineno or value.lineno for _, value in items]
    return [key.lineno for key, _ in items], ends, [str(ast.literal_eval(key)).strip() for key, _ in items]
