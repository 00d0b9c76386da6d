"""Glue's and EC2's answers, read into facts. Sources: Glue GetConnection; EC2 Describe… (EC2 API Reference)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .facts import NatGateway, Place, Route, RouteTable, Rule, SecurityGroup, Subnet, VpcEndpoint

Raw = Mapping[str, Any]

_TARGETS = (
    *("GatewayId", "NatGatewayId", "TransitGatewayId", "NetworkInterfaceId", "InstanceId", "VpcPeeringConnectionId"),
    *("EgressOnlyInternetGatewayId", "LocalGatewayId", "CarrierGatewayId", "CoreNetworkArn"),
)
_DESTINATIONS = ("DestinationCidrBlock", "DestinationPrefixListId", "DestinationIpv6CidrBlock")


def read_place(raw: Raw) -> Place:
    """A Connection of GetConnection."""
    wishes = raw.get("PhysicalConnectionRequirements", {})
    return Place(
        connection=raw["Name"],
        subnet_id=wishes.get("SubnetId") or None,
        security_group_ids=tuple(wishes.get("SecurityGroupIdList", ())),
        availability_zone=wishes.get("AvailabilityZone") or None,
    )


def read_subnets(raws: Iterable[Raw]) -> dict[str, Subnet]:
    """The Subnets of DescribeSubnets, by id."""
    subnets = (
        Subnet(
            id=raw["SubnetId"],
            vpc_id=raw["VpcId"],
            availability_zone=raw["AvailabilityZone"],
            cidr_block=raw["CidrBlock"],
            free_addresses=raw["AvailableIpAddressCount"],
            state=raw.get("State", "available"),
        )
        for raw in raws
    )
    return {subnet.id: subnet for subnet in subnets}


def read_security_groups(raws: Iterable[Raw]) -> dict[str, SecurityGroup]:
    """The SecurityGroups of DescribeSecurityGroups, by id."""
    groups = (
        SecurityGroup(
            id=raw["GroupId"],
            vpc_id=raw["VpcId"],
            inbound=tuple(_rule(rule) for rule in raw.get("IpPermissions", ())),
            outbound=tuple(_rule(rule) for rule in raw.get("IpPermissionsEgress", ())),
        )
        for raw in raws
    )
    return {group.id: group for group in groups}


def read_route_tables(raws: Iterable[Raw]) -> tuple[RouteTable, ...]:
    """The RouteTables of DescribeRouteTables."""
    return tuple(_route_table(raw) for raw in raws)


def read_endpoints(raws: Iterable[Raw]) -> tuple[VpcEndpoint, ...]:
    """The VpcEndpoints of DescribeVpcEndpoints."""
    return tuple(
        VpcEndpoint(
            id=raw["VpcEndpointId"],
            vpc_id=raw["VpcId"],
            service=raw["ServiceName"].rpartition(".")[2],
            kind=raw.get("VpcEndpointType", "Gateway"),
            # EC2 spells states in lower case in one place of its documentation and capitalised in another
            state=raw.get("State", "").lower(),
            route_table_ids=tuple(raw.get("RouteTableIds", ())),
            has_private_dns=raw.get("PrivateDnsEnabled", False),
        )
        for raw in raws
    )


def read_nat_gateways(raws: Iterable[Raw]) -> dict[str, NatGateway]:
    """The NatGateways of DescribeNatGateways, by id."""
    gateways = (
        NatGateway(raw["NatGatewayId"], raw["State"], raw.get("ConnectivityType", "public") == "public") for raw in raws
    )
    return {gateway.id: gateway for gateway in gateways}


def read_prefix_lists(raws: Iterable[Raw]) -> frozenset[str]:
    """The ids of the PrefixLists of DescribeManagedPrefixLists."""
    return frozenset(raw["PrefixListId"] for raw in raws)


def _route_table(raw: Raw) -> RouteTable:
    associations = raw.get("Associations", ())
    return RouteTable(
        id=raw["RouteTableId"],
        vpc_id=raw["VpcId"],
        subnet_ids=tuple(each["SubnetId"] for each in associations if "SubnetId" in each),
        is_main=any(each.get("Main", False) for each in associations),
        routes=tuple(_routes(raw.get("Routes", ()))),
    )


def _routes(raws: Iterable[Raw]) -> Iterator[Route]:
    for raw in raws:
        yield Route(_first(raw, _DESTINATIONS), _first(raw, _TARGETS), raw.get("State") == "blackhole")


def _first(raw: Raw, names: Iterable[str]) -> str:
    """The value of the one of these members that EC2 filled."""
    return next((str(raw[name]) for name in names if raw.get(name)), "")


def _rule(raw: Raw) -> Rule:
    return Rule(
        protocol=raw["IpProtocol"],
        from_port=raw.get("FromPort"),
        to_port=raw.get("ToPort"),
        group_ids=tuple(pair["GroupId"] for pair in raw.get("UserIdGroupPairs", ()) if "GroupId" in pair),
        cidr_blocks=tuple(each["CidrIp"] for each in raw.get("IpRanges", ())),
        prefix_list_ids=tuple(each["PrefixListId"] for each in raw.get("PrefixListIds", ())),
    )
