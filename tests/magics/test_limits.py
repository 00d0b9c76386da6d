"""However much stands in a notebook, reading it takes no more steps than it has to."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from jupyter_glue_panel.magics import read_cells
from jupyter_glue_panel.wire import NotebookCell, Reading

TAGS = "%%tags\n{'group': 'analytics'}"
PARTS = (TAGS, "%connections a, b # why", "%%configure\n{'idle_timout': 60}", "print(1)")


def read(*sources: str) -> Reading:
    return read_cells([NotebookCell(source=source) for source in sources])


def the_fix(source: str) -> tuple[str, ...]:
    [finding] = read(source).findings
    assert finding.fix is not None
    return finding.fix.sources


def many(number: int, value: str = "x") -> dict[str, str]:
    return {f"key{at}": value for at in range(number)}


def steps(work: Callable[[], object]) -> int:
    """How many functions ``work`` calls."""
    count = 0

    def take_note(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(take_note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_twice_as_many_cells_take_twice_as_many_steps() -> None:
    some, more = PARTS * 50, PARTS * 100

    assert steps(lambda: read(*more)) < 2.2 * steps(lambda: read(*some))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("\n".join([TAGS] * 5000), "too_many_magics"),
        ("\n".join(["%connections a"] * 5000), "too_many_magics"),
        (f"%region us-east-1\n{'x = 1; ' * 20_000}", "cell_too_long"),
        (f"%%configure\n{many(5000)}", "configure_too_long"),
        (f"%%configure\n{ {'tags': many(5000)} }", "configure_too_long"),
        (f"%%tags\n{many(5000)}", "tags_too_long"),
    ],
)
def test_a_cell_that_holds_too_much_is_told_and_the_others_are_read(written: str, code: str) -> None:
    reading = read(written, "%worker_type G.1X")

    assert [(finding.code, finding.cell) for finding in reading.findings] == [(code, 0)]
    assert reading.selection.worker_type == "G.1X"


def test_a_long_cell_is_split_between_its_magics_and_its_code() -> None:
    code = "x = 1; " * 20_000

    assert the_fix(f"%region us-east-1\n{code}") == ("%region us-east-1", code)


@pytest.mark.parametrize(
    "written", ["\n".join([TAGS] * 51), f"{TAGS}\n{'x = 1; ' * 20_000}", f"%%tags\n{ {'a': 'b' * 100_000} }"]
)
def test_a_cell_that_holds_too_much_otherwise_becomes_comments(written: str) -> None:
    assert the_fix(written) == ("\n".join(f"# {line}".rstrip() for line in written.splitlines()),)


def test_a_cell_that_holds_too_much_takes_few_steps() -> None:
    cell = "\n".join([TAGS] * 5000)

    assert steps(lambda: read(cell)) < 15 * 5000


@pytest.mark.parametrize("number", [40, 200])
def test_tags_set_again_are_told_a_part_at_a_time(number: int) -> None:
    reading = read(f"%%tags\n{many(number, 'a')}", f"%%tags\n{many(number, 'b')}")

    assert 0 < sum(finding.code == "overruled" for finding in reading.findings) <= 50


def test_twice_as_many_tags_set_again_take_twice_as_many_steps() -> None:
    some, more = ([f"%%tags\n{many(number, value)}" for value in "ab"] for number in (100, 200))

    assert steps(lambda: read(*more)) < 2.2 * steps(lambda: read(*some))


def test_what_is_not_told_is_not_made() -> None:
    cell = f"%%configure\n{many(190)}"

    told, ten_times_as_many = (steps(lambda number=number: read(*[cell] * number)) for number in (10, 100))

    assert ten_times_as_many < 2 * told


@pytest.mark.parametrize(
    "cells",
    [
        [f"%%configure\n{many(190)}"] * 300,
        [f"%region us-east-{number % 9}" for number in range(3000)],
        [f"%%tags\n{many(40, str(number))}" for number in range(300)],
    ],
)
def test_a_notebook_is_told_no_more_findings_than_a_reader_could_mend(cells: list[str]) -> None:
    assert len(read(*cells).findings) == 500


def test_fixes_fill_no_reply_beyond_reason() -> None:
    long = f"%region us-east-1 # here\n{'x = 1; ' * 14_000}"

    reading = read(*[long] * 300)

    assert sum(len(source) for finding in reading.findings for source in finding.fix.sources) < 6_000_000


def test_long_code_without_magics_is_no_matter() -> None:
    reading = read("x = 1\n" * 100_000)

    assert reading.findings == ()


def test_a_pasted_credential_is_found_in_a_cell_that_holds_too_much() -> None:
    reading = read("\n".join([TAGS] * 5000) + "\nAKIAIOSFODNN7EXAMPLE")

    assert {finding.code for finding in reading.findings} == {"credentials_in_cell", "too_many_magics"}
