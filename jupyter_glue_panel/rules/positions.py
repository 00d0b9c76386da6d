"""Where in a policy's text its statements stand."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

_KEY = re.compile(r'"Statement"\s*:\s*')
_BETWEEN = re.compile(r"\s*")


class Span(NamedTuple):
    """Indexes into the text: the first character, and the one behind the last."""

    start: int
    end: int


def statement_spans(text: str) -> list[Span]:
    """The spans of a policy's statements, in order, in the simulator's own way of counting.

    text: a JSON object that is a policy. Recorded on live AWS: a statement starts right behind the bracket or comma
    before it, and ends right behind its closing brace.
    """
    key = _KEY.search(text)
    return [] if key is None else _spans(text, key.end())


def statement_lines(text: str) -> list[list[int]]:
    """The lines, from 1, on which the statements of each policy in ``text`` begin. text: JSON with policies in it."""
    keys = _KEY.finditer(text)
    starts = [[_skip(text, span.start) for span in _spans(text, key.end())] for key in keys]
    return [[text.count("\n", 0, start) + 1 for start in policy] for policy in starts]


def position(text: str, index: int) -> dict[str, int]:
    """AWS's Position of the character at ``index``: lines and columns count from 1."""
    line_start = text.rfind("\n", 0, index) + 1
    return {"Line": text.count("\n", 0, index) + 1, "Column": index - line_start + 1}


def _spans(text: str, start: int) -> list[Span]:
    if text[start] != "[":
        return [Span(start, _end(text, start))]
    spans: list[Span] = []
    start += 1
    while text[_skip(text, start)] == "{":
        end = _end(text, _skip(text, start))
        spans.append(Span(start, end))
        start = _skip(text, end) + 1
    return spans


def _end(text: str, start: int) -> int:
    _, end = json.JSONDecoder().raw_decode(text, start)
    return end


def _skip(text: str, start: int) -> int:
    found = _BETWEEN.match(text, start)
    return found.end() if found else start
