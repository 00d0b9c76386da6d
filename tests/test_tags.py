from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_glue_panel.errors import Unprocessable
from jupyter_glue_panel.tags import check_preset_tags, check_tags

ALLOWED = st.text(st.characters(categories=("L", "N")) | st.sampled_from("_.:/=+-@"), min_size=1)


@pytest.mark.parametrize(
    "tags",
    [
        {},
        {"group": "analytics", "billing": "Data-Platform"},
        {"k" * 128: "v" * 256},
        {"empty": ""},
        {"größe": "数据 平台", "path": "a/b_c.d:e=f+g-h@i"},
        {"awsome": "not reserved"},
        {"commit": "da39a3ee5e6b4b0d3255bfef95601890afd80709", "name": "AnalyticsDataPlatformTeamNorthAmericaXyz"},
        {f"key-{number}": "" for number in range(49)} | {"owner": "AROA:ann"},
    ],
)
def test_tags_within_awss_limits_are_taken(tags: dict[str, str]) -> None:
    check_tags(tags)


@pytest.mark.parametrize(
    ("tags", "code"),
    [
        ({"": "v"}, "tag_key_length"),
        ({"k" * 129: "v"}, "tag_key_length"),
        ({"key": "v" * 257}, "tag_value_length"),
        ({"aws:group": "v"}, "tag_key_reserved"),
        ({"Aws:group": "v"}, "tag_key_reserved"),
        ({"a;b": "v"}, "tag_key_characters"),
        ({"a\tb": "v"}, "tag_key_characters"),
        ({"a\u2028b": "v"}, "tag_key_characters"),
        ({"key": "50 €"}, "tag_value_characters"),
        ({"key": "a\nb"}, "tag_value_characters"),
        ({" key": "v"}, "tag_key_blanks"),
        ({"key": "v "}, "tag_value_blanks"),
        ({"Group": "a", "group": "b"}, "tag_keys_differ_in_case"),
        ({f"key-{number}": "" for number in range(50)}, "tag_count"),
        ({"key": "AKIAIOSFODNN7EXAMPLE"}, "credential_in_value"),
        ({"key": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"}, "credential_in_value"),
        ({"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY": "v"}, "credential_in_value"),
        ({"key": "IQoJb3JpZ2luX2VjEHoaCXVzLWVhc3QtMSJHMEUCIQ" * 3}, "credential_in_value"),
    ],
)
def test_tags_beyond_them_are_refused_with_a_reason(tags: dict[str, str], code: str) -> None:
    with pytest.raises(Unprocessable) as refused:
        check_tags(tags)

    assert refused.value.code == code


def test_a_refusal_names_the_key() -> None:
    with pytest.raises(Unprocessable, match="billing"):
        check_tags({"group": "fine", "billing": "not;fine"})


def test_owner_is_the_kernels_and_stands_in_no_preset() -> None:
    with pytest.raises(Unprocessable) as refused:
        check_preset_tags({"owner": "ann"})

    assert refused.value.code == "tag_owner"


@given(ALLOWED.filter(lambda key: len(key) <= 128 and not key.lower().startswith("aws:")), ALLOWED)
def test_letters_and_digits_of_any_script_are_taken(key: str, value: str) -> None:
    check_tags({key: value[:256]})
