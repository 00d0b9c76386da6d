"""Reading a principal's policies from the sandbox's IAM."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator

import pytest

from jupyter_glue_panel.access import Account
from jupyter_glue_panel.arns import RoleArn
from jupyter_glue_panel.aws import Aws, Limits, Principal
from jupyter_glue_panel.preflight.holder import Holder, read_holder
from jupyter_glue_panel.preflight.policies import read_layers
from jupyter_glue_panel.rules.decisions import Layers, Unreadable
from jupyter_glue_panel.sandbox.gate.faults import Fault
from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B, CREATION_ROLE, role_arn
from jupyter_glue_panel.sandbox.world import World

CREATOR = role_arn(ACCOUNT_B, CREATION_ROLE)
ALLOW = json.dumps({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}})


@pytest.fixture
def aws(aws_environment: World) -> Iterator[Aws]:
    limits = Limits(threads=4, connect_timeout_seconds=5, read_timeout_seconds=20, attempts=1)
    aws = Aws(limits, session_name="me", user_agent="test")
    yield aws
    aws.close()


@pytest.fixture
def creator(aws: Aws) -> Account:
    return Account(aws, Principal(role=RoleArn.parse(CREATOR)), "us-east-1", ACCOUNT_B)


@pytest.fixture
def user(aws: Aws) -> Account:
    return Account(aws, Principal(), "us-east-1", ACCOUNT_A)


def policies_of(account: Account) -> Layers:
    async def read() -> Layers:
        return await read_layers(account, await read_holder([account]))

    return asyncio.run(read())


def names(layers: Layers) -> list[str]:
    return [policy.name for policy in layers.identity]


def needs(layers: Layers) -> list[str]:
    return [policy.needs for policy in layers.identity if isinstance(policy, Unreadable)]


def test_a_role_is_known_by_its_arn_and_the_id_that_policies_compare(creator: Account) -> None:
    holder = asyncio.run(read_holder([creator]))

    assert (holder.kind, holder.name, holder.arn) == ("role", CREATION_ROLE, CREATOR)
    assert holder.user_id.endswith(":me")
    assert holder.boundary is None


def test_attached_and_inline_policies_are_read(emulator: World, creator: Account) -> None:
    emulator.client("iam", ACCOUNT_B).put_role_policy(RoleName=CREATION_ROLE, PolicyName="Inline", PolicyDocument=ALLOW)

    layers = policies_of(creator)

    assert sorted(names(layers)) == [
        "AWSGlueServiceRole",
        "CustomCreateSessionPolicy",
        "Inline",
        "JupyterGluePanel",
    ]
    assert layers.boundary is None


def test_a_user_has_its_groups_policies_too(emulator: World, user: Account) -> None:
    iam = emulator.client("iam", ACCOUNT_A)
    iam.create_group(GroupName="Analysts")
    iam.put_group_policy(GroupName="Analysts", PolicyName="OfGroup", PolicyDocument=ALLOW)
    iam.add_user_to_group(GroupName="Analysts", UserName="ISBlogUser")

    layers = policies_of(user)

    assert sorted(names(layers)) == ["AssumeRoleAccountBPolicy", "GlueInAccountA", "OfGroup"]


def test_the_default_version_of_a_policy_counts(emulator: World, creator: Account) -> None:
    emulator.client("iam", ACCOUNT_B).create_policy_version(
        PolicyArn=f"arn:aws:iam::{ACCOUNT_B}:policy/CustomCreateSessionPolicy", PolicyDocument=ALLOW, SetAsDefault=True
    )

    layers = policies_of(creator)

    custom = next(policy for policy in layers.identity if policy.name == "CustomCreateSessionPolicy")
    assert not isinstance(custom, Unreadable)
    assert len(custom.statements) == 1


@pytest.mark.parametrize(
    ("action", "needed"),
    [
        ("ListAttachedRolePolicies", {f"iam:ListAttachedRolePolicies on {CREATOR}"}),
        ("ListRolePolicies", {f"iam:ListRolePolicies on {CREATOR}"}),
        (
            "GetPolicyVersion",
            {
                "iam:GetPolicyVersion on arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole",
                f"iam:GetPolicyVersion on arn:aws:iam::{ACCOUNT_B}:policy/CustomCreateSessionPolicy",
                f"iam:GetPolicyVersion on arn:aws:iam::{ACCOUNT_B}:policy/JupyterGluePanel",
            },
        ),
    ],
)
def test_what_may_not_be_read_names_the_permission_and_spoils_nothing_else(
    emulator: World, creator: Account, action: str, needed: set[str]
) -> None:
    holder = asyncio.run(read_holder([creator]))
    emulator.faults.inject(Fault(kind="access_denied", action=action))

    layers = asyncio.run(read_layers(creator, holder))

    assert set(needs(layers)) == needed


def test_a_role_that_may_not_look_at_itself_may_have_a_boundary(emulator: World, creator: Account) -> None:
    emulator.faults.inject(Fault(kind="access_denied", action="GetRole"))

    holder = asyncio.run(read_holder([creator]))

    assert holder.tags is None
    assert holder.boundary == Unreadable("its permissions boundary", f"iam:GetRole on {CREATOR}")


def test_a_boundary_is_read_as_a_policy(creator: Account) -> None:
    boundary = f"arn:aws:iam::{ACCOUNT_B}:policy/CustomCreateSessionPolicy"
    holder = Holder("role", CREATION_ROLE, CREATOR, "AROA:me", boundary=boundary)

    layers = asyncio.run(read_layers(creator, holder))

    assert layers.boundary is not None
    assert [policy.name for policy in layers.boundary] == ["CustomCreateSessionPolicy"]


def test_the_accounts_root_holds_no_policies(emulator: World, aws: Aws, monkeypatch: pytest.MonkeyPatch) -> None:
    become_root(emulator, monkeypatch)

    holder = asyncio.run(read_holder([Account(aws, Principal(), "us-east-1", ACCOUNT_A)]))

    assert holder.kind is None


def become_root(emulator: World, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = emulator.client("sts", ACCOUNT_A).get_session_token()["Credentials"]
    monkeypatch.delenv("AWS_PROFILE", raising=False)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", keys["AccessKeyId"])
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", keys["SecretAccessKey"])
    monkeypatch.setenv("AWS_SESSION_TOKEN", keys["SessionToken"])
