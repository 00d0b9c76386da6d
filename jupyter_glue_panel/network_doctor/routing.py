"""Do the subnet's routes reach S3, and the other AWS services that a session calls?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jupyter_glue_panel.wire_network_check import NetworkFinding

from .facts import Ground, NatGateway, Route, RouteTable, Surroundings, Unread, VpcEndpoint
from .findings import Check

TABLE = Check("route_table", "The subnet has a route table")
NAT = Check("nat_gateway_available", "The NAT gateway that the subnet's routes lead to is available")
S3 = Check("s3_reachable", "S3 can be reached from the subnet")
SERVICES = Check("aws_services_reachable", "Other AWS services can be reached from the subnet")

NO_S3 = (
    "VPC S3 endpoint validation failed for SubnetId: {subnet}. VPC: {vpc}. Reason: Could not find S3 endpoint or NAT "
    "gateway for subnetId: {subnet} in Vpc {vpc}"
)
NEEDED_SERVICES = ("glue", "logs", "sts")
EVERYWHERE = "0.0.0.0/0"
OTHER_NETWORKS = {
    "tgw": "a transit gateway",
    "vgw": "a private gateway",
    "lgw": "a local gateway",
    "cagw": "a carrier gateway",
    "pcx": "a peered VPC",
    "vpce": "the endpoint of a firewall or an appliance",
    "core": "a Cloud WAN core network",
    "eni": "an instance",
    "i": "an instance",
}
"""By the beginning of the target's id; a core network is the one target that has an ARN."""


@dataclass(frozen=True)
class _Path:
    """A subnet's way out. exit: its default route, if any · gateway: the NAT gateway behind it, if it is one."""

    ground: Ground
    table: RouteTable
    exit: Route | None
    gateway: NatGateway | Unread | None

    @property
    def target(self) -> str:
        """What the default route leads to; empty where there is none."""
        return self.exit.target if self.exit else ""

    @property
    def kind(self) -> str:
        """``nat``, ``tgw``, ``igw``, …; empty where the default route leads nowhere."""
        if self.exit is None or self.exit.is_blackhole:
            return ""
        return self.exit.target.rpartition(":")[2].partition("-")[0]

    @property
    def has_internet(self) -> bool:
        """Does it lead out through a NAT gateway that works?"""
        gateway = self.gateway
        return isinstance(gateway, NatGateway) and gateway.state == "available" and gateway.is_public


def nat_gateway_ids(tables: Iterable[RouteTable]) -> set[str]:
    """The NAT gateways that default routes lead to."""
    routes = (_default_route(table) for table in tables)
    return {route.target for route in routes if route is not None and route.target.startswith("nat-")}


def routed_s3_prefix_lists(tables: Iterable[RouteTable], endpoints: Iterable[VpcEndpoint]) -> frozenset[str]:
    """The prefix lists that routes send to S3's gateway endpoints: those are S3's."""
    s3 = {endpoint.id for endpoint in endpoints if (endpoint.kind, endpoint.service) == ("Gateway", "s3")}
    routes = (route for table in tables for route in table.routes)
    return frozenset(each.destination for each in routes if each.target in s3 and each.destination.startswith("pl-"))


def check_routing(ground: Ground | Unread, around: Surroundings) -> Iterator[NetworkFinding]:
    """Everything about the subnet's routes."""
    if isinstance(ground, Unread):
        yield from (check.unknown(ground) for check in (TABLE, S3, SERVICES))
        return
    if isinstance(around.route_tables, Unread):
        yield TABLE.unknown(around.route_tables)
        yield S3.unknown(around.route_tables, _no_s3(ground))
        yield SERVICES.unknown(around.route_tables)
        return
    table = _table_of(ground, around.route_tables)
    if table is None:
        yield TABLE.failed(
            f"No route table names {ground.subnet_id}, and {ground.vpc_id} has no main one.",
            "Associate the subnet with a route table.",
        )
        return
    how = "by name" if ground.subnet_id in table.subnet_ids else "because it is the VPC's main one"
    yield TABLE.passed(f"{table.id} is the subnet's route table, {how}.")
    path = _path(ground, table, around)
    if path.gateway is not None:
        yield _nat(path.gateway)
    yield _s3(path, around.endpoints)
    yield _services(path, around.endpoints)


def _table_of(ground: Ground, tables: Sequence[RouteTable]) -> RouteTable | None:
    """The table that names the subnet, else the main one of its VPC: that association is implicit."""
    explicit = (table for table in tables if ground.subnet_id in table.subnet_ids)
    main = (table for table in tables if table.is_main and table.vpc_id == ground.vpc_id)
    return next(explicit, None) or next(main, None)


def _path(ground: Ground, table: RouteTable, around: Surroundings) -> _Path:
    route = _default_route(table)
    if route is None or not route.target.startswith("nat-"):
        return _Path(ground, table, route, None)
    known = around.nat_gateways
    if isinstance(known, Unread):
        return _Path(ground, table, route, known)
    return _Path(ground, table, route, known.get(route.target, NatGateway(route.target, "deleted")))


def _default_route(table: RouteTable) -> Route | None:
    return next((route for route in table.routes if route.destination == EVERYWHERE), None)


