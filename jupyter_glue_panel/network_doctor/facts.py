"""What the doctor looks at: a connection's wishes, and the network around it. Plain values in EC2's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network


@dataclass(frozen=True)
class Unread:
    """What AWS would not tell. permission: what would have told · reason: AWS's sentence."""

    permission: str
    reason: str


@dataclass(frozen=True)
class Place:
    """Where a connection wants a session to run. subnet_id: None for a connection without a network."""

    connection: str
    subnet_id: str | None
    security_group_ids: tuple[str, ...] = ()
    availability_zone: str | None = None


@dataclass(frozen=True)
class Subnet:
    id: str
    vpc_id: str
    availability_zone: str
    cidr_block: str
    free_addresses: int
    state: str = "available"


@dataclass(frozen=True)
class Ground:
    """Where routes begin: all that has to be known of a subnet to follow them."""

    subnet_id: str
    vpc_id: str


@dataclass(frozen=True)
class Rule:
    """One rule of a security group. protocol: ``tcp``, ``-1`` for all, … · ports: None where the protocol is all."""

    protocol: str
    from_port: int | None = None
    to_port: int | None = None
    group_ids: tuple[str, ...] = ()
    cidr_blocks: tuple[str, ...] = ()
    prefix_list_ids: tuple[str, ...] = ()

    def opens(self, first: int, last: int) -> bool:
        """Does the rule let TCP through on every port from ``first`` to ``last``?"""
        if self.protocol == "-1":
            return True
        if self.protocol not in ("tcp", "6") or self.from_port is None or self.to_port is None:
            return False
        return self.from_port <= first and last <= self.to_port

    def covers(self, cidr_block: str) -> bool:
        """Does one of its address ranges hold all of ``cidr_block``?"""
        inner = IPv4Network(cidr_block, strict=False)
        return any(inner.subnet_of(IPv4Network(block, strict=False)) for block in self.cidr_blocks)


@dataclass(frozen=True)
class SecurityGroup:
    id: str
    vpc_id: str
    inbound: tuple[Rule, ...]
    outbound: tuple[Rule, ...]


@dataclass(frozen=True)
class Route:
    """A route. destination: a CIDR block or a prefix list's id · target: igw-…, nat-…, vpce-…, tgw-…, local, …"""

    destination: str
    target: str
    is_blackhole: bool = False


@dataclass(frozen=True)
class RouteTable:
    """is_main: the one of a VPC's subnets that no table names."""

    id: str
    vpc_id: str
    subnet_ids: tuple[str, ...]
    is_main: bool
    routes: tuple[Route, ...]


@dataclass(frozen=True)
class VpcEndpoint:
    """An endpoint. service: the last part of its service's name, ``s3`` · kind: Gateway, Interface, …"""

    id: str
    vpc_id: str
    service: str
    kind: str
    state: str
    route_table_ids: tuple[str, ...] = ()
    has_private_dns: bool = False


@dataclass(frozen=True)
class NatGateway:
    """is_public: whether it leads to the internet; a private one leads to other networks only."""

    id: str
    state: str
    is_public: bool = True


@dataclass(frozen=True)
class Dns:
    """A VPC's two DNS attributes, as EC2 names them."""

    support: bool
    hostnames: bool


@dataclass(frozen=True)
class Surroundings:
    """What EC2 knows around the places. Everything that could not be read is an ``Unread`` in its place.

    dns: by VPC, for every VPC of the subnets and security groups · s3_prefix_lists: ids of the Region's prefix lists
    for S3, as far as anybody asked for them.
    """

    subnets: Mapping[str, Subnet] | Unread
    security_groups: Mapping[str, SecurityGroup] | Unread
    route_tables: Sequence[RouteTable] | Unread
    endpoints: Sequence[VpcEndpoint] | Unread
    nat_gateways: Mapping[str, NatGateway] | Unread
    dns: Mapping[str, Dns | Unread]
    s3_prefix_lists: frozenset[str] | Unread = frozenset()
