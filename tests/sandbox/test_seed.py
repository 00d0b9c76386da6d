"""The walk-through's accounts are furnished as the walk-through says."""

from __future__ import annotations

from typing import Any

import pytest

from jupyter_glue_panel.sandbox import names
from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B
from jupyter_glue_panel.sandbox.world import World

GLUE_POLICY = "arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole"


def attached(iam: Any, role: str) -> list[str]:
    policies = iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"]
    return [policy["PolicyArn"] for policy in policies]


def document(iam: Any, arn: str) -> Any:
    version = iam.get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"]
    return iam.get_policy_version(PolicyArn=arn, VersionId=version)["PolicyVersion"]["Document"]


def test_the_creation_role_trusts_the_user_and_the_notebook_role(emulator: World) -> None:
    role = emulator.client("iam", ACCOUNT_B).get_role(RoleName=names.CREATION_ROLE)["Role"]

    assert role["AssumeRolePolicyDocument"]["Statement"][0]["Principal"] == {
        "AWS": [
            f"arn:aws:iam::{ACCOUNT_A}:user/ISBlogUser",
            f"arn:aws:iam::{ACCOUNT_A}:role/AWSGlueServiceRole-notebooks",
        ]
    }


def test_the_creation_role_may_start_sessions_in_the_session_vpc_only(emulator: World) -> None:
    iam = emulator.client("iam", ACCOUNT_B)
    (own,) = set(attached(iam, names.OPAQUE_ROLE)) - {GLUE_POLICY}
    statements = document(iam, own)["Statement"]

    assert own in attached(iam, names.CREATION_ROLE)
    assert [(statement["Effect"], statement["Action"]) for statement in statements] == [
        ("Deny", "glue:CreateSession"),
        ("Deny", "glue:CreateSession"),
        ("Allow", "glue:GetTags"),
        ("Allow", "iam:PassRole"),
    ]
    assert statements[0]["Condition"] == {
        "ForAnyValue:StringNotEquals": {"glue:VpcIds": [emulator.walkthrough.network.vpc_id]}
    }


def test_the_user_may_assume_any_role_of_account_b(emulator: World) -> None:
    iam = emulator.client("iam", ACCOUNT_A)
    policies = iam.list_attached_user_policies(UserName=names.USER)["AttachedPolicies"]
    (policy,) = [each for each in policies if each["PolicyName"] == names.ASSUME_POLICY]

    assert document(iam, policy["PolicyArn"])["Statement"][0]["Resource"] == f"arn:aws:iam::{ACCOUNT_B}:role/*"


def test_a_role_for_glue_stands_on_the_last_page_of_roles_only(emulator: World) -> None:
    iam = emulator.client("iam", ACCOUNT_B)
    first, last = (page["Roles"] for page in iam.get_paginator("list_roles").paginate())
    (role,) = [role for role in last if role["RoleName"] == emulator.walkthrough.last_runtime_role]

    assert role["AssumeRolePolicyDocument"]["Statement"][0]["Principal"] == {"Service": "glue.amazonaws.com"}
    assert role["RoleName"] not in [role["RoleName"] for role in first]


@pytest.mark.parametrize(("vpc", "endpoints"), [("vpc_id", 1), ("other_vpc_id", 0)])
def test_only_the_session_vpc_reaches_s3(emulator: World, vpc: str, endpoints: int) -> None:
    ec2 = emulator.client("ec2", ACCOUNT_B)
    filters = [{"Name": "vpc-id", "Values": [getattr(emulator.walkthrough.network, vpc)]}]

    assert len(ec2.describe_vpc_endpoints(Filters=filters)["VpcEndpoints"]) == endpoints


def test_the_session_vpcs_endpoint_serves_the_sessions_subnet(emulator: World) -> None:
    ec2 = emulator.client("ec2", ACCOUNT_B)
    network = emulator.walkthrough.network
    (table,) = ec2.describe_route_tables(Filters=[{"Name": "association.subnet-id", "Values": [network.subnet_id]}])[
        "RouteTables"
    ]
    (endpoint,) = ec2.describe_vpc_endpoints(Filters=[{"Name": "vpc-id", "Values": [network.vpc_id]}])["VpcEndpoints"]

    assert endpoint["RouteTableIds"] == [table["RouteTableId"]]


def test_the_security_group_lets_itself_in(emulator: World) -> None:
    ec2 = emulator.client("ec2", ACCOUNT_B)
    group_id = emulator.walkthrough.network.security_group_id
    (group,) = ec2.describe_security_groups(GroupIds=[group_id])["SecurityGroups"]

    (rule,) = group["IpPermissions"]
    assert (rule["IpProtocol"], rule["FromPort"], rule["ToPort"]) == ("tcp", 0, 65535)
    assert rule["UserIdGroupPairs"][0]["GroupId"] == group_id


def test_ids_and_keys_are_the_same_after_the_accounts_were_furnished_anew(emulator: World) -> None:
    before = emulator.walkthrough
    emulator.client("ec2", ACCOUNT_B).create_vpc(CidrBlock="10.99.0.0/16")
    emulator.restore(emulator.settings)

    assert emulator.walkthrough == before
    assert len(emulator.client("ec2", ACCOUNT_B).describe_vpcs()["Vpcs"]) == 3
