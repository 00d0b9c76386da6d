"""Compiled cells in the real Glue kernel: exactly the selection arrives at AWS, or it is refused; nothing runs."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_glue_panel.errors import Unprocessable
from jupyter_glue_panel.magics import compile_cells
from jupyter_glue_panel.magics.literals import write_dict
from jupyter_glue_panel.wire import Selection

from .conftest import GlueKernel
from .kernel_requests import requested, wanted
from .strategies import ATTACKS, any_text, connection_names, examples, hostile_selections, one_hostile_field, selections

any_tags = st.dictionaries(any_text.filter(str.strip), any_text, max_size=49)


def sources(selection: Selection) -> list[str] | None:
    """The cells but for the start-up code, None where they are refused."""
    try:
        cells = compile_cells(selection).cells
    except Unprocessable:
        return None
    return [cell.source for cell in cells if cell.part != "start"]


def assert_exact(kernel: GlueKernel, selection: Selection, cells: Sequence[str] | None) -> None:
    if cells is not None:
        outcome = kernel.run(*cells)
        assert requested(outcome) == wanted(selection)
        assert not any(outcome.spark)


@examples(400)
@given(selection=selections)
def test_what_was_picked_is_what_the_kernel_asks_aws_for(glue_kernel: GlueKernel, selection: Selection) -> None:
    cells = sources(selection)

    assert cells is not None
    assert_exact(glue_kernel, selection, cells)


@examples(1000)
@given(selection=hostile_selections | one_hostile_field())
def test_a_hostile_selection_arrives_exactly_or_is_refused_by_code(
    glue_kernel: GlueKernel, selection: Selection
) -> None:
    assert_exact(glue_kernel, selection, sources(selection))

    assert not glue_kernel.sentinel.exists()


@examples(500)
@given(names=st.lists(connection_names | any_text, min_size=1, max_size=4))
def test_a_connection_of_any_name_arrives_exactly_or_is_refused(glue_kernel: GlueKernel, names: list[str]) -> None:
    selection = Selection(connections=tuple(names))

    assert_exact(glue_kernel, selection, sources(selection))


@examples(500)
@given(tags=any_tags)
def test_the_literal_writer_carries_any_text_through_the_tags_magic(
    glue_kernel: GlueKernel, tags: dict[str, str]
) -> None:
    outcome = glue_kernel.run("%%tags\n" + write_dict(tags))

    stripped = {key.strip(): value.strip() for key, value in tags.items()}
    assert outcome.session["Tags"] == stripped | {"owner": "AROA0:AssumeRoleSession"}
    assert not glue_kernel.sentinel.exists()


@examples(200)
@given(tags=any_tags, names=any_text.filter(lambda text: all(text.split(","))))
def test_the_literal_writer_carries_any_text_through_the_configure_magic(
    glue_kernel: GlueKernel, tags: dict[str, str], names: str
) -> None:
    outcome = glue_kernel.run("%%configure\n" + write_dict({"connections": names, "tags": tags}))

    assert outcome.session["Tags"] == tags | {"owner": "AROA0:AssumeRoleSession"}
    assert ",".join(outcome.session.get("Connections", {}).get("Connections", ())) == names
    assert not glue_kernel.sentinel.exists()


CLASSES_OF_TEXT = {
    "quotes": "'\"" + "'" * 3 + '"' * 3,
    "backslashes": "\\n\\u0041\\x41\\",
    "newlines": "a\nb\r\nc\rd",
    "braces": "{1+1} {{x}} }{",
    "dollars": "$HOME $$x ${y}",
    "percent signs": "%time %%bash\n%%tags",
    "emoji": "\U0001f600\U0001f469\u200d\U0001f4bb",
    "right-to-left text": "\u202eabc \u05d0\u05d1 \u0633\u0644\u0627\u0645",
    "256 characters": ("x'{$%\\\n\U0001f600" * 32)[:256],
}


@pytest.mark.parametrize("text", CLASSES_OF_TEXT.values(), ids=CLASSES_OF_TEXT)
def test_a_tag_of_any_class_of_text_arrives_as_written(glue_kernel: GlueKernel, text: str) -> None:
    outcome = glue_kernel.run("%%tags\n" + write_dict({"key": text}))

    assert outcome.session["Tags"]["key"] == text.strip()


@pytest.mark.parametrize("style", ["assume_role", "configure"])
def test_all_49_tags_arrive_at_their_full_length(glue_kernel: GlueKernel, style: str) -> None:
    tags = {f"{number:02}" + "k" * 126: f"{number:02}" + "\u05d0" * 254 for number in range(49)}
    selection = Selection(tags=tags, style=style)

    assert_exact(glue_kernel, selection, sources(selection))


TEXT_FIELDS = ("role_arn", "profile", "region", "runtime_role_arn", "glue_version", "worker_type", "session_id_prefix")


@pytest.mark.parametrize("style", ["assume_role", "profile", "configure"])
@pytest.mark.parametrize("field", [*TEXT_FIELDS, "tag key", "tag value", "connections", "path of a role"])
def test_no_value_runs_as_code_in_the_kernel(glue_kernel: GlueKernel, field: str, style: str) -> None:
    for attack in ATTACKS:
        arn = f"arn:aws:iam::444455556666:role/{attack}/name"
        fields = {
            "tag key": {"tags": {attack: "value"}},
            "tag value": {"tags": {"key": attack}},
            "connections": {"connections": ("session_vpc", attack)},
            "path of a role": {"role_arn": arn, "runtime_role_arn": arn},
        }.get(field, {field: attack})
        selection = Selection(**fields, style=style)

        assert_exact(glue_kernel, selection, sources(selection))

    assert not glue_kernel.sentinel.exists()
