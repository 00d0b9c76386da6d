"""Texts that are compressed one by one, kept so, and sent one after another as one stream. Pure.

Source: RFC 1950 (zlib, which HTTP calls ``deflate``), RFC 1951.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

_RAW = -zlib.MAX_WBITS
_FASTEST = 1
_HEADER = b"\x78\x01"
_LAST_BLOCK = b"\x03\x00"
_MODULUS = 65521


@dataclass(frozen=True)
class Deflated:
    """A text, compressed so that others may follow it. length, checksum: the text's own (Adler-32)."""

    blocks: bytes
    length: int
    checksum: int

    @classmethod
    def of(cls, text: bytes) -> Deflated:
        """Compress ``text``, quickly rather than well."""
        compressor = zlib.compressobj(_FASTEST, wbits=_RAW)
        blocks = compressor.compress(text) + compressor.flush(zlib.Z_FULL_FLUSH)
        return cls(blocks, len(text), zlib.adler32(text))

    def text(self) -> bytes:
        """What was compressed."""
        return zlib.decompressobj(_RAW).decompress(self.blocks)


class Stream:
    """One zlib stream of several texts; each can be read as soon as it has arrived."""

    def __init__(self) -> None:
        self._low, self._high = 1, 0

    def begin(self) -> bytes:
        """What comes before all texts."""
        return _HEADER

    def add(self, piece: Deflated) -> bytes:
        """The next text."""
        self._high = (self._high + (piece.checksum >> 16) + piece.length * (self._low - 1)) % _MODULUS
        self._low = (self._low + (piece.checksum & 0xFFFF) - 1) % _MODULUS
        return piece.blocks

    def end(self) -> bytes:
        """What comes after all texts."""
        return _LAST_BLOCK + (self._high << 16 | self._low).to_bytes(4, "big")