def _nat(gateway: NatGateway | Unread) -> NetworkFinding:
    if isinstance(gateway, Unread):
        return NAT.unknown(gateway)
    if gateway.state != "available":
        return NAT.failed(f"{gateway.id} is {gateway.state}.", "Wait until it is available, or route to one that is.")
    if not gateway.is_public:
        return NAT.warned(
            f"{gateway.id} is private: it leads to other networks, not to the internet.",
            "Route to a public NAT gateway, or give the VPC endpoints for the services.",
        )
    return NAT.passed(f"{gateway.id} is available.")


def _s3(path: _Path, endpoints: Sequence[VpcEndpoint] | Unread) -> NetworkFinding:
    if isinstance(endpoints, Unread):
        if path.has_internet:
            return S3.passed(_through_nat(path))
        return S3.unknown(endpoints, _no_s3(path.ground))
    endpoint = _gateway_endpoint(path.table, endpoints)
    if endpoint is not None:
        return S3.passed(f"{path.table.id} leads to S3 through the gateway endpoint {endpoint.id}.")
    if path.has_internet:
        return S3.passed(_through_nat(path))
    if isinstance(path.gateway, Unread):
        return S3.unknown(path.gateway, _no_s3(path.ground))
    doubt = _doubt(path, endpoints)
    if doubt:
        return S3.warned(doubt, _s3_fix(path), _no_s3(path.ground))
    return S3.failed(_no_way(path, endpoints), _s3_fix(path), _no_s3(path.ground))


def _through_nat(path: _Path) -> str:
    return f"{path.table.id} leads to S3 through the NAT gateway {path.target}."


def _gateway_endpoint(table: RouteTable, endpoints: Sequence[VpcEndpoint]) -> VpcEndpoint | None:
    """The endpoint that gives the table a route to S3."""
    targets = {route.target for route in table.routes if not route.is_blackhole}
    return next(
        (
            each
            for each in _available(endpoints, "Gateway", "s3")
            if table.id in each.route_table_ids or each.id in targets
        ),
        None,
    )


def _available(endpoints: Sequence[VpcEndpoint], kind: str, service: str) -> list[VpcEndpoint]:
    return [each for each in endpoints if (each.kind, each.service, each.state) == (kind, service, "available")]


def _doubt(path: _Path, endpoints: Sequence[VpcEndpoint]) -> str:
    """Why S3 may be reachable by a way that can't be seen to its end; empty where there is none."""
    if path.kind in OTHER_NETWORKS:
        return (
            f"{path.table.id} sends everything to {OTHER_NETWORKS[path.kind]} ({path.target}). Whether S3 lies "
            "behind it can't be seen from here."
        )
    interfaces = [each for each in _available(endpoints, "Interface", "s3") if each.vpc_id == path.ground.vpc_id]
    if interfaces:
        return f"S3 has an interface endpoint ({interfaces[0].id}), but not the gateway endpoint that Glue looks for."
    return ""


def _no_way(path: _Path, endpoints: Sequence[VpcEndpoint]) -> str:
    elsewhere = [each for each in _available(endpoints, "Gateway", "s3") if each.vpc_id == path.ground.vpc_id]
    if elsewhere:
        return f"The gateway endpoint {elsewhere[0].id} is not on {path.table.id}, the subnet's route table."
    if path.kind == "igw":
        return (
            f"{path.table.id} has an internet gateway only. Glue's network interfaces have no public address, so they "
            "can't use it."
        )
    if path.target:
        return f"{path.table.id} sends everything to {path.target}, which leads nowhere from here."
    return f"{path.table.id} has neither an S3 endpoint nor a default route."


def _s3_fix(path: _Path) -> str:
    return f"Add a gateway endpoint for S3 to {path.ground.vpc_id}, with {path.table.id} among its route tables."


def _no_s3(ground: Ground) -> str:
    return NO_S3.format(subnet=ground.subnet_id, vpc=ground.vpc_id)


def _services(path: _Path, endpoints: Sequence[VpcEndpoint] | Unread) -> NetworkFinding:
    if path.has_internet:
        return SERVICES.passed(f"{path.table.id} leads to them through {path.target}.")
    if isinstance(endpoints, Unread):
        return SERVICES.unknown(endpoints)
    private = {
        service: [each for each in _available(endpoints, "Interface", service) if each.vpc_id == path.ground.vpc_id]
        for service in NEEDED_SERVICES
    }
    lacking = [service for service, found in private.items() if not any(each.has_private_dns for each in found)]
    if not lacking:
        return SERVICES.passed(f"{path.ground.vpc_id} has interface endpoints for {', '.join(NEEDED_SERVICES)}.")
    if isinstance(path.gateway, Unread):
        return SERVICES.unknown(path.gateway)
    return SERVICES.warned(
        f"{path.ground.vpc_id} has no interface endpoint with private DNS for {', '.join(lacking)}, nor a NAT gateway.",
        "Code that calls them (the Data Catalog, STS, logs; KMS or Secrets Manager as well) will hang. Add interface "
        "endpoints, or a NAT gateway.",
    )
