from __future__ import annotations

from typing import Any

import pytest

from jupyter_glue_panel.sandbox.gate.faults import Fault
from jupyter_glue_panel.sandbox.names import ACCOUNT_B, role_arn
from jupyter_glue_panel.sandbox.world import World

from .conftest import Answer, Ask

CREATION_ROLE = role_arn(ACCOUNT_B, "GlueSessionCreationRole")


async def check(ask: Ask, *connections: str, **more: Any) -> Answer:
    return await ask("POST", "network-check", json={"role": CREATION_ROLE, "connections": connections, **more})


def result(answer: Answer, code: str) -> Any:
    """What one check found at the first connection."""
    return next(each for each in answer.value["connections"][0]["findings"] if each["code"] == code)


async def test_the_walk_throughs_connection_reaches_what_a_session_needs(aws_environment: World, ask: Ask) -> None:
    answer = await check(ask, "session_vpc")

    results = {each["code"]: each["result"] for each in answer.value["connections"][0]["findings"]}
    assert answer.value["used"] == "session_vpc"
    assert {code for code, result in results.items() if result != "pass"} == {"aws_services_reachable"}


async def test_a_connection_without_a_way_to_s3_fails_before_glue_says_so(aws_environment: World, ask: Ask) -> None:
    network = aws_environment.walkthrough.network

    answer = await check(ask, "other_vpc")

    assert answer.value["result"] == "fail"
    assert result(answer, "s3_reachable")["glue_message"].startswith(
        f"VPC S3 endpoint validation failed for SubnetId: {network.other_subnet_id}. VPC: {network.other_vpc_id}."
    )


async def test_a_wide_session_needs_room_in_the_subnet(aws_environment: World, ask: Ask) -> None:
    answer = await check(ask, "session_vpc", number_of_workers=300)

    assert result(answer, "free_addresses")["result"] == "fail"


@pytest.mark.parametrize(
    ("action", "unknown"),
    [
        ("DescribeSubnets", {"subnet_exists", "availability_zone_matches", "free_addresses"}),
        ("DescribeSecurityGroups", {"security_groups_exist", "inbound_self_reference", "outbound"}),
        ("DescribeRouteTables", {"route_table", "s3_reachable", "aws_services_reachable"}),
        ("DescribeVpcEndpoints", {"s3_reachable", "aws_services_reachable"}),
        ("DescribeVpcAttribute", {"dns"}),
        ("GetConnection", {"connection_exists"}),
    ],
)
async def test_what_may_not_be_read_is_unknown_and_says_which_permission_would_tell(
    aws_environment: World, ask: Ask, action: str, unknown: set[str]
) -> None:
    aws_environment.faults.inject(Fault(kind="access_denied", action=action))

    answer = await check(ask, "session_vpc")

    findings = answer.value["connections"][0]["findings"]
    told = {each["code"]: each["missing_permission"] for each in findings if each["result"] == "unknown"}
    assert told.keys() == unknown
    assert set(told.values()) == {f"{'glue' if action == 'GetConnection' else 'ec2'}:{action}"}


async def test_the_main_route_table_speaks_for_a_subnet_that_none_names(aws_environment: World, ask: Ask) -> None:
    answer = await check(ask, "other_vpc")

    assert result(answer, "route_table")["evidence"].endswith("because it is the VPC's main one.")


async def test_a_nat_gateway_is_a_way_out(aws_environment: World, ask: Ask) -> None:
    network = aws_environment.walkthrough.network
    ec2 = aws_environment.client("ec2", ACCOUNT_B)
    gateway = ec2.create_nat_gateway(SubnetId=network.other_subnet_id)["NatGateway"]["NatGatewayId"]
    main = ec2.describe_route_tables(Filters=[{"Name": "vpc-id", "Values": [network.other_vpc_id]}])["RouteTables"][0]
    ec2.create_route(RouteTableId=main["RouteTableId"], DestinationCidrBlock="0.0.0.0/0", NatGatewayId=gateway)

    answer = await check(ask, "other_vpc")

    assert result(answer, "nat_gateway_available")["evidence"] == f"{gateway} is available."
    assert result(answer, "s3_reachable")["result"] == "pass"


async def test_https_to_the_regions_prefix_list_is_a_way_to_s3(aws_environment: World, ask: Ask) -> None:
    network = aws_environment.walkthrough.network
    ec2 = aws_environment.client("ec2", ACCOUNT_B)
    name = {"Name": "prefix-list-name", "Values": ["com.amazonaws.us-east-1.s3"]}
    s3 = ec2.describe_managed_prefix_lists(Filters=[name])["PrefixLists"][0]["PrefixListId"]
    group = network.other_security_group_id
    ec2.revoke_security_group_egress(GroupId=group, IpPermissions=[_rule("-1", IpRanges=[{"CidrIp": "0.0.0.0/0"}])])
    ec2.authorize_security_group_egress(
        GroupId=group,
        IpPermissions=[
            _rule("tcp", 0, 65535, UserIdGroupPairs=[{"GroupId": group}]),
            _rule("tcp", 443, 443, PrefixListIds=[{"PrefixListId": s3}]),
        ],
    )

    answer = await check(ask, "other_vpc")

    assert result(answer, "outbound")["evidence"].endswith(f"HTTPS to S3 ({s3}).")


async def test_connections_in_two_networks_warn_which_one_is_used(aws_environment: World, ask: Ask) -> None:
    answer = await check(ask, "other_vpc", "session_vpc")

    assert answer.value["used"] == "session_vpc"
    assert [each["result"] for each in answer.value["general"]] == ["warn"]


async def test_an_unknown_connection_is_told_and_no_error(aws_environment: World, ask: Ask) -> None:
    answer = await check(ask, "gone")

    assert (answer.status, answer.value["result"]) == (200, "fail")


async def test_a_check_costs_seven_calls(aws_environment: World, ask: Ask) -> None:
    await check(ask, "session_vpc")

    counts = aws_environment.requests.counts()
    assert sum(count for name, count in counts.items() if name.startswith(("ec2.", "glue."))) == 7


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"connections": [str(number) for number in range(11)]}, "too_many_connections"),
        ({"connections": ["session_vpc"], "number_of_workers": 0}, "workers_invalid"),
        ({"connection": "session_vpc"}, "invalid_request"),
    ],
)
async def test_a_request_that_makes_no_sense_is_refused(
    aws_environment: World, ask: Ask, body: dict[str, Any], code: str
) -> None:
    answer = await ask("POST", "network-check", json={"role": CREATION_ROLE, **body})

    assert answer.code == (400, code)


def _rule(protocol: str, first: int | None = None, last: int | None = None, **target: Any) -> dict[str, Any]:
    ports = {} if first is None else {"FromPort": first, "ToPort": last}
    return {"IpProtocol": protocol, **ports, **target}
