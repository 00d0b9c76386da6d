"""What the canned AWS of the benchmarks holds: how many accounts, Regions, connections and sessions, and their JSON."""

from __future__ import annotations

import json
import random
import uuid
from dataclasses import dataclass
from typing import Any

REGIONS = ("us-east-1", "eu-west-1", "ap-northeast-1")
TEAMS = ("analytics", "billing", "forecasts", "ingest", "ml", "reporting", "search")
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

    @property
    def found(self) -> tuple[int, int]:
        """How many connections and sessions there are in all places together."""
        return self.connections * self.places, self.sessions * self.places


def connection(dice: random.Random, number: int) -> dict[str, Any]:
    """A connection in Glue's JSON."""
    return {
        "Name": f"{dice.choice(TEAMS)}-vpc-{number:04}",
        "Description": "Where sessions belong",
        "ConnectionType": "NETWORK",
        "ConnectionProperties": {},
        "PhysicalConnectionRequirements": {
            "SubnetId": f"subnet-{dice.getrandbits(68):017x}",
            "SecurityGroupIdList": [f"sg-{dice.getrandbits(68):017x}"],
            "AvailabilityZone": f"us-east-1{dice.choice('abcdef')}",
        },
        "CreationTime": CREATED_ON + dice.random() * 1e6,
        "LastUpdatedTime": CREATED_ON + dice.random() * 1e6,
        "LastUpdatedBy": "arn:aws:sts::444455556666:assumed-role/Administrator/ann",
        "Status": "READY",
        "ConnectionSchemaVersion": 1,
        "CompatibleComputeEnvironments": ["SPARK"],
    }


def session(dice: random.Random, account: str, number: int) -> dict[str, Any]:
    """A session in Glue's JSON: one in ten is READY, the others are STOPPED."""
    created_on, seconds = CREATED_ON + dice.random() * 1e6, dice.random() * 1e4
    ended = {"CompletedOn": created_on + seconds, "ExecutionTime": seconds, "DPUSeconds": seconds * 5}
    return {
        "Id": str(uuid.UUID(int=dice.getrandbits(128))),
        "CreatedOn": created_on,
        "Status": "STOPPED" if number % 10 else "READY",
        "Role": f"arn:aws:iam::{account}:role/AWSGlueServiceRole-{dice.choice(TEAMS)}",
        "Command": {"Name": "glueetl", "PythonVersion": "3"},
        "DefaultArguments": {"--enable-glue-datacatalog": "true", "--glue_kernel_version": "1.0.9"},
        "Connections": {"Connections": [f"{dice.choice(TEAMS)}-vpc-{dice.randrange(40):04}"]},
        "Progress": 0.0,
        "MaxCapacity": 5.0,
        "GlueVersion": "5.1",
        "NumberOfWorkers": dice.randrange(2, 20),
        "WorkerType": dice.choice(("G.1X", "G.2X", "G.4X")),
        "IdleTimeout": 60,
    } | (ended if number % 10 else {})


def connection_pages(estate: Estate, size: int) -> list[bytes]:
    """The bodies of GetConnections, page by page."""
    dice, chunks = random.Random(size), _chunks(range(estate.connections), size)
    return _pages([{"ConnectionList": [connection(dice, number) for number in chunk]} for chunk in chunks])


def session_pages(estate: Estate, account: str, size: int) -> list[bytes]:
    """The bodies of ListSessions, page by page."""
    dice, chunks = random.Random(account), _chunks(range(estate.sessions), size)
    found = [[session(dice, account, number) for number in chunk] for chunk in chunks]
    return _pages([{"Ids": [each["Id"] for each in page], "Sessions": page} for page in found])


def _chunks(numbers: range, size: int) -> list[range]:
    return [numbers[start : start + size] for start in range(0, len(numbers), size)] or [range(0)]


def _pages(bodies: list[dict[str, Any]]) -> list[bytes]:
    for number, body in enumerate(bodies[:-1]):
        body["NextToken"] = str(number + 1)
    return [json.dumps(body, separators=(",", ":")).encode() for body in bodies]
