"""Account B as the walk-through leaves it, its policies enforced, and ways to loosen them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jupyter_glue_panel.sandbox.names import ACCOUNT_B, OPAQUE_ROLE, RUNTIME_ROLE, role_arn
from jupyter_glue_panel.sandbox.world import World

from .conftest import Answer, Ask

CREATOR = role_arn(ACCOUNT_B, OPAQUE_ROLE)
SIMULATE = "iam:SimulatePrincipalPolicy"
READ_POLICIES = ["iam:ListAttachedRolePolicies", "iam:GetPolicy", "iam:GetPolicyVersion"]
SELECTION = {"role_arn": CREATOR, "runtime_role_arn": role_arn(ACCOUNT_B, RUNTIME_ROLE), "tags": {"group": "analytics"}}
WALK_THROUGH = {"my vpc": "allowed", "other_vpc": "denied", "reports_jdbc": "allowed", "session_vpc": "allowed"}


def grant(world: World, *actions: str) -> None:
    """Give the creation role rights of its own, in an inline policy."""
    put(world, "Granted", {"Effect": "Allow", "Action": list(actions), "Resource": "*"})


def put(world: World, name: str, *statements: dict[str, Any]) -> None:
    document = json.dumps({"Version": "2012-10-17", "Statement": list(statements)})
    world.client("iam", ACCOUNT_B).put_role_policy(RoleName=OPAQUE_ROLE, PolicyName=name, PolicyDocument=document)


async def check(ask: Ask, *connections: str, **changes: Any) -> Answer:
    return await ask("POST", "preflight", json={**SELECTION, "connections": connections, **changes})


def verdicts(answer: Answer) -> dict[str, str]:
    """By connection."""
    return {each["connection"]: each["verdict"] for each in answer.value["connections"]}


def simulations(world: World) -> int:
    return world.requests.counts().get("iam.SimulatePrincipalPolicy", 0)


def become_user_of_account_b(world: World, monkeypatch: pytest.MonkeyPatch, *actions: str) -> None:
    """From now on the server acts as a user of account B, who may assume the creation role and do ``actions``."""
    iam = world.client("iam", ACCOUNT_B)
    user = iam.create_user(UserName="Operator")["User"]["Arn"]
    allow = {"Effect": "Allow", "Action": ["sts:AssumeRole", *actions], "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": allow})
    iam.put_user_policy(UserName="Operator", PolicyName="Operate", PolicyDocument=document)
    trust = {"Effect": "Allow", "Principal": {"AWS": user}, "Action": "sts:AssumeRole"}
    document = json.dumps({"Version": "2012-10-17", "Statement": trust})
    iam.update_assume_role_policy(RoleName=OPAQUE_ROLE, PolicyDocument=document)
    key = iam.create_access_key(UserName="Operator")["AccessKey"]
    monkeypatch.delenv("AWS_PROFILE", raising=False)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", key["AccessKeyId"])
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", key["SecretAccessKey"])


def add_connections(world: World, number: int) -> None:
    """Connections in as many subnets of the allowed VPC."""
    ec2, glue = world.client("ec2", ACCOUNT_B), world.client("glue", ACCOUNT_B)
    vpc_id = world.walkthrough.network.vpc_id
    for index in range(number):
        subnet = ec2.create_subnet(VpcId=vpc_id, CidrBlock=f"10.20.{100 + index}.0/24")["Subnet"]["SubnetId"]
        glue.create_connection(
            ConnectionInput={
                "Name": f"many-{index:02}",
                "ConnectionType": "NETWORK",
                "ConnectionProperties": {},
                "PhysicalConnectionRequirements": {"SubnetId": subnet},
            }
        )
