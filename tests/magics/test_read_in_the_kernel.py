"""Whatever people write: with its fixes applied, the kernel does what the reader says."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import assume, given

from jupyter_glue_panel.magics import read_cells
from jupyter_glue_panel.wire import Finding, NotebookCell, Reading

from .conftest import GlueKernel
from .handwriting import notebooks
from .kernel_requests import requested, wanted
from .strategies import examples

MATTERS_OF_TASTE = {"idle_timeout_unit", "tags_owner"}
"""Findings whose fix changes what the notebook asks for, instead of making the kernel see it."""


def read(sources: Sequence[str]) -> Reading:
    return read_cells([NotebookCell(source=source) for source in sources])


def to_mend(reading: Reading) -> list[Finding]:
    return [finding for finding in reading.findings if finding.fix and finding.code not in MATTERS_OF_TASTE]


def with_fix(sources: Sequence[str], finding: Finding) -> list[str]:
    assert finding.fix is not None
    return [*sources[: finding.cell], *finding.fix.sources, *sources[finding.cell + 1 :]]


@pytest.mark.filterwarnings("ignore:invalid escape sequence")
@examples(300)
@given(sources=notebooks)
def test_a_mended_notebook_asks_aws_for_what_was_read_from_it(glue_kernel: GlueKernel, sources: list[str]) -> None:
    first = read(sources)
    steps = 0
    while findings := to_mend(read(sources)):
        sources = with_fix(sources, findings[0])
        steps += 1
        assert steps < 50, (sources, findings[0])
    last = read(sources)
    assume(all(finding.fix for finding in last.findings))

    outcome = glue_kernel.run(*sources)

    assert msgspec.structs.replace(last.selection, profile=None, style="assume_role") == msgspec.structs.replace(
        first.selection, profile=None, style="assume_role"
    )
    assert requested(outcome) == wanted(last.selection)
