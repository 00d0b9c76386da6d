"""What the canned AWS of the benchmarks holds: how many accounts, Regions, connections and sessions, and their JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

REGIONS = ("us-east-1", "eu-west-1", "ap-northeast-1")
CREATED_ON = 1_790_000_000.0


@dataclass(frozen=True)
class Estate:
    """accounts: how many roles lead into one each · regions: how many of ``REGIONS`` · the rest: in each of these."""

    accounts: int = 20
    regions: int = 3
    connections: int = 40
    sessions: int = 200

    @property
    def account_ids(self) -> list[str]:
        return [f"{100_000_000_000 + number}" for number in range(self.accounts)]

    @property
    def role_arns(self) -> list[str]:
        return [f"arn:aws:iam::{account}:role/GlueSessionCreationRole" for account in self.account_ids]

    @property
    def region_names(self) -> tuple[str, ...]:
        return REGIONS[: self.regions]

    @property
    def places(self) -> int:
        return self.accounts * self.regions


def connection(number: int) -> dict[str, Any]:
    """A connection in Glue's JSON."""
    return {
        "Name": f"session-vpc-{number:04}",
        "Description": "Where sessions belong",
        "ConnectionType": "NETWORK",
        "ConnectionProperties": {},
        "PhysicalConnectionRequirements": {
            "SubnetId": f"subnet-{number:017x}",
            "SecurityGroupIdList": [f"sg-{number:017x}"],
            "AvailabilityZone": "us-east-1a",
        },
        "CreationTime": CREATED_ON,
        "LastUpdatedTime": CREATED_ON,
        "LastUpdatedBy": "arn:aws:sts::444455556666:assumed-role/Administrator/ann",
        "Status": "READY",
        "ConnectionSchemaVersion": 1,
        "CompatibleComputeEnvironments": ["SPARK"],
    }


def session(account: str, number: int) -> dict[str, Any]:
    """A session in Glue's JSON: one in ten is READY, the others are STOPPED."""
    ended = {"CompletedOn": CREATED_ON + 3600 + number, "ExecutionTime": 3600.5, "DPUSeconds": 18002.5}
    return {
        "Id": f"analytics-{account}-{number:05}-9d2f6b5e-7f5c-4c7e-b0a7-1f1b0c2d3e4f",
        "CreatedOn": CREATED_ON + number,
        "Status": "STOPPED" if number % 10 else "READY",
        "Role": f"arn:aws:iam::{account}:role/AWSGlueServiceRole-analytics",
        "Command": {"Name": "glueetl", "PythonVersion": "3"},
        "DefaultArguments": {"--enable-glue-datacatalog": "true", "--glue_kernel_version": "1.0.9"},
        "Connections": {"Connections": ["session-vpc-0000"]},
        "Progress": 0.0,
        "MaxCapacity": 5.0,
        "GlueVersion": "5.1",
        "NumberOfWorkers": 5,
        "WorkerType": "G.1X",
        "IdleTimeout": 60,
    } | (ended if number % 10 else {})


def connection_pages(estate: Estate, size: int) -> list[bytes]:
    """The bodies of GetConnections, page by page."""
    numbers = range(estate.connections)
    return _pages([{"ConnectionList": [connection(n) for n in chunk]} for chunk in _chunks(numbers, size)])


def session_pages(estate: Estate, account: str, size: int) -> list[bytes]:
    """The bodies of ListSessions, page by page."""
    chunks = _chunks(range(estate.sessions), size)
    found = [[session(account, number) for number in chunk] for chunk in chunks]
    return _pages([{"Ids": [each["Id"] for each in page], "Sessions": page} for page in found])


def _chunks(numbers: range, size: int) -> list[range]:
    return [numbers[start : start + size] for start in range(0, len(numbers), size)] or [range(0)]


def _pages(bodies: list[dict[str, Any]]) -> list[bytes]:
    for number, body in enumerate(bodies[:-1]):
        body["NextToken"] = str(number + 1)
    return [json.dumps(body, separators=(",", ":")).encode() for body in bodies]
