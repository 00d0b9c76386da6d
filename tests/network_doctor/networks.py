"""A network in which everything is right, and ways to spoil one thing of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

from jupyter_glue_panel.network_doctor.diagnosis import diagnose
from jupyter_glue_panel.network_doctor.facts import (
    Dns,
    NatGateway,
    Place,
    Route,
    RouteTable,
    Rule,
    SecurityGroup,
    Subnet,
    Surroundings,
    Unread,
    VpcEndpoint,
)
from jupyter_glue_panel.wire_network_check import NetworkCheck, NetworkFinding

NOON = datetime(2030, 1, 2, 12, tzinfo=timezone.utc)
PLACE = Place("session_vpc", "subnet-1", ("sg-1",), "us-east-1a")
SUBNET = Subnet("subnet-1", "vpc-1", "us-east-1a", "10.20.1.0/24", free_addresses=250)
FROM_ITSELF = Rule("tcp", 0, 65535, group_ids=("sg-1",))
TO_ANYWHERE = Rule("-1", cidr_blocks=("0.0.0.0/0",))
GROUP = SecurityGroup("sg-1", "vpc-1", inbound=(FROM_ITSELF,), outbound=(TO_ANYWHERE,))
TABLE = RouteTable("rtb-1", "vpc-1", ("subnet-1",), is_main=False, routes=(Route("10.20.0.0/16", "local"),))
S3_ENDPOINT = VpcEndpoint("vpce-1", "vpc-1", "s3", "Gateway", "available", route_table_ids=("rtb-1",))
PUBLIC_NAT = {"nat-1": NatGateway("nat-1", "available")}
DENIED = Unread("ec2:Describe", "AWS denied it.")
HEALTHY = Surroundings(
    subnets={"subnet-1": SUBNET},
    security_groups={"sg-1": GROUP},
    route_tables=(TABLE,),
    endpoints=(S3_ENDPOINT,),
    nat_gateways={},
    dns={"vpc-1": Dns(support=True, hostnames=True)},
)


def examined(*places: Place, workers: int = 5, **changes: Any) -> NetworkCheck:
    """The diagnosis of ``places`` (the healthy one if none are given) in the healthy network with ``changes``."""
    around = replace(HEALTHY, **changes)
    return diagnose({place.connection: place for place in places or (PLACE,)}, around, workers, NOON)


def found(check: str, *places: Place, workers: int = 5, **changes: Any) -> NetworkFinding:
    """What one check found at the first of ``places``."""
    findings = examined(*places, workers=workers, **changes).connections[0].findings
    return next(finding for finding in findings if finding.code == check)


def routed(*routes: Route, **changes: Any) -> dict[str, Any]:
    """The healthy network without its S3 endpoint, with ``routes``."""
    return {"route_tables": (replace(TABLE, routes=(*TABLE.routes, *routes)),), "endpoints": (), **changes}
