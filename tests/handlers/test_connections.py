from __future__ import annotations

import asyncio
from typing import Any

import pytest

from jupyter_glue_panel.sandbox.gate.faults import Fault
from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B, role_arn
from jupyter_glue_panel.sandbox.world import World

from .conftest import Ask

CREATION_ROLE = role_arn(ACCOUNT_B, "GlueSessionCreationRole")


async def test_a_connection_is_resolved_to_its_vpc(aws_environment: World, ask: Ask) -> None:
    answer = await ask("GET", "connections", role=CREATION_ROLE)

    network = aws_environment.walkthrough.network
    assert answer.value["errors"] == []
    assert _named(answer.value, "session_vpc") == {
        "name": "session_vpc",
        "type": "NETWORK",
        "subnet_id": network.subnet_id,
        "vpc_id": network.vpc_id,
        "cidr_block": "10.20.1.0/24",
        "availability_zone": "us-east-1a",
        "security_group_ids": [network.security_group_id],
        "status": _named(answer.value, "session_vpc")["status"],
        "description": "Where sessions belong",
        "refusal": None,
    }


async def test_every_connection_with_a_subnet_is_offered_whatever_its_type(aws_environment: World, ask: Ask) -> None:
    answer = await ask("GET", "connections", role=CREATION_ROLE)

    assert [connection["name"] for connection in answer.value["connections"]] == [
        "my vpc",
        "other_vpc",
        "reports_jdbc",
        "session_vpc",
    ]
    assert _named(answer.value, "reports_jdbc")["type"] == "JDBC"


async def test_connections_without_a_network_stand_apart(aws_environment: World, ask: Ask) -> None:
    answer = await ask("GET", "connections", role=CREATION_ROLE)

    assert answer.value["without_network"] == [{"name": "events_kafka", "type": "KAFKA"}]


async def test_without_a_role_my_own_account_is_shown(aws_environment: World, ask: Ask) -> None:
    answer = await ask("GET", "connections")

    assert [connection["description"] for connection in answer.value["connections"]] == ["Account A's own network"]


async def test_another_region_has_other_connections(aws_environment: World, ask: Ask) -> None:
    answer = await ask("GET", "connections", role=CREATION_ROLE, region="eu-west-1")

    assert answer.value["connections"] == []


async def test_subnets_that_may_not_be_described_lose_no_connection(aws_environment: World, ask: Ask) -> None:
    aws_environment.faults.inject(Fault(kind="access_denied", action="DescribeSubnets"))

    answer = await ask("GET", "connections", role=CREATION_ROLE)

    connection = _named(answer.value, "session_vpc")
    assert answer.status == 200
    assert [error["code"] for error in answer.value["errors"]] == ["access_denied"]
    assert connection["vpc_id"] is None
    assert connection["cidr_block"] is None
    assert connection["availability_zone"] == "us-east-1a"


async def test_a_deleted_subnet_takes_no_other_with_it(aws_environment: World, ask: Ask) -> None:
    network = aws_environment.walkthrough.network
    _connect(aws_environment, "gone", "subnet-00000000000000000")

    answer = await ask("GET", "connections", role=CREATION_ROLE)

    assert _named(answer.value, "session_vpc")["vpc_id"] == network.vpc_id
    assert _named(answer.value, "gone")["vpc_id"] is None
    assert [error["code"] for error in answer.value["errors"]] == ["subnet_not_found"]
    assert "subnet-00000000000000000" in answer.value["errors"][0]["message"]


async def test_a_hundred_subnets_are_one_question(aws_environment: World, ask: Ask) -> None:
    ec2 = aws_environment.client("ec2", ACCOUNT_B)
    vpc_id = aws_environment.walkthrough.network.vpc_id
    for number in range(99):
        subnet = ec2.create_subnet(VpcId=vpc_id, CidrBlock=f"10.20.{number + 100}.0/24")["Subnet"]
        _connect(aws_environment, f"many-{number:03}", subnet["SubnetId"])

    answer = await ask("GET", "connections", role=CREATION_ROLE)

    assert len(answer.value["connections"]) == 103
    assert {connection["vpc_id"] is None for connection in answer.value["connections"]} == {False}
    assert aws_environment.requests.counts()["ec2.DescribeSubnets"] == 2


@pytest.mark.parametrize(("name", "code"), [("a,b", "connection_has_comma"), ("blank ", "connection_not_writable")])
async def test_a_name_that_the_kernel_cannot_take_is_refused_beforehand(
    aws_environment: World, ask: Ask, name: str, code: str
) -> None:
    _connect(aws_environment, name, aws_environment.walkthrough.network.subnet_id)

    answer = await ask("GET", "connections", role=CREATION_ROLE)

    assert _named(answer.value, name)["refusal"]["code"] == code


async def test_denied_connections_name_the_missing_permission(aws_environment: World, ask: Ask) -> None:
    aws_environment.faults.inject(Fault(kind="access_denied", action="GetConnections"))

    answer = await ask("GET", "connections", role=CREATION_ROLE)

    assert answer.code == (422, "access_denied")
    assert "glue:GetConnections" in answer.value["message"]


async def test_tabs_share_one_answer(aws_environment: World, ask: Ask) -> None:
    answers = await asyncio.gather(*(ask("GET", "connections", role=CREATION_ROLE) for _ in range(5)))

    assert len({answer.value["as_of"] for answer in answers}) == 1
    assert aws_environment.requests.counts()["glue.GetConnections"] == 1


async def test_a_refresh_asks_aws_again(aws_environment: World, ask: Ask) -> None:
    first = await ask("GET", "connections", role=CREATION_ROLE)
    _connect(aws_environment, "new", aws_environment.walkthrough.network.subnet_id)

    kept = await ask("GET", "connections", role=CREATION_ROLE)
    fresh = await ask("GET", "connections", role=CREATION_ROLE, refresh="true")

    assert kept.value == first.value
    assert _named(fresh.value, "new")


async def test_a_failure_is_not_kept(aws_environment: World, ask: Ask) -> None:
    aws_environment.faults.inject(Fault(kind="throttling", action="GetConnections", times=1))
    failed = await ask("GET", "connections", role=CREATION_ROLE)

    answer = await ask("GET", "connections", role=CREATION_ROLE)

    assert failed.code == (429, "aws_throttled")
    assert answer.status == 200


async def test_one_accounts_trouble_is_not_anothers(aws_environment: World, ask: Ask) -> None:
    aws_environment.faults.inject(Fault(kind="server_error", account=ACCOUNT_B, service="glue"))

    theirs = await ask("GET", "connections", role=CREATION_ROLE)
    mine = await ask("GET", "connections")

    assert theirs.code == (502, "aws_failed")
    assert mine.status == 200
    assert ACCOUNT_A != ACCOUNT_B


def _connect(world: World, name: str, subnet_id: str) -> None:
    requirements = {"SubnetId": subnet_id, "AvailabilityZone": "us-east-1a"}
    connection = {
        "Name": name,
        "ConnectionType": "NETWORK",
        "ConnectionProperties": {},
        "PhysicalConnectionRequirements": requirements,
    }
    world.client("glue", ACCOUNT_B).create_connection(ConnectionInput=connection)


def _named(connections: dict[str, Any], name: str) -> dict[str, Any]:
    by_name: dict[str, dict[str, Any]] = {connection["name"]: connection for connection in connections["connections"]}
    return by_name[name]
