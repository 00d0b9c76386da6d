"""The accounts' networks and the Glue connections into them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .emulator import Emulator
from .names import ACCOUNT_A, ACCOUNT_B, REGION

ZONE = f"{REGION}a"


@dataclass(frozen=True)
class Network:
    """vpc, subnet, security_group: behind ``session_vpc``; other_…: behind ``other_vpc``, which can't reach S3;
    home_vpc_id: account A's, behind its own ``session_vpc``.
    """

    vpc_id: str
    subnet_id: str
    security_group_id: str
    other_vpc_id: str
    other_subnet_id: str
    other_security_group_id: str
    home_vpc_id: str


def lay_out_network(emulator: Emulator) -> Network:
    """Make account B's VPCs and connections, and account A's connection of the same name as B's."""
    ec2 = emulator.client("ec2", ACCOUNT_B)
    production, staging = _vpc(ec2, "10.20", "production"), _vpc(ec2, "10.30", "staging")
    network = Network(*production, *staging, _name_alike(emulator))
    _reach_s3(ec2, network.vpc_id, network.subnet_id)
    glue = emulator.client("glue", ACCOUNT_B)
    for connection in _connections(network):
        glue.create_connection(ConnectionInput=connection)
    return network


def _name_alike(emulator: Emulator) -> str:
    """What makes a session in the wrong account go unnoticed: the name of B's connection means something in A, too.

    The result is A's VPC.
    """
    vpc_id, subnet_id, group_id = _vpc(emulator.client("ec2", ACCOUNT_A), "10.10", "workbench")
    connection = _connection("session_vpc", "NETWORK", "Account A's own network", _requirements(subnet_id, group_id))
    emulator.client("glue", ACCOUNT_A).create_connection(ConnectionInput=connection)
    return vpc_id


def _vpc(ec2: Any, prefix: str, name: str) -> tuple[str, str, str]:
    tags = [{"Key": "Name", "Value": name}]
    vpc_id = ec2.create_vpc(CidrBlock=f"{prefix}.0.0/16", TagSpecifications=[_named("vpc", tags)])["Vpc"]["VpcId"]
    for attribute in ("EnableDnsSupport", "EnableDnsHostnames"):
        ec2.modify_vpc_attribute(VpcId=vpc_id, **{attribute: {"Value": True}})
    subnet = ec2.create_subnet(
        VpcId=vpc_id,
        CidrBlock=f"{prefix}.1.0/24",
        AvailabilityZone=ZONE,
        TagSpecifications=[_named("subnet", tags)],
    )["Subnet"]
    group_id = ec2.create_security_group(GroupName="glue", Description="Glue sessions", VpcId=vpc_id)["GroupId"]
    itself = [{"IpProtocol": "tcp", "FromPort": 0, "ToPort": 65535, "UserIdGroupPairs": [{"GroupId": group_id}]}]
    ec2.authorize_security_group_ingress(GroupId=group_id, IpPermissions=itself)
    return vpc_id, subnet["SubnetId"], group_id


def _named(kind: str, tags: list[dict[str, str]]) -> dict[str, Any]:
    return {"ResourceType": kind, "Tags": tags}


def _reach_s3(ec2: Any, vpc_id: str, subnet_id: str) -> None:
    table_id = ec2.create_route_table(VpcId=vpc_id)["RouteTable"]["RouteTableId"]
    ec2.associate_route_table(RouteTableId=table_id, SubnetId=subnet_id)
    ec2.create_vpc_endpoint(
        VpcId=vpc_id,
        ServiceName=f"com.amazonaws.{REGION}.s3",
        VpcEndpointType="Gateway",
        RouteTableIds=[table_id],
    )


def _connections(network: Network) -> list[dict[str, Any]]:
    inside = _requirements(network.subnet_id, network.security_group_id)
    outside = _requirements(network.other_subnet_id, network.other_security_group_id)
    database = {
        "JDBC_CONNECTION_URL": "jdbc:postgresql://reports.internal:5432/reports",
        "USERNAME": "reports",
        "PASSWORD": "not-a-real-password",
    }
    brokers = {"KAFKA_BOOTSTRAP_SERVERS": "b-1.events.example.com:9094"}
    return [
        _connection("session_vpc", "NETWORK", "Where sessions belong", inside),
        _connection("other_vpc", "NETWORK", "A network that the session policy does not list", outside),
        _connection("reports_jdbc", "JDBC", "The reports database", inside, database),
        _connection("my vpc", "NETWORK", "A name that %connections refuses", inside),
        _connection("events_kafka", "KAFKA", "Reached without a VPC", {}, brokers),
    ]


def _requirements(subnet_id: str, group_id: str) -> dict[str, Any]:
    placed = {"SubnetId": subnet_id, "SecurityGroupIdList": [group_id], "AvailabilityZone": ZONE}
    return {"PhysicalConnectionRequirements": placed}


def _connection(
    name: str, kind: str, description: str, requirements: dict[str, Any], properties: dict[str, str] | None = None
) -> dict[str, Any]:
    described = {"Name": name, "ConnectionType": kind, "Description": description}
    return {**described, "ConnectionProperties": properties or {}, **requirements}
