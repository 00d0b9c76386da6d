"""Wildcards: as AWS reads them, and quick however they are put."""

from __future__ import annotations

import pytest

from jupyter_glue_panel.rules.globs import Glob, written


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("", "", True),
        ("", "a", False),
        ("*", "", True),
        ("**", "anything", True),
        ("a*a", "a", False),
        ("a*a", "aa", True),
        ("*ab*ab", "abab", True),
        ("*ab*ab", "ab", False),
        ("*a?b*", "xxa-bxx", True),
        ("*a?b*", "ab", False),
        ("?", "", False),
        ("a.c", "abc", False),
        ("*:b:*", "a:b:c:d", True),
        ("a*b?", "a𐐀b\n", True),
    ],
)
def test_a_pattern_covers_the_whole_text(pattern: str, text: str, expected: bool) -> None:
    assert Glob(written(pattern)).matches(text) is expected


def test_a_pattern_of_many_stars_ends() -> None:
    hostile = Glob(written("a*" * 2_000 + "b"))

    assert not hostile.matches("a" * 20_000)
