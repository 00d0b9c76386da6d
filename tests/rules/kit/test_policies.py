"""The kit's documents decide as the walk-through says, and hold no trap."""

from __future__ import annotations

from typing import Any

import pytest

from jupyter_glue_panel.rules.decisions import Decision, Layers
from jupyter_glue_panel.rules.evaluate import decide
from jupyter_glue_panel.rules.kit.policies import documents
from jupyter_glue_panel.rules.kit.setup import Setup
from jupyter_glue_panel.rules.lint import lint
from jupyter_glue_panel.rules.policy import Policy, read_policy
from jupyter_glue_panel.rules.principals import Caller
from jupyter_glue_panel.rules.trust import decide_assume_role

from .setups import NOTEBOOKS, OTHER_VPC, USER, VPC, walk_through

GLUE = {"Effect": "Allow", "Action": "glue:*", "Resource": "*"}
SERVICE_ROLE = read_policy({"Version": "2012-10-17", "Statement": GLUE}, name="AWSGlueServiceRole")
SESSION = "arn:aws:glue:us-east-1:444455556666:session/s-1"
RUNTIME_ROLE = "arn:aws:iam::444455556666:role/AWSGlueServiceRole-blog"


def _read(setup: Setup, name: str) -> Policy:
    return read_policy(documents(setup)[name], name=name, kind="trust" if name == "trust-policy" else "identity")


def _ask(setup: Setup, action: str, resource: str, context: dict[str, Any]) -> Decision:
    own = (_read(setup, "session-policy"), _read(setup, "pass-role-policy"))
    return decide(Layers((SERVICE_ROLE, *own)), action, resource, context)


def _create(setup: Setup, **context: Any) -> Decision:
    keys = {"vpcs": "glue:VpcIds", "subnets": "glue:SubnetIds", "groups": "glue:SecurityGroupIds"}
    named = {keys.get(name, f"aws:RequestTag/{name}"): value for name, value in context.items()}
    return _ask(setup, "glue:CreateSession", SESSION, named)


@pytest.mark.parametrize(
    ("vpcs", "verdict", "because"),
    [
        (None, "explicitDeny", "statement 2 (DenyNoVpc) of session-policy, an identity-based policy"),
        ([VPC], "allowed", "statement 1 of AWSGlueServiceRole, an identity-based policy"),
        ([OTHER_VPC], "explicitDeny", "statement 1 (DenyOtherVpcs) of session-policy, an identity-based policy"),
        ([VPC, OTHER_VPC], "explicitDeny", "statement 1 (DenyOtherVpcs) of session-policy, an identity-based policy"),
    ],
    ids=["no connection", "the allowed VPC", "another VPC", "two connections, one VPC not listed"],
)
def test_the_session_policy_decides_as_the_walk_through_says(vpcs: Any, verdict: str, because: str) -> None:
    decision = _create(walk_through(), vpcs=vpcs)

    assert (decision.verdict, str(decision.statement)) == (verdict, because)


@pytest.mark.parametrize(
    ("context", "allowed"),
    [
        ({"vpcs": [VPC], "subnets": ["subnet-0a1b2c3d"], "groups": ["sg-0a1b2c3d"]}, True),
        ({"vpcs": [VPC], "subnets": ["subnet-00000000"], "groups": ["sg-0a1b2c3d"]}, False),
        ({"vpcs": [VPC], "subnets": ["subnet-0a1b2c3d"], "groups": ["sg-0a1b2c3d", "sg-00000000"]}, False),
        ({"vpcs": [VPC], "subnets": ["subnet-0a1b2c3d"]}, False),
    ],
)
def test_subnets_and_security_groups_are_restricted_the_same_way(context: dict[str, Any], allowed: bool) -> None:
    setup = walk_through(subnet_ids=("subnet-0a1b2c3d",), security_group_ids=("sg-0a1b2c3d",))

    assert _create(setup, **context).is_allowed is allowed


def test_any_vpc_may_be_asked_for() -> None:
    setup = walk_through(vpc_ids=())

    assert _create(setup, vpcs=[OTHER_VPC]).is_allowed
    assert not _create(setup).is_allowed


def test_sessions_without_a_vpc_may_be_let_through() -> None:
    setup = walk_through(require_network=False)

    assert _create(setup).is_allowed
    assert not _create(setup, vpcs=[OTHER_VPC]).is_allowed


@pytest.mark.parametrize(
    ("tags", "allowed"),
    [
        ({"group": "any", "billing": "Finance"}, True),
        ({"billing": "Finance"}, False),
        ({"group": "any"}, False),
        ({"group": "any", "billing": "finance"}, False),
    ],
)
def test_required_tags_are_asked_for_with_their_values(tags: dict[str, str], allowed: bool) -> None:
    setup = walk_through(required_tags={"group": (), "billing": ("Finance", "Data-Platform")})

    assert _create(setup, vpcs=[VPC], **tags).is_allowed is allowed


@pytest.mark.parametrize(
    ("action", "context", "allowed"),
    [
        ("glue:TagResource", {"aws:RequestTag/billing": "Mine"}, False),
        ("glue:TagResource", {"aws:RequestTag/billing": "Finance"}, True),
        ("glue:TagResource", {"aws:RequestTag/other": "x"}, True),
        ("glue:UntagResource", {"aws:TagKeys": ["other", "billing"]}, False),
        ("glue:UntagResource", {"aws:TagKeys": ["other"]}, True),
    ],
)
def test_required_tags_stay_on_a_running_session(action: str, context: dict[str, Any], allowed: bool) -> None:
    setup = walk_through(required_tags={"billing": ("Finance",)})

    assert _ask(setup, action, SESSION, context).is_allowed is allowed


@pytest.mark.parametrize(
    ("role", "service", "allowed"),
    [
        (RUNTIME_ROLE, "glue.amazonaws.com", True),
        (RUNTIME_ROLE, "ec2.amazonaws.com", False),
        ("arn:aws:iam::444455556666:role/Admin", "glue.amazonaws.com", False),
    ],
)
def test_only_the_runtime_role_may_be_passed_and_only_to_glue(role: str, service: str, allowed: bool) -> None:
    decision = _ask(walk_through(), "iam:PassRole", role, {"iam:PassedToService": service})

    assert decision.is_allowed is allowed


@pytest.mark.parametrize(
    ("caller", "allowed"),
    [(USER, True), (NOTEBOOKS, True), ("arn:aws:iam::111122223333:user/somebody", False)],
)
def test_the_named_principals_may_assume_the_creation_role(caller: str, allowed: bool) -> None:
    setup = walk_through()
    own = Layers((_read(setup, "assume-role-policy"),))

    decision = decide_assume_role(_read(setup, "trust-policy"), setup.creation_role_arn, Caller.of(caller), own)

    assert decision.is_allowed is allowed


def test_no_other_role_may_be_assumed() -> None:
    own = Layers((_read(walk_through(), "assume-role-policy"),))

    assert not decide(own, "sts:AssumeRole", "arn:aws:iam::444455556666:role/Admin").is_allowed


@pytest.mark.parametrize("require_network", [True, False])
def test_the_kit_passes_its_own_lint(require_network: bool) -> None:
    setup = walk_through(
        subnet_ids=("subnet-0a1b2c3d",),
        required_tags={"group": (), "billing": ("Finance",)},
        require_network=require_network,
    )
    policies = [_read(setup, name) for name in documents(setup)]

    assert lint(policies, {"group": "x", "billing": "Finance"}) == ()
