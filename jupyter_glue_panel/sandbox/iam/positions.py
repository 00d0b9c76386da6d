"""Where in a policy's text a statement stands, in the simulator's own way of counting. Pure.

Recorded on live AWS: lines and columns count from 1, a statement starts right behind the bracket or comma before it,
and ends right behind its closing brace.
"""

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
    """The spans of a policy's statements, in order. text: a JSON object that is a policy."""
    key = _KEY.search(text)
    if key is None:
        return []
    if text[key.end()] != "[":
        return [Span(key.end(), _end(text, key.end()))]
    spans: list[Span] = []
    start = key.end() + 1
    while text[_skip(text, start)] == "{":
        end = _end(text, _skip(text, start))
        spans.append(Span(start, end))
        start = _skip(text, end) + 1
    return spans


def position(text: str, index: int) -> dict[str, int]:
    """AWS's Position of the character at ``index``."""
    line_start = text.rfind("\n", 0, index) + 1
    return {"Line": text.count("\n", 0, index) + 1, "Column": index - line_start + 1}


def _end(text: str, start: int) -> int:
    _, end = json.JSONDecoder().raw_decode(text, start)
    return end


def _skip(text: str, start: int) -> int:
    found = _BETWEEN.match(text, start)
    return found.end() if found else start
