"""The preflight against the sandbox's IAM, which enforces the walk-through's policies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from jupyter_glue_panel.sandbox.gate.faults import Fault
from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B, CREATION_ROLE, RUNTIME_ROLE, role_arn
from jupyter_glue_panel.sandbox.policies import custom_create_session
from jupyter_glue_panel.sandbox.settings import SESSIONS_AND_POLICIES, Settings
from jupyter_glue_panel.sandbox.world import World

from .conftest import Answer, Ask

CREATOR = role_arn(ACCOUNT_B, CREATION_ROLE)
SIMULATE = "iam:SimulatePrincipalPolicy"
READ_POLICIES = ["iam:ListAttachedRolePolicies", "iam:GetPolicy", "iam:GetPolicyVersion"]
SELECTION = {"role_arn": CREATOR, "runtime_role_arn": role_arn(ACCOUNT_B, RUNTIME_ROLE), "tags": {"group": "analytics"}}


@pytest.fixture
def world(aws_environment: World) -> Iterator[World]:
    """The walk-through's account B: its role may start no session without a VPC, and read no managed policy."""
    settings = Settings(provisioning_seconds=0, stopping_seconds=0, enforced_actions=SESSIONS_AND_POLICIES)
    aws_environment.settings.take(settings)
    yield aws_environment
    iam = aws_environment.client("iam", ACCOUNT_B)
    for name in iam.list_role_policies(RoleName=CREATION_ROLE)["PolicyNames"]:
        iam.delete_role_policy(RoleName=CREATION_ROLE, PolicyName=name)
    # what is undone here is no reason to furnish all accounts anew, which takes seconds
    aws_environment.requests.seen -= {"iam.PutRolePolicy", "iam.DeleteRolePolicy"}


def grant(world: World, *actions: str) -> None:
    """Give the creation role rights of its own, in an inline policy."""
    put(world, "Granted", {"Effect": "Allow", "Action": list(actions), "Resource": "*"})


def put(world: World, name: str, *statements: dict[str, Any]) -> None:
    document = json.dumps({"Version": "2012-10-17", "Statement": list(statements)})
    world.client("iam", ACCOUNT_B).put_role_policy(RoleName=CREATION_ROLE, PolicyName=name, PolicyDocument=document)


async def check(ask: Ask, *connections: str, **changes: Any) -> Answer:
    return await ask("POST", "preflight", json={**SELECTION, "connections": connections, **changes})


def verdicts(answer: Answer) -> dict[str, str]:
    """By connection."""
    return {each["connection"]: each["verdict"] for each in answer.value["connections"]}


def simulations(world: World) -> int:
    return world.requests.counts().get("iam.SimulatePrincipalPolicy", 0)


WALK_THROUGH = {"my vpc": "allowed", "other_vpc": "denied", "reports_jdbc": "allowed", "session_vpc": "allowed"}


async def test_a_role_that_cannot_read_its_own_policy_gives_cannot_know(world: World, ask: Ask) -> None:
    answer = await check(ask)

    assert (answer.value["verdict"], answer.value["source"]) == ("unknown", "none")
    assert set(verdicts(answer).values()) == {"unknown"}
    assert answer.value["requires_vpc"] is None
    assert answer.value["missing_permissions"] == [
        {"action": SIMULATE, "resource": CREATOR},
        {"action": "iam:ListAttachedRolePolicies", "resource": CREATOR},
    ]


