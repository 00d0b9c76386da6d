"""AWS's wildcards: ``*`` any run of characters, ``?`` exactly one. Matching never backtracks, whatever the pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from functools import lru_cache
from typing import TypeAlias


class Wild(Enum):
    """A wildcard that the policy's author wrote, as opposed to a character that looks like one."""

    ANY = "*"
    ONE = "?"


Chunk: TypeAlias = "str | Wild"


class Glob:
    """A pattern made ready: ``matches`` takes time linear in the text for each piece between two stars."""

    __slots__ = ("_pieces",)

    def __init__(self, tokens: Iterable[Chunk]) -> None:
        """``tokens``: runs of literal text and wildcards, in order."""
        pieces: list[list[Chunk]] = [[]]
        for token in tokens:
            if token is Wild.ANY:
                pieces.append([])
            else:
                pieces[-1].append(token)
        inner = [piece for piece in pieces[1:-1] if piece]
        kept = [pieces[0], *inner, pieces[-1]] if len(pieces) > 1 else pieces
        self._pieces = tuple(_Piece(tuple(piece)) for piece in kept)

    def matches(self, text: str) -> bool:
        """Whether the pattern covers the whole of ``text``."""
        units = utf16(text)
        first, last = self._pieces[0], self._pieces[-1]
        if len(self._pieces) == 1:
            return len(units) == first.size and first.stands_at(units, 0)
        end = len(units) - last.size
        if end < first.size or not first.stands_at(units, 0) or not last.stands_at(units, end):
            return False
        position = first.size
        for piece in self._pieces[1:-1]:
            found = piece.find(units, position, end)
            if found < 0:
                return False
            position = found + piece.size
        return True


def written(text: str) -> tuple[Chunk, ...]:
    """``text`` as its author meant it: every star and question mark is a wildcard."""
    return tuple(Wild(part) if part in ("*", "?") else part for part in re.split(r"([*?])", text) if part)


def utf16(text: str) -> str:
    """``text`` with each character beyond the basic plane as two: AWS counts UTF-16 units, so ``??`` matches one."""
    if text.isascii() or max(text) <= "\uffff":
        return text
    encoded = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(int.from_bytes(encoded[at : at + 2], "little")) for at in range(0, len(encoded), 2))


class _Piece:
    """What stands between two stars: of fixed length, so it is found or not, without trying again."""

    __slots__ = ("_literal", "_pattern", "size")

    def __init__(self, tokens: Sequence[Chunk]) -> None:
        units = [token if isinstance(token, Wild) else utf16(token) for token in tokens]
        self.size = sum(1 if isinstance(unit, Wild) else len(unit) for unit in units)
        self._literal = None if Wild.ONE in units else "".join(unit for unit in units if isinstance(unit, str))
        source = "".join("." if isinstance(unit, Wild) else re.escape(unit) for unit in units)
        self._pattern = _compiled(source) if self._literal is None else None

    def stands_at(self, text: str, position: int) -> bool:
        if self._pattern is None:
            return text.startswith(self._literal or "", position)
        return self._pattern.match(text, position) is not None

    def find(self, text: str, start: int, end: int) -> int:
        if self._pattern is None:
            return text.find(self._literal or "", start, end)
        found = self._pattern.search(text, start, end)
        return found.start() if found else -1


@lru_cache(maxsize=1024)
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.DOTALL)
