"""Cells to selection and findings, for notebooks that people wrote."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_glue_panel.magics import read_cells
from jupyter_glue_panel.wire import Finding, NotebookCell, Reading, Selection

from .handwriting import notebooks
from .strategies import any_text, examples

ROLE = "arn:aws:iam::444455556666:role/GlueSessionCreationRole"
ASSUMED = f'%%assume_role\n"{ROLE}"'


def read(*sources: str, metadata: dict[str, Any] | None = None) -> Reading:
    return read_cells([NotebookCell(source=source, metadata=metadata or {}) for source in sources])


def the_finding(*sources: str) -> Finding:
    [finding] = read(*sources).findings
    return finding


def test_a_notebook_as_in_the_walk_through_is_read_without_a_finding() -> None:
    reading = read(
        ASSUMED,
        "%%tags\n{'group': 'analytics', 'billing': 'Data-Platform'}",
        "# five workers\n%idle_timeout 2880\n%glue_version 4.0\n%worker_type G.1X\n%number_of_workers 5",
        f"%iam_role {ROLE}",
        "%connections session_vpc\nprint('starts the session')",
    )

    assert reading.findings == ()
    assert reading.selection == Selection(
        role_arn=ROLE,
        tags={"group": "analytics", "billing": "Data-Platform"},
        connections=("session_vpc",),
        runtime_role_arn=ROLE,
        glue_version="4.0",
        worker_type="G.1X",
        number_of_workers=5,
        idle_timeout_minutes=2880,
    )


def test_a_notebook_without_magics_is_an_empty_selection() -> None:
    assert read("print('%region')", "", "text = '''\n%region moon\n'''") == Reading(selection=Selection(), findings=())


@pytest.mark.parametrize(
    ("written", "selection"),
    [
        (f'%%assume_role\n{{"{ROLE}"}}', Selection(role_arn=ROLE)),
        ("%region us-east-1a # here", Selection(region="us-east-1")),
        ("print(1)\n  %worker_type g.1x", Selection(worker_type="G.1X")),
        ("%%tags\n{' year ': 2026}", Selection(tags={"year": "2026"})),
        (
            '%%configure\n{"timeout": "90", "number_of_workers": 5.0}',
            Selection(timeout_minutes=90, number_of_workers=5, style="configure"),
        ),
        ("%connections [a, 'b']", Selection(connections=("a", "b"))),
        ("%idle_timeout 2", Selection(idle_timeout_minutes=2)),
        ("%profile my profile", Selection(profile="my profile", style="profile")),
    ],
)
def test_the_selection_is_what_the_mended_cells_ask_for(written: str, selection: Selection) -> None:
    assert read(written).selection == selection


def test_settings_that_contradict_each_other_are_told_and_the_last_one_wins() -> None:
    reading = read("%region us-east-1\n%worker_type G.1X", "%region eu-west-1")
    [finding] = reading.findings

    assert reading.selection.region == "eu-west-1"
    assert (finding.code, finding.cell) == ("overruled", 0)
    assert finding.message == "Cell 2 sets region again, to eu-west-1: the last one wins."
    assert finding.fix is not None
    assert finding.fix.sources == ("%worker_type G.1X",)


def test_a_tag_that_is_set_twice_is_taken_out_of_the_first_cell() -> None:
    finding = the_finding("%%tags\n{'a': '1', 'b': '2'}", "%%configure\n{'tags': {'a': '3'}}")

    assert finding.code == "overruled"
    assert finding.fix is not None
    assert finding.fix.sources == ("%%tags\n{\n    'b': '2',\n}",)


@pytest.mark.parametrize("workers", ["%worker_type G.1X", "%number_of_workers 5", "# none"])
def test_max_capacity_without_both_of_the_workers_settings_is_what_it_says(workers: str) -> None:
    assert read("%%configure\n{'max_capacity': 10}", workers).findings == ()


def test_max_capacity_beside_both_of_the_workers_settings_is_taken_out() -> None:
    finding = the_finding("%%configure\n{'worker_type': 'G.1X', 'number_of_workers': 5, 'max_capacity': 10}")

    assert finding.code == "max_capacity_beside_workers"
    assert finding.fix is not None
    assert finding.fix.label == "Remove max_capacity"
    assert finding.fix.sources == ("%%configure\n{\n    'worker_type': 'G.1X',\n    'number_of_workers': 5,\n}",)


def test_every_profile_beside_a_role_is_told() -> None:
    findings = read(ASSUMED, "%profile one", "%profile other").findings

    assert [(finding.code, finding.cell) for finding in findings] == [
        ("overruled", 1),
        ("profile_overruled", 1),
        ("profile_overruled", 2),
    ]


def test_the_same_value_twice_contradicts_nothing() -> None:
    assert read("%region us-east-1", "%%configure\n{'region': 'us-east-1'}").findings == ()


def test_a_short_idle_time_out_in_a_cell_of_the_panels_own_was_meant() -> None:
    assert read("%idle_timeout 2", metadata={"glue_panel": {"part": "settings"}}).findings == ()


@pytest.mark.filterwarnings("ignore:invalid escape sequence")
@examples(500)
@given(sources=st.lists(any_text | any_text.map(lambda text: f"%%configure\n{text}"), max_size=3) | notebooks)
def test_any_notebook_can_be_read_and_told_over_http(sources: list[str]) -> None:
    sayable = [source.encode("utf-8", "replace").decode() for source in sources]

    assert msgspec.json.decode(msgspec.json.encode(read(*sayable)), type=dict)


@pytest.mark.parametrize(
    "body",
    [r"{'a': '\ud83d'}", r'{"a": "\ud83d", "b": null}', "{'a': 0x" + "f" * 5000 + "}", "(" * 5000, "{'a': 1e999}"],
)
def test_a_body_that_no_reply_could_carry_is_found_instead_of_failing(body: str) -> None:
    reading = read(f"%%tags\n{body}", f"%%configure\n{{'tags': {body}, 'number_of_workers': 1e999}}")

    assert msgspec.json.encode(reading)
    assert reading.findings
