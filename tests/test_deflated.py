from __future__ import annotations

import zlib

import pytest

from jupyter_glue_panel.deflated import Deflated, Stream

TEXTS = [b"one line\n", b"", b"another\n" * 40_000, bytes(range(256)) * 300]


def test_a_text_comes_back_as_it_was() -> None:
    assert [Deflated.of(text).text() for text in TEXTS] == TEXTS


@pytest.mark.parametrize("texts", [[], TEXTS[:1], TEXTS, TEXTS[::-1]])
def test_texts_that_were_compressed_one_by_one_are_one_stream(texts: list[bytes]) -> None:
    stream = Stream()

    sent = stream.begin() + b"".join(stream.add(Deflated.of(text)) for text in texts) + stream.end()

    # decompressing checks the whole stream's checksum
    assert zlib.decompress(sent) == b"".join(texts)


def test_a_text_can_be_read_before_the_next_has_come() -> None:
    stream, reader = Stream(), zlib.decompressobj()
    reader.decompress(stream.begin())

    read = [reader.decompress(stream.add(Deflated.of(text))) for text in TEXTS]

    assert read == TEXTS
