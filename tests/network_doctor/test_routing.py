from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from jupyter_glue_panel.network_doctor.facts import Dns, NatGateway, Route, VpcEndpoint

from .networks import DENIED, PUBLIC_NAT, S3_ENDPOINT, TABLE, found, routed

TO_NAT = Route("0.0.0.0/0", "nat-1")
MAIN = replace(TABLE, id="rtb-main", subnet_ids=(), is_main=True)


def private_dns(*services: str) -> tuple[VpcEndpoint, ...]:
    """Interface endpoints for ``services``, and the gateway endpoint for S3."""
    return (
        S3_ENDPOINT,
        *(VpcEndpoint(f"vpce-{each}", "vpc-1", each, "Interface", "available", (), True) for each in services),
    )


def test_the_table_that_names_the_subnet_is_its_own() -> None:
    assert found("route_table").evidence == "rtb-1 is the subnet's route table, by name."


def test_a_subnet_that_no_table_names_has_the_vpcs_main_one() -> None:
    finding = found("route_table", route_tables=(replace(TABLE, subnet_ids=("subnet-9",)), MAIN))

    assert finding.evidence == "rtb-main is the subnet's route table, because it is the VPC's main one."


def test_the_main_table_of_another_vpc_is_not_its_own() -> None:
    assert found("route_table", route_tables=(replace(MAIN, vpc_id="vpc-2"),)).result == "fail"


@pytest.mark.parametrize(
    "network",
    [
        {"endpoints": (S3_ENDPOINT,)},
        routed(Route("pl-1", "vpce-1"), endpoints=(replace(S3_ENDPOINT, route_table_ids=()),)),
        routed(TO_NAT, nat_gateways=PUBLIC_NAT),
        routed(TO_NAT, nat_gateways=PUBLIC_NAT, endpoints=DENIED),
    ],
)
def test_s3_is_reached_by_a_gateway_endpoint_or_nat(network: dict[str, Any]) -> None:
    assert found("s3_reachable", **network).result == "pass"


@pytest.mark.parametrize(
    ("network", "evidence"),
    [
        (routed(), "rtb-1 has neither an S3 endpoint nor a default route."),
        (routed(Route("0.0.0.0/0", "igw-1")), "rtb-1 has an internet gateway only. Glue's network interfaces have no"),
        (
            {"endpoints": (replace(S3_ENDPOINT, route_table_ids=("rtb-9",)),)},
            "The gateway endpoint vpce-1 is not on rtb-1, the subnet's route table.",
        ),
        ({"endpoints": (replace(S3_ENDPOINT, state="pending"),)}, "rtb-1 has neither an S3 endpoint"),
        ({"endpoints": (replace(S3_ENDPOINT, service="dynamodb"),)}, "rtb-1 has neither an S3 endpoint"),
        (routed(Route("0.0.0.0/0", "eigw-1")), "rtb-1 sends everything to eigw-1, which leads nowhere from here."),
        (routed(Route("0.0.0.0/0", "tgw-1", is_blackhole=True)), "rtb-1 sends everything to tgw-1, which leads"),
        (routed(TO_NAT, nat_gateways={"nat-1": NatGateway("nat-1", "failed")}), "rtb-1 sends everything to nat-1"),
    ],
)
def test_a_subnet_without_a_way_to_s3_fails(network: dict[str, Any], evidence: str) -> None:
    finding = found("s3_reachable", **network)

    assert finding.result == "fail"
    assert finding.evidence.startswith(evidence)


def test_what_glue_will_say_about_s3_names_subnet_and_vpc() -> None:
    assert found("s3_reachable", **routed()).glue_message == (
        "VPC S3 endpoint validation failed for SubnetId: subnet-1. VPC: vpc-1. Reason: Could not find S3 endpoint or "
        "NAT gateway for subnetId: subnet-1 in Vpc vpc-1"
    )


@pytest.mark.parametrize(
    "network",
    [
        routed(Route("0.0.0.0/0", "tgw-1")),
        routed(Route("0.0.0.0/0", "eni-1")),
        routed(Route("0.0.0.0/0", "vpce-1")),
        routed(Route("0.0.0.0/0", "arn:aws:networkmanager::444455556666:core-network/core-network-1")),
        routed(Route("0.0.0.0/0", "pcx-1")),
        routed(Route("0.0.0.0/0", "lgw-1")),
        routed(Route("0.0.0.0/0", "cagw-1")),
        routed(endpoints=(replace(S3_ENDPOINT, kind="Interface", route_table_ids=()),)),
    ],
)
def test_a_way_that_cannot_be_seen_to_its_end_warns(network: dict[str, Any]) -> None:
    assert found("s3_reachable", **network).result == "warn"


@pytest.mark.parametrize(
    ("gateway", "result"),
    [
        (NatGateway("nat-1", "available"), "pass"),
        (NatGateway("nat-1", "pending"), "fail"),
        (NatGateway("nat-1", "available", is_public=False), "warn"),
    ],
)
def test_the_nat_gateway_has_to_be_available(gateway: NatGateway, result: str) -> None:
    assert found("nat_gateway_available", **routed(TO_NAT, nat_gateways={"nat-1": gateway})).result == result


def test_a_route_to_a_deleted_nat_gateway_says_so() -> None:
    assert found("nat_gateway_available", **routed(TO_NAT)).evidence == "nat-1 is deleted."


def test_a_nat_gateway_that_may_not_be_described_makes_s3_unknown() -> None:
    finding = found("s3_reachable", **routed(TO_NAT, nat_gateways=DENIED))

    assert (finding.result, finding.missing_permission) == ("unknown", "ec2:Describe")


def test_endpoints_that_the_panel_may_not_describe_are_unknown() -> None:
    assert found("s3_reachable", endpoints=DENIED).result == "unknown"


@pytest.mark.parametrize(
    ("check", "unread"),
    [("s3_reachable", {"endpoints": DENIED}), ("route_table", {"route_tables": DENIED})],
)
def test_what_glue_says_of_the_runtime_roles_rights_is_not_told_of_the_panels(
    check: str, unread: dict[str, Any]
) -> None:
    assert "unauthorized" not in (found(check, **unread).glue_message or "")


@pytest.mark.parametrize("check", ["route_table", "s3_reachable", "aws_services_reachable"])
def test_route_tables_that_may_not_be_described_are_unknown(check: str) -> None:
    assert found(check, route_tables=DENIED).result == "unknown"


@pytest.mark.parametrize(
    ("network", "result"),
    [
        ({"endpoints": private_dns("glue", "logs", "sts")}, "pass"),
        ({"endpoints": private_dns("glue", "logs")}, "warn"),
        ({"endpoints": tuple(replace(each, has_private_dns=False) for each in private_dns("glue", "logs"))}, "warn"),
        (routed(TO_NAT, nat_gateways=PUBLIC_NAT), "pass"),
        ({"endpoints": DENIED}, "unknown"),
    ],
)
def test_other_services_are_reached_by_interface_endpoints_or_nat(network: dict[str, Any], result: str) -> None:
    assert found("aws_services_reachable", **network).result == result


@pytest.mark.parametrize(("support", "hostnames"), [(False, True), (True, False), (False, False)])
def test_a_vpc_without_dns_fails(support: bool, hostnames: bool) -> None:
    assert found("dns", dns={"vpc-1": Dns(support, hostnames)}).result == "fail"


def test_dns_that_may_not_be_described_is_unknown() -> None:
    assert found("dns", dns={"vpc-1": DENIED}).result == "unknown"
