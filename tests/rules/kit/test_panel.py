"""The panel's own permissions: each feature's, and nothing beside."""

from __future__ import annotations

from typing import Any

import pytest

from jupyter_glue_panel.errors import InvalidRequest
from jupyter_glue_panel.rules.decisions import Layers
from jupyter_glue_panel.rules.evaluate import decide
from jupyter_glue_panel.rules.kit.panel import Side, panel_policy
from jupyter_glue_panel.rules.policy import read_policy

from .setups import NOTEBOOKS, USER, walk_through

SESSION = "arn:aws:glue:us-east-1:444455556666:session/s-1"
ROLE = "arn:aws:iam::444455556666:role/GlueSessionCreationRole"
MANAGED = "arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole"
VPC = "arn:aws:ec2:us-east-1:444455556666:vpc/vpc-1"


def _may(policy: Any, action: str, resource: str) -> bool:
    return decide(Layers((read_policy(policy),)), action, resource).is_allowed


@pytest.mark.parametrize(
    ("feature", "side", "action", "resource"),
    [
        ("access", "users", "sts:AssumeRole", ROLE),
        ("connections", "sessions", "glue:GetConnections", "arn:aws:glue:us-east-1:444455556666:catalog"),
        ("connections", "sessions", "glue:GetConnections", "arn:aws:glue:us-east-1:444455556666:connection/c"),
        ("connections", "sessions", "ec2:DescribeSubnets", "*"),
        ("runtime_roles", "sessions", "iam:ListRoles", "*"),
        ("preflight", "sessions", "iam:SimulatePrincipalPolicy", ROLE),
        ("preflight", "sessions", "iam:GetPolicyVersion", MANAGED),
        ("own_preflight", "users", "iam:GetUserPolicy", USER),
        ("own_preflight", "users", "iam:SimulatePrincipalPolicy", NOTEBOOKS),
        ("own_preflight", "users", "iam:GetGroupPolicy", "arn:aws:iam::111122223333:group/Analysts"),
        ("network_check", "sessions", "glue:GetConnection", "arn:aws:glue:us-east-1:444455556666:connection/c"),
        ("network_check", "sessions", "ec2:DescribeRouteTables", "*"),
        ("network_check", "sessions", "ec2:DescribeVpcAttribute", VPC),
        ("sessions", "sessions", "glue:ListSessions", "*"),
        ("sessions", "sessions", "glue:StopSession", SESSION),
        ("tags", "sessions", "glue:GetTags", SESSION),
        ("tags", "sessions", "glue:UntagResource", SESSION),
        ("prices", "sessions", "pricing:GetProducts", "*"),
        ("costs", "sessions", "ce:GetCostAndUsage", "*"),
        ("costs", "sessions", "ce:ListCostAllocationTagBackfillHistory", "*"),
        ("cost_activation", "sessions", "ce:UpdateCostAllocationTagsStatus", "*"),
    ],
)
def test_a_feature_gets_what_it_asks_aws_for(feature: str, side: Side, action: str, resource: str) -> None:
    granted = panel_policy(walk_through(), side, [feature])

    assert _may(granted, action, resource)


@pytest.mark.parametrize(
    ("action", "resource"),
    [
        ("glue:CreateSession", SESSION),
        ("glue:StopSession", SESSION.replace("444455556666", "999999999999")),
        ("glue:DeleteSession", SESSION),
        ("glue:RunStatement", SESSION),
        ("iam:PassRole", ROLE),
        ("iam:GetRolePolicy", "arn:aws:iam::444455556666:role/Admin"),
        ("ec2:CreateNetworkInterface", "*"),
    ],
)
def test_the_whole_panel_gets_nothing_beside(action: str, resource: str) -> None:
    assert not _may(panel_policy(walk_through(), "sessions"), action, resource)


def test_a_feature_of_the_other_side_needs_no_policy_here() -> None:
    assert panel_policy(walk_through(), "users", ["sessions"]) is None


def test_an_unknown_feature_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(InvalidRequest) as refusal:
        panel_policy(walk_through(), "users", ["coffee"])

    assert refusal.value.code == "feature_unknown"
    assert "network_check" in refusal.value.hint
