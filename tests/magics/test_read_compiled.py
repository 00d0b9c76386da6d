"""Reading back what was compiled is the identity."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest
from hypothesis import given

from jupyter_glue_panel.magics import compile_cells, read_cells
from jupyter_glue_panel.magics.cautions import uses_profile
from jupyter_glue_panel.wire import Cells, NotebookCell, Reading, Selection, Style

from .strategies import examples, selections, terse_selections


def read_back(cells: Cells) -> Reading:
    marked = [NotebookCell(source=cell.source, metadata={"glue_panel": {"part": cell.part}}) for cell in cells.cells]
    return read_cells(marked)


def carried(selection: Selection) -> Selection:
    """What of a selection its cells carry: of role and profile the one that is used."""
    unused = "role_arn" if uses_profile(selection) else "profile"
    return msgspec.structs.replace(selection, **{unused: None})


def written_alike(selection: Selection) -> list[Selection]:
    """What ``selection`` and its like in other styles carry, as far as these very cells are written for them."""
    cells = compile_cells(selection).cells
    others = [msgspec.structs.replace(selection, style=style) for style in get_args(Style)]
    return [carried(other) for other in others if compile_cells(other).cells == cells]


@examples(1500)
@given(selection=selections | terse_selections)
def test_what_was_compiled_is_read_back_as_it_was(selection: Selection) -> None:
    read = read_back(compile_cells(selection)).selection

    assert read in written_alike(selection)


@examples(500)
@given(selection=selections)
def test_the_panels_own_cells_have_nothing_wrong_with_them(selection: Selection) -> None:
    assert read_back(compile_cells(selection)).findings == ()


@examples(500)
@given(selection=selections)
def test_what_was_read_compiles_to_the_same_settings_again(selection: Selection) -> None:
    once = read_back(compile_cells(selection)).selection

    twice = read_back(compile_cells(once)).selection

    assert twice == once


ROLE = "arn:aws:iam::444455556666:role/GlueSessionCreationRole"


@pytest.mark.parametrize(
    "selection",
    [
        Selection(role_arn=ROLE, connections=("my vpc",)),
        Selection(profile="production", connections=("my vpc",), style="profile"),
        Selection(profile="my profile", style="profile"),
        Selection(profile="my profile", style="configure"),
        Selection(profile="my profile", connections=("my vpc",), style="profile"),
        Selection(profile="my profile", connections=("my vpc",), style="configure"),
        Selection(profile="production", style="configure"),
        Selection(role_arn=ROLE, tags={"group": "analytics"}, style="configure"),
        Selection(role_arn=ROLE, worker_type="G.1X", session_id_prefix="nightly", style="configure"),
    ],
)
def test_the_style_is_told_by_what_stands_in_configure_though_a_line_could_hold_it(selection: Selection) -> None:
    assert read_back(compile_cells(selection)).selection == selection


@pytest.mark.parametrize(
    ("sources", "style"),
    [
        (["%%configure\n{'connections': 'my vpc'}"], "assume_role"),
        (["%profile other", "%%configure\n{'connections': 'my vpc'}"], "profile"),
        (["%profile other", "%%configure\n{'worker_type': 'G.1X'}"], "configure"),
        (["%%configure\n{'worker_type': 'G.1X'}", "%connections session_vpc"], "assume_role"),
    ],
)
def test_the_style_of_handwritten_cells_is_the_one_that_the_panel_would_write_them_in(
    sources: list[str], style: str
) -> None:
    assert read_cells([NotebookCell(source=source) for source in sources]).selection.style == style
