"""Which Glue connections give a session a VPC: connection → subnet → VPC."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import TypeVar

from .access import Account
from .aws.long_lists import GlueConnection, connections_in
from .cache import Cache
from .computing import compute
from .errors import PanelError
from .magics import check_connection
from .wire import Connection, Connections, ConnectionWithoutNetwork, Failure

T = TypeVar("T")

LARGEST_PAGE = 1000
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
    found = await glue_connections(account, tuple)
    subnet_ids = {raw.name: raw.physical_connection_requirements.subnet_id for raw in found}
    wanted = sorted({each for each in subnet_ids.values() if each})
    subnets, errors = await _subnets(account, wanted)
    return Connections(
        connections=tuple(_connection(raw, subnets) for raw in found if subnet_ids[raw.name]),
        without_network=tuple(
            ConnectionWithoutNetwork(name=raw.name, type=raw.connection_type)
            for raw in found
            if not subnet_ids[raw.name]
        ),
        errors=errors,
        as_of=datetime.now(timezone.utc),
    )


async def glue_connections(account: Account, make: Callable[[tuple[GlueConnection, ...]], T]) -> T:
    """What ``make`` makes, away from the event loop, of all connections as Glue tells them, sorted by name."""

    # without HidePassword Glue answers passwords in the clear, and asks for the right to decrypt them
    asked = {"HidePassword": True, "MaxResults": LARGEST_PAGE}
    found = await account.pages("glue", "get_connections", "ConnectionList", **asked)
    return await compute(lambda: make(tuple(sorted(connections_in(found), key=lambda raw: raw.name))))


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


def _connection(raw: GlueConnection, subnets: Mapping[str, _Subnet]) -> Connection:
    requirements = raw.physical_connection_requirements
    subnet_id = requirements.subnet_id or ""
    subnet = subnets.get(subnet_id)
    return Connection(
        name=raw.name,
        type=raw.connection_type,
        subnet_id=subnet_id,
        vpc_id=subnet.vpc_id if subnet else None,
        cidr_block=subnet.cidr_block if subnet else None,
        availability_zone=subnet.availability_zone if subnet else requirements.availability_zone,
        security_group_ids=requirements.security_group_id_list,
        status=raw.status,
        description=raw.description,
        refusal=_refusal(raw.name, raw.compatible_compute_environments),
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
