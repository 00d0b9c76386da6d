"""The kit as CloudFormation: a template for each account, in JSON, so that nothing needs quoting by hand."""

from __future__ import annotations

from typing import Any

from .policies import NAMES, documents
from .setup import Setup


def templates(setup: Setup) -> dict[str, dict[str, Any]]:
    """A template for each account, by file name without suffix; the sessions' account comes first."""
    return {"sessions-account": _sessions_account(setup), "users-account": _users_account(setup)}


def _template(setup: Setup, description: str, resources: dict[str, Any]) -> dict[str, Any]:
    return {"AWSTemplateFormatVersion": "2010-09-09", "Description": description, "Resources": resources}


def _sessions_account(setup: Setup) -> dict[str, Any]:
    written = documents(setup)
    role = {
        "Type": "AWS::IAM::Role",
        "Properties": {
            "RoleName": setup.creation_role,
            "AssumeRolePolicyDocument": written["trust-policy"],
            "ManagedPolicyArns": [setup.service_role_policy_arn],
            "Policies": [
                {"PolicyName": NAMES[name], "PolicyDocument": written[name]}
                for name in ("session-policy", "pass-role-policy")
            ],
        },
    }
    template = _template(
        setup,
        f"The role that creates AWS Glue sessions in account {setup.session_account}",
        {"SessionCreationRole": role},
    )
    return template | {"Outputs": {"RoleArn": {"Value": {"Fn::GetAtt": ["SessionCreationRole", "Arn"]}}}}


def _users_account(setup: Setup) -> dict[str, Any]:
    document = documents(setup)["assume-role-policy"]
    resources = {}
    for number, principal in enumerate(setup.people, 1):
        kind = principal.kind.capitalize()
        resources[f"MayAssume{number}"] = {
            "Type": f"AWS::IAM::{kind}Policy",
            "Properties": {
                f"{kind}Name": principal.name,
                "PolicyName": NAMES["assume-role-policy"],
                "PolicyDocument": document,
            },
        }
    return _template(setup, f"Who of account {setup.users_account} may create AWS Glue sessions", resources)
