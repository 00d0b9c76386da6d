"""Many accounts and Regions at once: what each offers, told as soon as its AWS has answered."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timezone
from typing import Any, get_args

import msgspec

from .access import Account, Gate
from .aws.long_lists import GlueConnection
from .cache import Cache
from .deflated import Deflated
from .errors import InvalidRequest, PanelError
from .network import glue_connections
from .sessions.listing import Failed, Found, SessionLists
from .sessions.query import Place
from .turns import Turns
from .wire import Failure
from .wire_discovery import Discovered, DiscoveredConnection, DiscoveredKind

CALLS_AT_ONCE = 16
PATIENCE_SECONDS = 0.5
"""Enough to keep a processor busy while AWS takes 60 ms for each answer; a slow account holds nobody up for longer."""


class Discovery:
    """Looks into places: a role in a Region each. A place that fails, or is slow, does so by itself."""

    def __init__(self, gate: Gate, sessions: SessionLists, lines: Cache[Deflated]) -> None:
        self._gate = gate
        self._sessions = sessions
        self._lines = lines
        # a principal's credentials are fetched once, however many lists wait for them
        self._entries: Cache[None] = Cache(0)
        self._turns = Turns(CALLS_AT_ONCE, PATIENCE_SECONDS)

    async def lines(
        self, places: Sequence[Place], kinds: Sequence[DiscoveredKind], failed: Failed, *, refresh: bool
    ) -> AsyncIterator[Deflated]:
        """A ``Discovered`` a line, one of each kind for each place. They are kept compressed: a tenth of the memory and
        of the wire.

        failed: hears what went wrong in a place, beside the line that tells it · refresh: ask AWS though it was just
        asked. What nobody listens to any more is finished for who asks next.
        """
        # who wants sessions alone asks for the whole list next; for all others it would only take memory
        keep = "connections" not in kinds
        asked = [(place, kind) for place in places for kind in kinds]
        looks = [asyncio.ensure_future(self._line(place, kind, failed, refresh, keep)) for place, kind in asked]
        try:
            for line in asyncio.as_completed(looks):
                yield await line
        finally:
            for look in looks:
                look.cancel()

    async def _line(self, place: Place, kind: DiscoveredKind, failed: Failed, refresh: bool, keep: bool) -> Deflated:
        account = None
        try:
            account = entered = await self._gate.enter(*place)
            key = (account.key, place, kind)
            return await self._lines.get(key, lambda: self._ask(place, kind, entered, refresh, keep), refresh=refresh)
        except PanelError as error:
            failed(place, account, error)
            return _encoded(place, kind, account.id if account else None, error=Failure.of(error))

    async def _ask(self, place: Place, kind: DiscoveredKind, account: Account, refresh: bool, keep: bool) -> Deflated:
        await self._entries.get(account.principal, lambda: self._turns.take(lambda: _enter(account)))

        def of_connections(found: tuple[GlueConnection, ...]) -> Deflated:
            connections, now = tuple(map(_connection, found)), datetime.now(timezone.utc)
            return _encoded(place, kind, account.id, connections=connections, as_of=now)

        def of_sessions(found: Found) -> Deflated:
            error = found.errors[0] if found.errors else None
            return _encoded(place, kind, account.id, sessions=found.sessions, as_of=found.as_of, error=error)

        if kind == "connections":
            return await self._turns.take(lambda: glue_connections(account, of_connections))
        return await self._turns.take(
            lambda: self._sessions.glance(account, place[0], of_sessions, refresh=refresh, keep=keep)
        )


def kinds_of(texts: Sequence[str]) -> tuple[DiscoveredKind, ...]:
    """The kinds that ``?kind=`` names, each once, all without any. InvalidRequest (kind_invalid)."""
    kinds: tuple[DiscoveredKind, ...] = get_args(DiscoveredKind)
    for text in texts:
        if text not in kinds:
            raise InvalidRequest("kind_invalid", f"{text[:64]!r} is no kind.", hint=f"Choose {' or '.join(kinds)}.")
    return tuple(kind for kind in kinds if kind in texts) or kinds


async def _enter(account: Account) -> None:
    await account.aws.lifetime(account.principal)


def _connection(raw: GlueConnection) -> DiscoveredConnection:
    requirements = raw.physical_connection_requirements
    return DiscoveredConnection(
        name=raw.name,
        type=raw.connection_type,
        subnet_id=requirements.subnet_id,
        availability_zone=requirements.availability_zone,
        security_group_ids=requirements.security_group_id_list,
        status=raw.status,
    )


def _encoded(place: Place, kind: DiscoveredKind, account: str | None, **found: Any) -> Deflated:
    role, region = place
    line = Discovered(role=role, region=region, account=account, kind=kind, **found)
    return Deflated.of(msgspec.json.encode(line) + b"\n")
