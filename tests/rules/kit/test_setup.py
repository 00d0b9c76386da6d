"""Nothing that could be code in a script is taken for a name."""

from __future__ import annotations

from typing import Any

import pytest

from jupyter_glue_panel.errors import PanelError

from .setups import USER, walk_through


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("users_account", "1111"),
        ("users_account", "111122223333\n"),
        ("session_account", "$(id -u)"),
        ("principals", ()),
        ("principals", ("arn:aws:iam::111122223333:root",)),
        ("principals", ("arn:aws:iam::999999999999:user/ISBlogUser",)),
        ("principals", ("arn:aws-cn:iam::111122223333:user/ISBlogUser",)),
        ("principals", (USER + "'; rm -rf ~; '",)),
        ("creation_role", "Role`id`"),
        ("creation_role", "path/Role"),
        ("creation_role", "R" * 65),
        ("runtime_role", "${path.module}"),
        ("runtime_role", "role name"),
        ("runtime_role", "../role name"),
        ("vpc_ids", ("vpc-*",)),
        ("vpc_ids", ("subnet-0a1b2c3d",)),
        ("subnet_ids", ('subnet-0a1b2c3d"',)),
        ("security_group_ids", ("sg-0a1b2c3d", "")),
        ("partition", "aws-moon"),
    ],
)
def test_a_value_that_is_no_name_is_refused_by_its_field(field: str, value: Any) -> None:
    with pytest.raises(PanelError) as refusal:
        walk_through(**{field: value})

    assert refusal.value.code == "setup_invalid"
    assert refusal.value.message.startswith(field)


def test_the_owner_that_the_kernel_writes_may_be_required_as_such() -> None:
    assert walk_through(required_tags={"owner": ()}).required_tags == {"owner": ()}


@pytest.mark.parametrize(
    ("tags", "code"),
    [
        ({"aws:team": ()}, "tag_key_reserved"),
        ({"": ()}, "tag_key_length"),
        ({"$(id)": ()}, "tag_key_characters"),
        ({"group": ("${aws:userid}",)}, "tag_value_characters"),
        ({"group": ("team-*",)}, "tag_value_characters"),
        ({"group": (), "Group": ()}, "tag_keys_differ_in_case"),
        ({"owner": ("ann",)}, "setup_owner_tag"),
        ({"Owner": ("ann",)}, "setup_owner_tag"),
    ],
)
def test_tags_that_aws_would_not_take_can_t_be_required(tags: dict[str, tuple[str, ...]], code: str) -> None:
    with pytest.raises(PanelError) as refusal:
        walk_through(required_tags=tags)

    assert refusal.value.code == code
