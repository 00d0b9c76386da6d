"""What Python's tokens tell of lines that need not be whole or correct Python: all that is said holds up to the first
error."""

from __future__ import annotations

import tokenize
from collections.abc import Iterator, Sequence
from tokenize import TokenInfo

_OPENS = {getattr(tokenize, name) for name in ("FSTRING_START", "TSTRING_START") if hasattr(tokenize, name)}
_CLOSES = {getattr(tokenize, name) for name in ("FSTRING_END", "TSTRING_END") if hasattr(tokenize, name)}
"""Since Python 3.12 an f-string is several tokens."""


def rows_in_strings(lines: Sequence[str]) -> frozenset[int]:
    """The rows, from 0, at whose start a string that began further up is still open."""
    if not any("'''" in line or '"""' in line or line.endswith("\\") for line in lines):
        return frozenset()
    rows: set[int] = set()
    opened: list[int] = []
    for token in _tokens(lines):
        if token.type in _OPENS:
            opened.append(token.start[0])
        elif token.type in _CLOSES:
            rows.update(range(opened.pop(), token.end[0]))
        elif token.type == tokenize.STRING:
            rows.update(range(token.start[0], token.end[0]))
    return frozenset(rows)


def rows_of_first_statement(lines: Sequence[str]) -> int:
    """How many rows the first statement takes, with what stands above it; 0 where it does not end."""
    return next((token.end[0] for token in _tokens(lines) if token.type == tokenize.NEWLINE), 0)


def comments(text: str) -> Iterator[tuple[int, bool, str]]:
    """Each comment: its row, from 1, whether it stands there alone, and its text from the # on."""
    if "#" in text:
        for token in _tokens(text.split("\n")):
            if token.type == tokenize.COMMENT:
                yield token.start[0], not token.line[: token.start[1]].strip(), token.string


def _tokens(lines: Sequence[str]) -> Iterator[TokenInfo]:
    rest = iter(lines)
    try:
        yield from tokenize.generate_tokens(lambda: next(rest) + "\n")
    except (tokenize.TokenError, SyntaxError):
        return
