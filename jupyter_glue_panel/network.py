"""Which Glue connections give a session a VPC: connection → subnet → VPC."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from .access import Account
from .cache import Cache
from .errors import PanelError
from .magics import check_connection
from .wire import Connection, Connections, ConnectionWithoutNetwork, Failure

SUBNETS_A_CALL = 100
"""EC2 takes up to 200 values a filter; a hundred keep request and answer small."""


class Network:
    """Lists an account's connections."""

    def __init__(self, cache: Cache[Connections]) -> None:
        self._cache = cache

    async def connections(self, account: Account, *, refresh: bool = False) -> Connections:
        """All connections of the account in its Region. What EC2 would not say is told in ``errors``."""
        return await self._cache.get(account.key, lambda: _connections(account), refresh=refresh)


@dataclass(frozen=True)
class _Subnet:
    vpc_id: str
    cidr_block: str
    availability_zone: str


async def _connections(account: Account) -> Connections:
    # without HidePassword Glue answers passwords in the clear, and asks for the right to decrypt them
    found = await account.pages("glue", "get_connections", "ConnectionList", HidePassword=True)
    found.sort(key=lambda raw: str(raw["Name"]))
    with_network = [raw for raw in found if _requirements(raw).get("SubnetId")]
    wanted = sorted({str(_requirements(raw)["SubnetId"]) for raw in with_network})
    subnets, errors = await _subnets(account, wanted)
    return Connections(
        connections=tuple(_connection(raw, subnets) for raw in with_network),
        without_network=tuple(
            ConnectionWithoutNetwork(name=raw["Name"], type=_type(raw))
            for raw in found
            if not _requirements(raw).get("SubnetId")
        ),
        errors=errors,
        as_of=datetime.now(timezone.utc),
    )


async def _subnets(account: Account, ids: Sequence[str]) -> tuple[dict[str, _Subnet], tuple[Failure, ...]]:
    """What EC2 knows about the subnets, and what it would not say."""
    chunks = [ids[start : start + SUBNETS_A_CALL] for start in range(0, len(ids), SUBNETS_A_CALL)]
    answers = await asyncio.gather(*(_describe(account, chunk) for chunk in chunks), return_exceptions=True)
    subnets: dict[str, _Subnet] = {}
    errors: list[Failure] = []
    for chunk, answer in zip(chunks, answers, strict=True):
        if isinstance(answer, PanelError):
            errors.append(Failure.of(answer))
        elif isinstance(answer, BaseException):
            raise answer
        else:
            subnets.update(answer)
            errors.extend(_gone(subnet_id) for subnet_id in chunk if subnet_id not in answer)
    return subnets, tuple(errors)


async def _describe(account: Account, ids: Sequence[str]) -> dict[str, _Subnet]:
    # the parameter SubnetIds would fail for all of them when one is gone, a filter leaves that one out
    filters = [{"Name": "subnet-id", "Values": list(ids)}]
    found = await account.pages("ec2", "describe_subnets", "Subnets", Filters=filters)
    return {raw["SubnetId"]: _Subnet(raw["VpcId"], raw["CidrBlock"], raw["AvailabilityZone"]) for raw in found}


def _gone(subnet_id: str) -> Failure:
    return Failure(
        code="subnet_not_found",
        message=f"EC2 knows no subnet {subnet_id}.",
        hint="It may have been deleted, or this role may not see it. A session on its connections won't start.",
    )


def _connection(raw: Mapping[str, Any], subnets: Mapping[str, _Subnet]) -> Connection:
    requirements = _requirements(raw)
    subnet = subnets.get(requirements["SubnetId"])
    return Connection(
        name=raw["Name"],
        type=_type(raw),
        subnet_id=requirements["SubnetId"],
        vpc_id=subnet.vpc_id if subnet else None,
        cidr_block=subnet.cidr_block if subnet else None,
        availability_zone=subnet.availability_zone if subnet else requirements.get("AvailabilityZone"),
        security_group_ids=tuple(requirements.get("SecurityGroupIdList", ())),
        status=raw.get("Status"),
        description=raw.get("Description", ""),
        refusal=_refusal(raw["Name"], raw.get("CompatibleComputeEnvironments", ())),
    )


def _refusal(name: str, environments: Iterable[str]) -> Failure | None:
    """Why a Glue session can't be given this connection."""
    try:
        check_connection(name)
    except PanelError as error:
        return Failure.of(error)
    if environments and "SPARK" not in environments:
        return Failure(
            code="connection_not_for_spark",
            message="This connection is made for other engines than Spark.",
            hint="Glue sessions run on Spark: choose a connection whose compute environments include it.",
        )
    return None


def _requirements(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    requirements: Mapping[str, Any] = raw.get("PhysicalConnectionRequirements", {})
    return requirements


def _type(raw: Mapping[str, Any]) -> str:
    return str(raw.get("ConnectionType", "UNKNOWN"))
