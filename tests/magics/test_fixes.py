"""Every finding has a fix, which mends just that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given

from jupyter_glue_panel.magics import read_cells
from jupyter_glue_panel.wire import Finding, NotebookCell, Reading

from .handwriting import notebooks
from .strategies import examples

CHANGES_OF_MIND = {"idle_timeout_unit", "tags_owner", "profile_overruled", "max_capacity_beside_workers"}
"""Findings whose fix asks for something else than the cell does now."""


def read(sources: Sequence[str]) -> Reading:
    return read_cells([NotebookCell(source=source) for source in sources])


def codes(sources: Sequence[str]) -> Counter[str]:
    return Counter(finding.code for finding in read(sources).findings)


def with_fix(sources: Sequence[str], finding: Finding) -> list[str]:
    assert finding.fix is not None, finding
    return [*sources[: finding.cell], *finding.fix.sources, *sources[finding.cell + 1 :]]


def what_its_fix_leaves(sources: Sequence[str], finding: Finding) -> Counter[str]:
    """How many findings of which code are there, with the fix applied, that were not there besides this one before."""
    return codes(with_fix(sources, finding)) - (codes(sources) - Counter([finding.code]))


@pytest.mark.filterwarnings("ignore:invalid escape sequence")
@examples(1000)
@given(sources=notebooks)
def test_a_fix_removes_its_finding_and_makes_no_other(sources: list[str]) -> None:
    findings = [finding for finding in read(sources).findings if finding.code not in CHANGES_OF_MIND]

    left = [(finding, what_its_fix_leaves(sources, finding)) for finding in findings]

    assert [(finding, codes) for finding, codes in left if codes] == []


@pytest.mark.filterwarnings("ignore:invalid escape sequence")
@examples(500)
@given(sources=notebooks)
def test_a_fix_that_asks_for_something_else_may_only_clash_with_other_cells(sources: list[str]) -> None:
    findings = [finding for finding in read(sources).findings if finding.code in CHANGES_OF_MIND]

    left = [(finding, what_its_fix_leaves(sources, finding)) for finding in findings]

    assert [(finding, codes) for finding, codes in left if codes.keys() - {"overruled"}] == []
