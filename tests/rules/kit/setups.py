"""The walk-through's set-up, for the tests of the kit."""

from __future__ import annotations

from typing import Any

from jupyter_glue_panel.rules.kit.setup import Setup

USER = "arn:aws:iam::111122223333:user/ISBlogUser"
NOTEBOOKS = "arn:aws:iam::111122223333:role/service-role/AWSGlueServiceRole-notebooks"
VPC, OTHER_VPC = "vpc-0a1b2c3d4e5f60718", "vpc-0fedcba9876543210"


def walk_through(**changes: Any) -> Setup:
    return Setup(
        **{
            "users_account": "111122223333",
            "session_account": "444455556666",
            "principals": (USER, NOTEBOOKS),
            "runtime_role": "AWSGlueServiceRole-blog",
            "vpc_ids": (VPC,),
        }
        | changes
    )
