"""Does the connection's subnet exist where it says, and is there room in it?"""

from __future__ import annotations

from collections.abc import Sequence

from jupyter_glue_panel.wire_network_check import NetworkFinding

from .facts import Place, Subnet, Surroundings, Unread
from .findings import Check

SUBNET = Check("subnet_exists", "The connection's subnet exists")
ZONE = Check("availability_zone_matches", "The connection names the subnet's availability zone")
ADDRESSES = Check("free_addresses", "The subnet has an address for every worker")
SPREAD = Check("one_subnet", "The connections lie in one subnet")

NO_SUBNETS = "Failed to call ec2:DescribeSubnets"
NO_ZONE = "Could not find subnet for AZ"
NO_ADDRESSES = "Number of IP addresses on subnet is 0"
FEW_ADDRESSES = "The specified subnet does not have enough free addresses to satisfy the request"


def find_subnet(place: Place, around: Surroundings) -> Subnet | Unread | None:
    """The place's subnet; None where EC2 knows none."""
    if isinstance(around.subnets, Unread):
        return around.subnets
    return around.subnets.get(place.subnet_id or "")


def check_subnet(place: Place, subnet: Subnet | Unread | None) -> NetworkFinding:
    """Does it exist?"""
    if isinstance(subnet, Unread):
        return SUBNET.unknown(subnet, NO_SUBNETS)
    if subnet is None:
        return SUBNET.failed(
            f"EC2 knows no subnet {place.subnet_id} in this account and Region.",
            "Edit the connection to name an existing subnet.",
            NO_SUBNETS,
        )
    if subnet.state != "available":
        return SUBNET.failed(
            f"Subnet {subnet.id} is {subnet.state}.", "Wait until it is available, or choose another connection."
        )
    return SUBNET.passed(f"Subnet {subnet.id} ({subnet.cidr_block}) lies in {subnet.vpc_id}.")


def check_zone(place: Place, subnet: Subnet | Unread) -> NetworkFinding:
    """Do connection and subnet agree on the zone?"""
    if isinstance(subnet, Unread):
        return ZONE.unknown(subnet, NO_ZONE)
    if place.availability_zone is None:
        return ZONE.warned(
            f"The connection names no availability zone; its subnet lies in {subnet.availability_zone}.",
            f"Set the connection's AvailabilityZone to {subnet.availability_zone}.",
            NO_ZONE,
        )
    if place.availability_zone != subnet.availability_zone:
        return ZONE.failed(
            f"The connection names {place.availability_zone}, its subnet lies in {subnet.availability_zone}.",
            f"Set the connection's AvailabilityZone to {subnet.availability_zone}.",
            NO_ZONE,
        )
    return ZONE.passed(f"Both name {subnet.availability_zone}.")


def check_addresses(subnet: Subnet | Unread, workers: int) -> NetworkFinding:
    """Is there an address for each worker's network interface? Those of ended sessions go minutes after the end."""
    if isinstance(subnet, Unread):
        return ADDRESSES.unknown(subnet, FEW_ADDRESSES)
    free = subnet.free_addresses
    evidence = f"Subnet {subnet.id} has {free} free addresses; {workers} workers take one each."
    fewer = "Take fewer workers, end other sessions, or choose a connection into a larger subnet."
    if free <= workers:
        return ADDRESSES.failed(evidence, fewer, FEW_ADDRESSES if free else NO_ADDRESSES)
    if free < 2 * workers:
        return ADDRESSES.warned(
            f"{evidence} The addresses of a session that ended stay taken for some minutes, so a restart may fail.",
            fewer,
            FEW_ADDRESSES,
        )
    return ADDRESSES.passed(evidence)


def check_spread(places: Sequence[Place], used: str | None) -> NetworkFinding:
    """Do the places agree on a subnet? A session gets one: the first suitable in the order in which they are named."""
    subnets = {place.connection: place.subnet_id for place in places if place.subnet_id is not None}
    if len(set(subnets.values())) <= 1:
        return SPREAD.passed("One subnet is all that the session needs.")
    listed = ", ".join(f"{connection} in {subnet}" for connection, subnet in subnets.items())
    taken = f"here {used}" if used else "here none is"
    return SPREAD.warned(
        f"A session runs in one subnet only: that of the first suitable connection, {taken}. They are: {listed}.",
        "Put the connection whose network the code needs first, and make sure that it reaches what the others reach.",
    )
