"""Selection to cells: parts, styles, refusals, cautions."""

from __future__ import annotations

from typing import Any

import pytest

from jupyter_glue_panel.errors import Unprocessable
from jupyter_glue_panel.magics import check_connection, compile_cells
from jupyter_glue_panel.wire import Selection

ROLE = "arn:aws:iam::444455556666:role/GlueSessionCreationRole"
RUNTIME_ROLE = "arn:aws:iam::444455556666:role/AWSGlueServiceRole-blog"

WALK_THROUGH = {
    "role_arn": ROLE,
    "region": "us-east-1",
    "tags": {"group": "analytics", "billing": "Data-Platform"},
    "connections": ("session_vpc",),
    "runtime_role_arn": RUNTIME_ROLE,
    "glue_version": "4.0",
    "worker_type": "G.1X",
    "number_of_workers": 5,
    "idle_timeout_minutes": 2880,
}


def parts(**fields: Any) -> dict[str, str]:
    return {cell.part: cell.source for cell in compile_cells(Selection(**fields)).cells}


def cautions(**fields: Any) -> list[str]:
    return [caution.code for caution in compile_cells(Selection(**fields)).warnings]


def test_the_walk_through_is_written_as_in_the_walk_through() -> None:
    cells = parts(**WALK_THROUGH)

    assert list(cells) == ["role", "tags", "settings", "start"]
    assert cells["role"] == f'%%assume_role\n"{ROLE}"'
    assert cells["tags"] == "%%tags\n{\n    'group': 'analytics',\n    'billing': 'Data-Platform',\n}"
    assert cells["settings"].splitlines() == [
        "%region us-east-1",
        f"%iam_role {RUNTIME_ROLE}",
        "%glue_version 4.0",
        "%worker_type G.1X",
        "%number_of_workers 5",
        "%idle_timeout 2880",
        "%connections session_vpc",
    ]


def test_a_selection_of_nothing_is_the_start_up_code_alone() -> None:
    assert list(parts()) == ["start"]
    assert "GlueContext(sc)" in parts()["start"]


@pytest.mark.parametrize(
    ("style", "fields", "role_cell"),
    [
        ("assume_role", {"role_arn": ROLE, "profile": "other"}, f'%%assume_role\n"{ROLE}"'),
        ("assume_role", {"profile": "other"}, "%profile other"),
        ("profile", {"role_arn": ROLE, "profile": "other"}, "%profile other"),
        ("profile", {"role_arn": ROLE}, f'%%assume_role\n"{ROLE}"'),
        ("profile", {"profile": "my other"}, "%%configure\n{\n    'profile': 'my other',\n}"),
        ("configure", {"role_arn": ROLE}, f'%%assume_role\n"{ROLE}"'),
    ],
)
def test_a_role_is_handed_over_in_the_way_that_was_picked(style: str, fields: dict[str, str], role_cell: str) -> None:
    assert parts(style=style, **fields)["role"] == role_cell


def test_style_configure_writes_all_but_the_role_into_one_cell() -> None:
    cells = parts(style="configure", session_id_prefix="nightly", **WALK_THROUGH)

    assert list(cells) == ["role", "settings", "start"]
    assert cells["settings"].startswith("%session_id_prefix nightly\n%%configure\n{\n    'region': 'us-east-1',\n")
    assert "        'group': 'analytics',\n" in cells["settings"]


def test_a_runtime_role_with_braces_in_its_path_goes_into_a_literal() -> None:
    cells = parts(runtime_role_arn="arn:aws:iam::444455556666:role/{team}/Runtime", worker_type="G.1X")

    assert cells["settings"].startswith("%worker_type G.1X\n%%configure\n")
    assert "'iam_role': 'arn:aws:iam::444455556666:role/{team}/Runtime'" in cells["settings"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"role_arn": "GlueSessionCreationRole"}, "role_arn_invalid"),
        ({"role_arn": f"{ROLE}\n"}, "role_arn_invalid"),
        ({"role_arn": "arn:aws:sts::444455556666:assumed-role/GlueSessionCreationRole/me"}, "role_arn_invalid"),
        ({"runtime_role_arn": "AWSGlueServiceRole"}, "runtime_role_arn_invalid"),
        ({"profile": "two\nlines"}, "profile_not_writable"),
        ({"profile": ""}, "profile_not_writable"),
        ({"region": "moon"}, "region_invalid"),
        ({"region": "US-EAST-1"}, "region_invalid"),
        ({"glue_version": "5.1 # new"}, "glue_version_invalid"),
        ({"worker_type": "g.1x"}, "worker_type_invalid"),
        ({"number_of_workers": 0}, "number_of_workers_invalid"),
        ({"number_of_workers": 2**31}, "number_of_workers_invalid"),
        ({"idle_timeout_minutes": 0}, "idle_timeout_invalid"),
        ({"timeout_minutes": -1}, "timeout_invalid"),
        ({"session_id_prefix": "a b"}, "session_id_prefix_invalid"),
        ({"session_id_prefix": "a" * 219}, "session_id_prefix_invalid"),
        ({"connections": ("a,b",)}, "connection_has_comma"),
        ({"connections": ("a\nb",)}, "connection_not_writable"),
        ({"connections": (" a",)}, "connection_not_writable"),
        ({"connections": ("",)}, "connection_not_writable"),
        ({"connections": ("é" * 128,)}, "connection_not_writable"),
        ({"connections": ("a",) * 1001}, "connection_count"),
        ({"tags": {"aws:x": "y"}}, "tag_key_reserved"),
        ({"tags": {"quote": "it's"}}, "tag_value_characters"),
        ({"tags": {"key": "AKIAIOSFODNN7EXAMPLE"}}, "credential_in_value"),
        ({"session_id_prefix": "AKIAIOSFODNN7EXAMPLE"}, "credential_in_value"),
    ],
)
def test_what_can_not_be_written_is_refused_by_code(fields: dict[str, Any], code: str) -> None:
    with pytest.raises(Unprocessable) as refusal:
        compile_cells(Selection(**fields))

    assert refusal.value.code == code


def test_a_profile_that_is_not_used_is_not_checked() -> None:
    assert "role" in parts(role_arn=ROLE, profile="two\nlines")


def test_a_refused_connection_says_what_to_do() -> None:
    with pytest.raises(Unprocessable) as refusal:
        check_connection("a,b")

    assert refusal.value.hint == "Make a connection without a comma in its name."


SETTLED = {"connections": ("a",), "runtime_role_arn": RUNTIME_ROLE, "idle_timeout_minutes": 60}


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({}, []),
        ({"profile": "other"}, ["assumed_role_wins"]),
        ({"profile": "other", "role_arn": ROLE}, ["profile_not_used"]),
        ({"profile": "other", "role_arn": ROLE, "style": "profile"}, ["role_not_used", "assumed_role_wins"]),
        ({"tags": {"owner": "me"}}, ["owner_overwritten"]),
        ({"connections": ("a", "b")}, ["connections_in_order"]),
        ({"connections": ()}, ["connections_stay"]),
        ({"runtime_role_arn": None}, ["runtime_role_missing"]),
        ({"idle_timeout_minutes": None}, ["idle_timeout_missing"]),
        ({"timeout_minutes": 30}, ["idle_timeout_beyond_timeout"]),
    ],
)
def test_what_is_worth_knowing_before_the_cells_run_is_said(fields: dict[str, Any], codes: list[str]) -> None:
    assert cautions(**SETTLED | fields) == codes