async def test_the_callers_own_identity_gives_the_verdict_where_it_may_simulate(
    world: World, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    become_user_of_account_b(world, monkeypatch, SIMULATE)

    answer = await check(ask, "session_vpc")

    assert (answer.value["verdict"], answer.value["source"]) == ("allowed", "caller_simulation")
    assert verdicts(answer) == WALK_THROUGH
    assert answer.value["missing_permissions"] == []


async def test_a_user_of_another_account_is_not_even_asked(world: World, ask: Ask) -> None:
    await check(ask)

    assert simulations(world) == 1


async def test_a_role_that_may_simulate_itself_gives_the_walk_throughs_table(world: World, ask: Ask) -> None:
    grant(world, SIMULATE)

    answer = await check(ask)

    assert (answer.value["verdict"], answer.value["code"]) == ("denied", "explicit_deny")
    assert answer.value["source"] == "simulation"
    assert answer.value["no_connection"]["verdict"] == "denied"
    assert verdicts(answer) == WALK_THROUGH
    assert answer.value["would_pass"] == ["my vpc", "reports_jdbc", "session_vpc"]
    assert answer.value["requires_vpc"] is True


async def test_a_policy_that_cannot_be_read_is_named_all_the_same(world: World, ask: Ask) -> None:
    grant(world, SIMULATE)

    answer = await check(ask)

    assert answer.value["statement"] == {
        "policy": "CustomCreateSessionPolicy",
        "kind": "identity-based policy",
        "index": None,
        "sid": None,
    }


async def test_where_the_policy_can_be_read_the_statement_is_named(world: World, ask: Ask) -> None:
    grant(world, SIMULATE, *READ_POLICIES)

    answer = await check(ask, "other_vpc")

    assert answer.value["statement"]["index"] == 0
    assert answer.value["no_connection"]["statement"]["index"] == 1


async def test_two_connections_count_together(world: World, ask: Ask) -> None:
    grant(world, SIMULATE)

    answer = await check(ask, "session_vpc", "other_vpc")

    assert answer.value["verdict"] == "denied"
    assert "several_vpcs" in [caution["code"] for caution in answer.value["not_covered"]]


async def test_where_nobody_may_simulate_the_policies_are_read(world: World, ask: Ask) -> None:
    grant(world, *READ_POLICIES)

    answer = await check(ask, "session_vpc")

    assert (answer.value["verdict"], answer.value["source"]) == ("allowed", "policies")
    assert verdicts(answer) == WALK_THROUGH
    assert answer.value["no_connection"]["why"] == (
        "Statement 2 of CustomCreateSessionPolicy, an identity-based policy, denies glue:CreateSession for a session "
        "without a VPC."
    )


async def test_policies_are_read_with_the_callers_identity_where_the_role_may_not(
    world: World, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    become_user_of_account_b(world, monkeypatch, *READ_POLICIES, "iam:ListRolePolicies", "iam:GetRolePolicy")

    answer = await check(ask, "session_vpc")

    assert (answer.value["verdict"], answer.value["source"]) == ("allowed", "policies")


async def test_what_was_read_denies_whatever_could_not_be_read(world: World, ask: Ask) -> None:
    put(world, "NoSessions", {"Effect": "Deny", "Action": "glue:CreateSession", "Resource": "*"})

    answer = await check(ask, "session_vpc")

    assert (answer.value["verdict"], answer.value["statement"]["policy"]) == ("denied", "NoSessions")


def published(**rules: Any) -> dict[str, Any]:
    return {"panel_traits": {"roles": [{"name": "Production", "role_arn": CREATOR, **rules}]}}


@pytest.mark.parametrize("panel_traits", [published(requires_vpc=True, allowed_vpc_ids=["vpc-1"])["panel_traits"]])
async def test_where_nothing_can_be_read_the_published_rules_count(world: World, ask: Ask) -> None:
    answer = await check(ask)

    assert (answer.value["verdict"], answer.value["source"]) == ("denied", "published")
    assert set(verdicts(answer).values()) == {"denied"}
    assert answer.value["requires_vpc"] is True


@pytest.mark.parametrize("panel_traits", [published(requires_vpc=True)["panel_traits"]])
async def test_published_rules_that_name_no_vpcs_leave_connections_unknown(world: World, ask: Ask) -> None:
    answer = await check(ask, "session_vpc")

    assert answer.value["verdict"] == "unknown"
    assert answer.value["no_connection"]["source"] == "published"


async def test_a_runtime_role_that_may_not_be_passed_denies_the_session_but_no_connection(
    world: World, ask: Ask
) -> None:
    grant(world, SIMULATE)
    put(world, "NoPassing", {"Effect": "Deny", "Action": "iam:PassRole", "Resource": "*"})

    answer = await check(ask, "session_vpc")

    assert (answer.value["verdict"], answer.value["action"]) == ("denied", "iam:PassRole")
    assert answer.value["pass_role"]["verdict"] == "denied"
    assert verdicts(answer) == WALK_THROUGH


async def test_without_a_runtime_role_nothing_is_said_about_passing_one(world: World, ask: Ask) -> None:
    grant(world, SIMULATE)

    answer = await check(ask, "session_vpc", runtime_role_arn=None)

    assert (answer.value["verdict"], answer.value["pass_role"]) == ("allowed", None)
    assert "runtime_role_not_picked" in [caution["code"] for caution in answer.value["not_covered"]]


@pytest.mark.parametrize(("tags", "verdict"), [({"billing": "x"}, "allowed"), ({"group": "x"}, "denied")])
async def test_tags_that_a_policy_asks_for_are_looked_at(
    world: World, ask: Ask, tags: dict[str, str], verdict: str
) -> None:
    grant(world, SIMULATE)
    billed = {"Null": {"aws:RequestTag/billing": "true"}}
    put(world, "Billed", {"Effect": "Deny", "Action": "glue:CreateSession", "Resource": "*", "Condition": billed})

    answer = await check(ask, "session_vpc", tags=tags)

    assert answer.value["verdict"] == verdict


async def test_the_kernels_own_owner_tag_is_part_of_the_session(world: World, ask: Ask) -> None:
    grant(world, SIMULATE)
    own = {"StringNotEquals": {"aws:RequestTag/owner": "${aws:userid}"}}
    put(world, "Owned", {"Effect": "Deny", "Action": "glue:CreateSession", "Resource": "*", "Condition": own})

    answer = await check(ask, "session_vpc", tags={})

    assert answer.value["verdict"] == "allowed"


async def test_a_denial_that_depends_on_the_callers_address_is_unknown(world: World, ask: Ask) -> None:
    grant(world, SIMULATE)
    office = {"NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}}
    put(world, "Office", {"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": office})

    world.settings.take(Settings())
    answer = await check(ask, "session_vpc")

    assert (answer.value["verdict"], answer.value["code"]) == ("unknown", "context_unknown")
    assert answer.value["open_keys"] == ["aws:SourceIp"]


async def test_one_network_is_simulated_once_whatever_number_of_connections_shares_it(world: World, ask: Ask) -> None:
    grant(world, SIMULATE)

    await check(ask, "session_vpc")

    # no connection, session_vpc with its two twins, other_vpc, passing the runtime role
    assert simulations(world) == 4


async def test_asking_again_costs_no_simulation(world: World, ask: Ask) -> None:
    grant(world, SIMULATE)
    await check(ask, "session_vpc")

    await check(ask, "session_vpc")

    assert simulations(world) == 4


async def test_a_refresh_asks_anew(world: World, ask: Ask) -> None:
    grant(world, SIMULATE)
    await check(ask, "session_vpc")

    await ask("POST", "preflight", json={**SELECTION, "connections": ["session_vpc"]}, refresh="true")

    assert simulations(world) == 8


async def test_many_networks_arrive_reply_by_reply(world: World, ask: Ask) -> None:
    grant(world, SIMULATE)
    add_connections(world, 12)

    first = await check(ask)
    second = await check(ask)

    # 8 networks a reply; one of these 14 is that of three connections
    assert len(first.value["connections"]) == 8
    assert len(first.value["pending"]) == 8
    assert second.value["pending"] == []
    assert verdicts(second)["many-11"] == "allowed"


async def test_many_networks_cost_no_simulations_where_the_policies_can_be_read(world: World, ask: Ask) -> None:
    grant(world, SIMULATE, *READ_POLICIES)
    add_connections(world, 12)

    answer = await check(ask)

    assert answer.value["pending"] == []
    assert verdicts(answer)["many-11"] == "allowed"
    # no connection, and passing the runtime role
    assert simulations(world) == 2


async def test_a_connection_that_is_gone_is_told(world: World, ask: Ask) -> None:
    grant(world, SIMULATE)

    answer = await check(ask, "gone")

    assert (answer.value["verdict"], answer.value["code"]) == ("unknown", "connection_not_found")


async def test_a_connection_without_a_network_is_no_way_around_the_rule(world: World, ask: Ask) -> None:
    grant(world, SIMULATE)

    answer = await check(ask, "events_kafka")

    assert answer.value["verdict"] == "denied"


async def test_a_vpc_that_may_not_be_looked_up_is_unknown_and_says_what_would_tell(world: World, ask: Ask) -> None:
    grant(world, SIMULATE)
    world.faults.inject(Fault(kind="access_denied", action="DescribeSubnets"))

    answer = await check(ask, "session_vpc")

    assert (answer.value["verdict"], answer.value["code"]) == ("unknown", "vpc_unknown")
    assert {"action": "ec2:DescribeSubnets", "resource": "*"} in answer.value["missing_permissions"]


async def test_connections_that_may_not_be_listed_leave_the_rest_judged(world: World, ask: Ask) -> None:
    grant(world, SIMULATE)
    world.faults.inject(Fault(kind="access_denied", action="GetConnections"))

    answer = await check(ask)

    assert answer.value["verdict"] == "denied"
    assert [error["code"] for error in answer.value["errors"]] == ["access_denied"]


async def test_a_permissions_boundary_has_its_say(world: World, ask: Ask) -> None:
    grant(world, *READ_POLICIES)
    iam = world.client("iam", ACCOUNT_B)
    document = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}
    boundary = iam.create_policy(PolicyName="Boundary", PolicyDocument=json.dumps(document))["Policy"]["Arn"]
    iam.put_role_permissions_boundary(RoleName=CREATION_ROLE, PermissionsBoundary=boundary)

    world.settings.take(Settings())
    answer = await check(ask, "session_vpc")

    assert (answer.value["verdict"], answer.value["code"]) == ("denied", "boundary_deny")


async def test_a_user_without_a_role_is_judged_by_its_own_policies(world: World, ask: Ask) -> None:
    world.settings.take(Settings())

    answer = await check(ask, role_arn=None, runtime_role_arn=None)

    assert answer.value["principal_arn"] == f"arn:aws:iam::{ACCOUNT_A}:user/ISBlogUser"
    assert (answer.value["verdict"], answer.value["code"]) == ("denied", "implicit_deny")


async def test_the_verdict_comes_true(world: World, ask: Ask) -> None:
    """The policy that the preflight judged is the one that the sandbox enforces."""
    grant(world, SIMULATE)
    world.client("iam", ACCOUNT_B).create_policy_version(
        PolicyArn=f"arn:aws:iam::{ACCOUNT_B}:policy/CustomCreateSessionPolicy",
        PolicyDocument=json.dumps(custom_create_session(world.walkthrough.network.other_vpc_id)),
        SetAsDefault=True,
    )

    answer = await check(ask)

    assert answer.value["would_pass"] == ["other_vpc"]


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"runtime_role_arn": "not-an-arn"}, 400, "role_arn_invalid"),
        ({"tags": {"aws:x": "y"}}, 422, "tag_key_reserved"),
        ({"region": "nowhere"}, 400, "region_invalid"),
        ({"role_arn": role_arn(ACCOUNT_B, "LockedRole")}, 422, "role_not_assumable"),
        ({"colour": "blue"}, 400, "invalid_request"),
    ],
)
async def test_a_selection_that_cannot_be_judged_is_refused(
    world: World, ask: Ask, changes: dict[str, Any], status: int, code: str
) -> None:
    assert (await check(ask, **changes)).code == (status, code)


def become_user_of_account_b(world: World, monkeypatch: pytest.MonkeyPatch, *actions: str) -> None:
    """From now on the server acts as a user of account B, who may assume the creation role and do ``actions``."""
    iam = world.client("iam", ACCOUNT_B)
    user = iam.create_user(UserName="Operator")["User"]["Arn"]
    allow = {"Effect": "Allow", "Action": ["sts:AssumeRole", *actions], "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": allow})
    iam.put_user_policy(UserName="Operator", PolicyName="Operate", PolicyDocument=document)
    trust = {"Effect": "Allow", "Principal": {"AWS": user}, "Action": "sts:AssumeRole"}
    document = json.dumps({"Version": "2012-10-17", "Statement": trust})
    iam.update_assume_role_policy(RoleName=CREATION_ROLE, PolicyDocument=document)
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
