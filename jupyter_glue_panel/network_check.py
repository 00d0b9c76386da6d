"""Asks Glue and EC2 what the network doctor needs to know: few calls, side by side, each allowed to be refused."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timezone
from typing import Any, TypeVar

from .access import Account
from .errors import BadGateway, GatewayTimeout, InvalidRequest, NotFound, PanelError, Throttled
from .network_doctor import answers
from .network_doctor.diagnosis import diagnose
from .network_doctor.facts import Dns, NatGateway, Place, RouteTable, SecurityGroup, Surroundings, Unread, VpcEndpoint
from .network_doctor.routing import nat_gateway_ids, routed_s3_prefix_lists
from .network_doctor.security_groups import https_prefix_lists
from .wire_network_check import NetworkCheck

T = TypeVar("T")

MAX_CONNECTIONS = 10
"""Glue takes a thousand; but a session uses the network of one, each is a call, and EC2 takes 200 values a filter."""
MAX_WORKERS = 1000
DEFAULT_WORKERS = 5
"""The kernel's own default."""


async def check_network(account: Account, connections: Sequence[str], workers: int | None) -> NetworkCheck:
    """What will happen in the network of a session with these connections; workers: None for the kernel's default.

    What AWS will not tell becomes ``unknown`` in the checks that need it. InvalidRequest (too_many_connections,
    workers_invalid).
    """
    names = tuple(dict.fromkeys(connections))
    if len(names) > MAX_CONNECTIONS:
        raise InvalidRequest(
            "too_many_connections", f"{len(names)} connections are too many to check: {MAX_CONNECTIONS} at once."
        )
    if workers is not None and not 1 <= workers <= MAX_WORKERS:
        raise InvalidRequest("workers_invalid", f"{workers} is not a number of workers: 1 to {MAX_WORKERS}.")
    found = await asyncio.gather(*(_place(account, name) for name in names))
    places = [place for place in found if isinstance(place, Place) and place.subnet_id is not None]
    around = await _surroundings(account, places)
    as_of = datetime.now(timezone.utc)
    return diagnose(dict(zip(names, found, strict=True)), around, workers or DEFAULT_WORKERS, as_of)


async def _place(account: Account, name: str) -> Place | Unread | None:
    try:
        # without HidePassword Glue answers passwords in the clear, and asks for the right to decrypt them
        asked = account.call("glue", "get_connection", Name=name, HidePassword=True)
        return await _told("glue:GetConnection", asked, lambda answer: answers.read_place(answer["Connection"]))
    except NotFound:
        return None


async def _surroundings(account: Account, places: Sequence[Place]) -> Surroundings:
    subnet_ids = sorted({place.subnet_id for place in places if place.subnet_id is not None})
    group_ids = sorted({group_id for place in places for group_id in place.security_group_ids})
    subnets, groups = await asyncio.gather(
        _described(account, "Subnets", "subnet-id", subnet_ids, answers.read_subnets),
        _described(account, "SecurityGroups", "group-id", group_ids, answers.read_security_groups),
    )
    vpc_ids = sorted({each.vpc_id for each in _values(subnets)} | {each.vpc_id for each in _values(groups)})
    tables, endpoints, dns = await asyncio.gather(
        _described(account, "RouteTables", "vpc-id", vpc_ids, answers.read_route_tables),
        _described(account, "VpcEndpoints", "vpc-id", vpc_ids, answers.read_endpoints),
        asyncio.gather(*(_dns(account, vpc_id) for vpc_id in vpc_ids)),
    )
    nat_gateways, s3_prefix_lists = await asyncio.gather(
        _nat_gateways(account, tables), _s3_prefix_lists(account, groups, tables, endpoints)
    )
    return Surroundings(
        subnets=subnets,
        security_groups=groups,
        route_tables=tables,
        endpoints=endpoints,
        nat_gateways=nat_gateways,
        dns=dict(zip(vpc_ids, dns, strict=True)),
        s3_prefix_lists=s3_prefix_lists,
    )


async def _described(
    account: Account, kind: str, key: str, ids: Sequence[str], read: Callable[[list[Any]], T]
) -> T | Unread:
    """What EC2's Describe<kind> says about ``ids``. A filter leaves out what is gone, where a parameter would fail."""
    if not ids:
        return read([])
    filters = [{"Name": key, "Values": list(ids)}]
    asked = account.pages("ec2", f"describe_{_SNAKES[kind]}", kind, Filters=filters)
    return await _told(f"ec2:Describe{kind}", asked, read)


_SNAKES = {
    "Subnets": "subnets",
    "SecurityGroups": "security_groups",
    "RouteTables": "route_tables",
    "VpcEndpoints": "vpc_endpoints",
}


async def _dns(account: Account, vpc_id: str) -> Dns | Unread:
    support, hostnames = await asyncio.gather(
        _dns_attribute(account, vpc_id, "EnableDnsSupport"), _dns_attribute(account, vpc_id, "EnableDnsHostnames")
    )
    if isinstance(support, Unread):
        return support
    return hostnames if isinstance(hostnames, Unread) else Dns(support, hostnames)


async def _dns_attribute(account: Account, vpc_id: str, name: str) -> bool | Unread:
    attribute = name[0].lower() + name[1:]
    asked = account.call("ec2", "describe_vpc_attribute", VpcId=vpc_id, Attribute=attribute)
    return await _told("ec2:DescribeVpcAttribute", asked, lambda answer: bool(answer[name]["Value"]))


async def _nat_gateways(account: Account, tables: Sequence[RouteTable] | Unread) -> Mapping[str, NatGateway] | Unread:
    """Those that default routes lead to: most networks have none, and then nobody asks."""
    wanted = [] if isinstance(tables, Unread) else sorted(nat_gateway_ids(tables))
    if not wanted:
        return {}
    # EC2 calls this one parameter Filter, in the singular
    filters = [{"Name": "nat-gateway-id", "Values": wanted}]
    asked = account.pages("ec2", "describe_nat_gateways", "NatGateways", Filter=filters)
    return await _told("ec2:DescribeNatGateways", asked, answers.read_nat_gateways)


async def _s3_prefix_lists(
    account: Account,
    groups: Mapping[str, SecurityGroup] | Unread,
    tables: Sequence[RouteTable] | Unread,
    endpoints: Sequence[VpcEndpoint] | Unread,
) -> frozenset[str] | Unread:
    """S3's prefix lists, as far as a security group's rule makes them matter and the routes don't show them."""
    wanted = https_prefix_lists(_values(groups))
    routed = routed_s3_prefix_lists(_listed(tables), _listed(endpoints))
    if wanted <= routed:
        return routed
    filters = [{"Name": "prefix-list-name", "Values": [f"com.amazonaws.{account.region}.s3"]}]
    asked = account.pages("ec2", "describe_managed_prefix_lists", "PrefixLists", Filters=filters)
    return await _told("ec2:DescribeManagedPrefixLists", asked, answers.read_prefix_lists)


async def _told(permission: str, asked: Awaitable[Any], read: Callable[[Any], T]) -> T | Unread:
    """The answer, read; ``Unread`` where AWS denies it, or can't be asked at the moment."""
    try:
        return read(await asked)
    except PanelError as error:
        if error.code == "access_denied":
            return Unread(permission, error.message)
        if isinstance(error, (Throttled, BadGateway, GatewayTimeout)):
            return Unread("", error.message)
        raise


def _values(known: Mapping[str, T] | Unread) -> list[T]:
    return [] if isinstance(known, Unread) else list(known.values())


def _listed(known: Sequence[T] | Unread) -> Sequence[T]:
    return [] if isinstance(known, Unread) else known
