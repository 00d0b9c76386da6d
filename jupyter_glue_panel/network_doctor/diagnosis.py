"""All checks together: connection by connection, then which of them the session would use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from jupyter_glue_panel.wire_network_check import ConnectionNetwork, NetworkCheck, NetworkFinding

from .dns import check_dns
from .facts import Ground, Place, Subnet, Surroundings, Unread
from .findings import Check, worst
from .placement import check_addresses, check_spread, check_subnet, check_zone, find_subnet
from .routing import check_routing
from .security_groups import check_security_groups

CONNECTION = Check("connection_exists", "The connection exists")
NETWORK = Check("connection_has_network", "The connection leads into a VPC")
NO_NETWORK = Check("no_network", "A connection leads the session into a VPC")

SUITABILITY = frozenset({"subnet_exists", "availability_zone_matches", "free_addresses", "s3_reachable"})
"""The checks by which Glue passes over a connection for the next one; whatever else fails, it fails with this one."""


def diagnose(
    places: Mapping[str, Place | Unread | None], around: Surroundings, workers: int, as_of: datetime
) -> NetworkCheck:
    """What will happen to a session with these connections.

    places: by connection, in the order in which the session names them; None for one that does not exist · workers: how
    many the session asks for.
    """
    examined = tuple(_examine(name, place, around, workers) for name, place in places.items())
    used = next((each.connection for each in examined if _is_suitable(each)), None)
    known = [place for place in places.values() if isinstance(place, Place)]
    general = (check_spread(known, used),) if any(place.subnet_id for place in known) else (_without_vpc(),)
    decisive = [each.result for each in examined if used in (None, each.connection)]
    return NetworkCheck(
        result=worst([*decisive, *(finding.result for finding in general)]),
        used=used,
        general=general,
        connections=examined,
        as_of=as_of,
    )


def _without_vpc() -> NetworkFinding:
    return NO_NETWORK.passed("No connection gives the session a VPC: it runs in Glue's own network.")


def _is_suitable(connection: ConnectionNetwork) -> bool:
    failed = {finding.code for finding in connection.findings if finding.result == "fail"}
    return connection.subnet_id is not None and not failed & SUITABILITY


def _examine(name: str, place: Place | Unread | None, around: Surroundings, workers: int) -> ConnectionNetwork:
    findings = tuple(_findings(name, place, around, workers))
    subnet = find_subnet(place, around) if isinstance(place, Place) else None
    known = None if isinstance(subnet, Unread) else subnet
    return ConnectionNetwork(
        connection=name,
        subnet_id=place.subnet_id if isinstance(place, Place) else None,
        vpc_id=known.vpc_id if known else None,
        availability_zone=known.availability_zone if known else None,
        result=worst(finding.result for finding in findings),
        findings=findings,
    )


def _findings(name: str, place: Place | Unread | None, around: Surroundings, workers: int) -> Iterator[NetworkFinding]:
    if isinstance(place, Unread):
        yield CONNECTION.unknown(place)
        return
    if place is None:
        yield CONNECTION.failed(
            f"There is no connection {name} in this account and Region.",
            "Refresh the list of connections, and check the Region.",
            f"Connection {name} not found.",
        )
        return
    if place.subnet_id is None:
        yield NETWORK.warned("It carries no subnet, so it gives a session no VPC.", "Choose one with a subnet.")
        return
    yield from _in_network(place, around, workers)


def _in_network(place: Place, around: Surroundings, workers: int) -> Iterator[NetworkFinding]:
    subnet = find_subnet(place, around)
    yield check_subnet(place, subnet)
    if subnet is None:
        return
    yield check_zone(place, subnet)
    yield check_addresses(subnet, workers)
    yield from check_security_groups(place, subnet, around)
    ground = _ground(place, subnet, around)
    yield from check_routing(ground, around)
    yield check_dns(ground, around)


def _ground(place: Place, subnet: Subnet | Unread, around: Surroundings) -> Ground | Unread:
    """A subnet's VPC is also its security groups' VPC: they tell it where the subnet can't be read."""
    if isinstance(subnet, Subnet):
        return Ground(subnet.id, subnet.vpc_id)
    groups = {} if isinstance(around.security_groups, Unread) else around.security_groups
    vpc_ids = {groups[group_id].vpc_id for group_id in place.security_group_ids if group_id in groups}
    return Ground(place.subnet_id or "", vpc_ids.pop()) if len(vpc_ids) == 1 else subnet
