"""The templates: accepted by cfn-lint, and carrying the kit's documents."""

from __future__ import annotations

import json

from cfnlint.api import lint

from jupyter_glue_panel.rules.kit.cloudformation import templates
from jupyter_glue_panel.rules.kit.policies import documents

from .setups import walk_through

SETUP = walk_through(subnet_ids=("subnet-0a1b2c3d",), required_tags={"group": (), "billing": ("Finance",)})


def test_cfn_lint_finds_nothing() -> None:
    found = {name: lint(json.dumps(template)) for name, template in templates(SETUP).items()}

    assert found == {"sessions-account": [], "users-account": []}


def test_the_creation_role_has_its_trust_and_its_policies() -> None:
    role = templates(SETUP)["sessions-account"]["Resources"]["SessionCreationRole"]["Properties"]

    written = documents(SETUP)
    assert role["AssumeRolePolicyDocument"] == written["trust-policy"]
    assert [each["PolicyDocument"] for each in role["Policies"]] == [
        written["session-policy"],
        written["pass-role-policy"],
    ]


def test_every_user_and_role_may_assume_it() -> None:
    resources = templates(SETUP)["users-account"]["Resources"].values()

    named = [
        (each["Type"], each["Properties"].get("UserName", each["Properties"].get("RoleName"))) for each in resources
    ]
    assert named == [
        ("AWS::IAM::UserPolicy", "ISBlogUser"),
        ("AWS::IAM::RolePolicy", "AWSGlueServiceRole-notebooks"),
    ]
