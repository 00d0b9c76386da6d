"""Reading back what was compiled is the identity."""

from __future__ import annotations

import msgspec
from hypothesis import given

from jupyter_glue_panel.magics import compile_cells, read_cells
from jupyter_glue_panel.magics.cautions import uses_profile
from jupyter_glue_panel.wire import Cells, NotebookCell, Reading, Selection

from .strategies import examples, selections


def read_back(cells: Cells) -> Reading:
    marked = [NotebookCell(source=cell.source, metadata={"glue_panel": {"part": cell.part}}) for cell in cells.cells]
    return read_cells(marked)


def carried(selection: Selection) -> Selection:
    """What of a selection its cells carry: of role and profile the one that is used."""
    unused = "role_arn" if uses_profile(selection) else "profile"
    return msgspec.structs.replace(selection, **{unused: None})


@examples(1500)
@given(selection=selections)
def test_every_field_comes_back_as_it_was(selection: Selection) -> None:
    read = read_back(compile_cells(selection)).selection

    assert msgspec.structs.replace(read, style=selection.style) == carried(selection)


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


@examples(500)
@given(selection=selections.filter(lambda selection: selection.worker_type is not None))
def test_the_style_comes_back_where_the_cells_tell_it(selection: Selection) -> None:
    read = read_back(compile_cells(selection)).selection

    expected = (
        "configure" if selection.style == "configure" else "profile" if uses_profile(selection) else "assume_role"
    )
    assert read.style == expected
