"""What the policy kit grants a feature is enough for whatever the feature asks AWS, in an AWS that refuses the rest."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jupyter_glue_panel.rules.kit.panel import Side, panel_policy
from jupyter_glue_panel.rules.kit.setup import Setup
from jupyter_glue_panel.sandbox.gate.faults import Fault
from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B, OPAQUE_ROLE, RUNTIME_ROLE, role_arn
from jupyter_glue_panel.sandbox.settings import Settings
from jupyter_glue_panel.sandbox.world import World

from .conftest import Answer, Ask
from .production import become_user_of_account_b, check

ROLE = role_arn(ACCOUNT_B, OPAQUE_ROLE)
OPERATOR = f"arn:aws:iam::{ACCOUNT_B}:user/Operator"


def kit(side: Side, *features: str) -> str:
    """The kit's policy for ``features``."""
    setup = Setup(
        users_account=ACCOUNT_B if side == "users" else ACCOUNT_A,
        session_account=ACCOUNT_B,
        principals=(OPERATOR if side == "users" else f"arn:aws:iam::{ACCOUNT_A}:user/ISBlogUser",),
        creation_role=OPAQUE_ROLE,
        runtime_role=RUNTIME_ROLE,
    )
    return json.dumps(panel_policy(setup, side, features))


def may_only(world: World, *features: str) -> None:
    """From now on the creation role may do what the kit grants for ``features``, and nothing else."""
    iam = world.client("iam", ACCOUNT_B)
    for attached in iam.list_attached_role_policies(RoleName=OPAQUE_ROLE)["AttachedPolicies"]:
        iam.detach_role_policy(RoleName=OPAQUE_ROLE, PolicyArn=attached["PolicyArn"])
    iam.put_role_policy(RoleName=OPAQUE_ROLE, PolicyName="Panel", PolicyDocument=kit("sessions", *features))
    world.settings.take(Settings(provisioning_seconds=0, stopping_seconds=0, enforced_actions=("*",)))


def become_operator(world: World, monkeypatch: pytest.MonkeyPatch, *features: str) -> None:
    """The server acts as a user of account B, in a group, who may do what the kit grants for ``features``."""
    become_user_of_account_b(world, monkeypatch, "sts:AssumeRole")
    iam = world.client("iam", ACCOUNT_B)
    iam.delete_user_policy(UserName="Operator", PolicyName="Operate")
    iam.create_group(GroupName="Operators")
    iam.add_user_to_group(GroupName="Operators", UserName="Operator")
    iam.put_group_policy(GroupName="Operators", PolicyName="Panel", PolicyDocument=kit("users", *features))
    world.settings.take(Settings(provisioning_seconds=0, stopping_seconds=0, enforced_actions=("*",)))


def create_session(world: World) -> None:
    world.client("glue", ACCOUNT_B).create_session(
        Id="s-1", Role=role_arn(ACCOUNT_B, RUNTIME_ROLE), Command={"Name": "glueetl", "PythonVersion": "3"}
    )


def told(answer: Answer) -> tuple[bool, bool]:
    """Did it succeed, and was anything denied on the way?"""
    text = json.dumps(answer.value)
    signs = ("access_denied", '"missing_permission": "', "not authorized")
    return answer.status < 300, any(sign in text for sign in signs)


@pytest.mark.parametrize(
    ("features", "method", "path", "request_"),
    [
        ("connections", "GET", "connections", {"role": ROLE}),
        ("runtime_roles", "GET", "runtime-roles", {"role": ROLE}),
        ("network_check", "POST", "network-check", {"json": {"role": ROLE, "connections": ["session_vpc"]}}),
        ("sessions tags", "GET", "sessions", {"role": ROLE}),
        ("sessions tags", "GET", "sessions/s-1", {"role": ROLE}),
        ("sessions", "POST", "sessions/s-1/stop", {"json": {"role": ROLE}}),
        ("tags", "GET", "sessions/s-1/tags", {"role": ROLE}),
        ("tags", "PUT", "sessions/s-1/tags", {"json": {"role": ROLE, "tags": {"group": "x"}}}),
        ("prices", "GET", "costs/rates", {"role": ROLE}),
        ("costs", "GET", "costs", {"role": ROLE, "tag_key": "billing"}),
        ("costs cost_activation", "POST", "costs/allocation-tags/group/activate", {"json": {"role": ROLE}}),
    ],
)
async def test_the_kit_grants_a_feature_all_that_it_asks_for(
    aws_environment: World, ask: Ask, features: str, method: str, path: str, request_: dict[str, Any]
) -> None:
    create_session(aws_environment)
    may_only(aws_environment, *features.split())

    answer = await ask(method, *path.split("/"), **request_)

    assert told(answer) == (True, False), answer.value


@pytest.mark.parametrize(("denied", "source"), [("", "simulation"), ("SimulatePrincipalPolicy", "policies")])
async def test_the_kit_lets_the_role_judge_itself_by_the_simulator_or_its_policies(
    aws_environment: World, ask: Ask, denied: str, source: str
) -> None:
    may_only(aws_environment, "preflight", "connections")
    aws_environment.faults.inject(Fault(kind="access_denied", action=denied))

    answer = await check(ask, "session_vpc")

    assert (answer.value["verdict"], answer.value["source"]) == ("denied", source)


@pytest.mark.parametrize(("denied", "source"), [("", "caller_simulation"), ("SimulatePrincipalPolicy", "policies")])
async def test_the_kit_lets_the_user_judge_the_role_in_its_place(
    aws_environment: World, ask: Ask, monkeypatch: pytest.MonkeyPatch, denied: str, source: str
) -> None:
    become_operator(aws_environment, monkeypatch, "access", "own_preflight")
    may_only(aws_environment, "connections")
    aws_environment.faults.inject(Fault(kind="access_denied", action=denied))

    answer = await check(ask, "session_vpc")

    assert (answer.value["verdict"], answer.value["source"]) == ("denied", source)


@pytest.mark.parametrize(("denied", "source"), [("", "simulation"), ("SimulatePrincipalPolicy", "policies")])
async def test_the_kit_lets_the_user_judge_itself_and_its_groups(
    aws_environment: World, ask: Ask, monkeypatch: pytest.MonkeyPatch, denied: str, source: str
) -> None:
    become_operator(aws_environment, monkeypatch, "own_preflight")
    aws_environment.faults.inject(Fault(kind="access_denied", action=denied))

    answer = await check(ask, role_arn=None)

    assert (answer.value["verdict"], answer.value["source"]) == ("denied", source)
