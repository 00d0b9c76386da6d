"""Sessions of several roles and Regions at once, each failing by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from itertools import chain
from typing import Any, TypeVar

import msgspec

from jupyter_glue_panel.access import Account, Gate
from jupyter_glue_panel.aws.long_lists import sessions_in
from jupyter_glue_panel.cache import Cache
from jupyter_glue_panel.computing import compute
from jupyter_glue_panel.costs.prices import Prices
from jupyter_glue_panel.costs.rates import RateBook
from jupyter_glue_panel.costs.session_costs import LIVING, session_cost, session_sums
from jupyter_glue_panel.errors import NotFound, PanelError, Throttled
from jupyter_glue_panel.tags import OWNER
from jupyter_glue_panel.turns import Turns
from jupyter_glue_panel.wire import Failure, Session
from jupyter_glue_panel.wire_sessions import PlaceFailure, SessionList

from .query import Place, SessionQuery
from .reading import answered_at, check_session_id, get_session, session_of
from .tag_reader import PENDING, TagReader, TagsRead

T = TypeVar("T")

Failed = Callable[[Place, Account | None, PanelError], None]
"""Hears of a place that failed, and of the account that it leads to, where that was found out."""

LARGEST_PAGE = 1000
LONG_AGO = datetime.min.replace(tzinfo=timezone.utc)
PLACES_AT_ONCE, PATIENCE_SECONDS = 8, 0.5
"""So that a list of many accounts leaves threads to whoever clicks something else meanwhile, and a slow account is not
waited for by those behind it."""

NOT_READ = Failure(
    code="tags_not_read", message="The tags were not read.", hint="A list of this place alone reads them."
)


@dataclass(frozen=True)
class Found:
    """What Glue listed in one place. as_of: by AWS's clock · errors: why some that it named are not described."""

    sessions: tuple[Session, ...]
    as_of: datetime
    errors: tuple[Failure, ...] = ()


class SessionLists:
    """Lists sessions, and describes one of them as the lists do."""

    def __init__(self, gate: Gate, tags: TagReader, prices: Prices, lists: Cache[Found]) -> None:
        self._gate = gate
        self._tags = tags
        self._prices = prices
        self._lists = lists
        self._turns = Turns(PLACES_AT_ONCE, PATIENCE_SECONDS)

    async def describe(self, account: Account, id: str, *, role: str | None, refresh: bool) -> Session:
        """One session as it is now, its tags as last read, or still to come. refresh: these as they are now, too.

        role: what the account was entered with. InvalidRequest (session_id_invalid), NotFound (session_not_found).
        """
        check_session_id(id)
        reading = asyncio.ensure_future(self._tags.tags(account, id, refresh=refresh))
        try:
            session = await get_session(account, id)
        finally:
            # waited for in any case: who asks next would join it, and hear of trouble that has ended
            read = await reading
        return _dress(session, read, role, self._prices.book())

    async def glance(
        self, account: Account, role: str | None, make: Callable[[Found], T], *, refresh: bool, keep: bool
    ) -> T:
        """What ``make`` makes, away from the event loop, of one place's sessions, with those tags that are known.

        No tags are read for it. refresh: ask AWS though it was just asked · keep: share the answer with ``sessions`` of
        that place.
        """

        def made(found: Found) -> T:
            tags = self._tags.known(account, [session.id for session in found.sessions])
            return make(replace(found, sessions=self._dressed(found, tags, role, NOT_READ)))

        if not keep:
            return await _list(account, {}, made)
        found = await self._listed(account, {}, refresh=refresh)
        return await compute(lambda: made(found))

    async def sessions(self, query: SessionQuery, failed: Failed, *, refresh: bool) -> SessionList:
        """The sessions of all places of the query.

        One place that fails is told in ``errors``, and to ``failed``; if it is the only one that was asked, its
        PanelError is raised. Also told there is why sessions that a place named could not be described.
        refresh: ask AWS though it was just asked, and again for the tags of sessions that run, and for those that it
        would not tell.
        """
        looks = await asyncio.gather(*(self._look(place, query, refresh) for place in query.places))
        blind = [look for look in looks if isinstance(look, _Blind)]
        if blind and len(looks) == 1:
            raise blind[0].error
        for look in blind:
            failed(look.place, look.account, look.error)
        return await compute(lambda: _list_of(looks, query.group_by))

    async def _look(self, place: Place, query: SessionQuery, refresh: bool) -> _Seen | _Blind:
        looked = await self._turns.take(lambda: self._found(place, query.tags, refresh))
        if isinstance(looked, _Blind):
            return looked
        account, found = looked
        tags = await self._tags.tags_of(account, found.sessions, having=query.tags, refresh=refresh)
        sessions = await compute(lambda: self._dressed(found, tags, place[0], PENDING))
        awaited = sum(read.is_awaited for read in tags.values())
        return _Seen(sessions, found.as_of, tuple(_at(place, error) for error in found.errors), awaited)

    async def _found(self, place: Place, tags: Mapping[str, str], refresh: bool) -> tuple[Account, Found] | _Blind:
        account = None
        try:
            account = await self._gate.enter(*place)
            return account, await self._listed(account, tags, refresh=refresh)
        except PanelError as error:
            return _Blind(place, account, error)

    async def _listed(self, account: Account, tags: Mapping[str, str], *, refresh: bool) -> Found:
        key = (account.key, tuple(sorted(tags.items())))
        return await self._lists.get(key, lambda: _list(account, tags, lambda found: found), refresh=refresh)

    def _dressed(
        self, found: Found, tags: Mapping[str, TagsRead], role: str | None, untold: Failure
    ) -> tuple[Session, ...]:
        """Thousands of prices: not for the event loop."""
        untold_tags, book = TagsRead(None, untold), self._prices.book()
        read = ((session, tags.get(session.id, untold_tags)) for session in found.sessions)
        return tuple(_dress(session, told, role, book) for session, told in read if not told.is_gone)


@dataclass(frozen=True)
class _Seen:
    sessions: tuple[Session, ...]
    as_of: datetime
    errors: tuple[PlaceFailure, ...]
    tags_pending: int


@dataclass(frozen=True)
class _Blind:
    place: Place
    account: Account | None
    error: PanelError

    @property
    def errors(self) -> tuple[PlaceFailure, ...]:
        return (_at(self.place, Failure.of(self.error)),)


def _at(place: Place, failure: Failure) -> PlaceFailure:
    role, region = place
    return PlaceFailure(role=role, region=region, **msgspec.structs.asdict(failure))


def _list_of(looks: Sequence[_Seen | _Blind], group_by: str | None) -> SessionList:
    seen = [look for look in looks if isinstance(look, _Seen)]
    sessions = _in_order(session for look in seen for session in look.sessions)
    return SessionList(
        sessions=sessions,
        totals=session_sums(sessions),
        groups=session_sums(sessions, group_by) if group_by else (),
        errors=tuple(error for look in looks for error in look.errors),
        tags_pending=sum(look.tags_pending for look in seen),
        as_of=min((look.as_of for look in seen), default=None),
    )


async def _list(account: Account, tags: Mapping[str, str], make: Callable[[Found], T]) -> T:
    """What ``make`` makes, away from the event loop, of what all pages of ListSessions tell."""
    answers = await _pages(account, tags)
    told = [raw for answer in answers for raw in sessions_in(answer.get("Sessions", ()))]
    named = frozenset(chain.from_iterable(answer.get("Ids", ()) for answer in answers))
    more, errors = await _describe(account, sorted(named.difference(raw.id for raw in told)))
    as_of = answered_at(answers[0])

    def made() -> T:
        described = (session_of(account, raw, as_of) for raw in told)
        return make(Found(_in_order(chain(more, described)), as_of, errors))

    return await compute(made)


async def _pages(account: Account, tags: Mapping[str, str]) -> list[dict[str, Any]]:
    """botocore has no paginator for ListSessions."""
    asked: dict[str, Any] = {"MaxResults": LARGEST_PAGE, **({"Tags": dict(tags)} if tags else {})}
    answers = [await account.call("glue", "list_sessions", **asked)]
    while token := answers[-1].get("NextToken"):
        answers.append(await account.call("glue", "list_sessions", **asked, NextToken=token))
    return answers


async def _describe(account: Account, ids: Sequence[str]) -> tuple[list[Session], tuple[Failure, ...]]:
    """Sessions that a list named without describing them; why some could not be told of, once each kind of trouble."""
    described: list[Session] = []
    errors: dict[str, Failure] = {}
    for each in ids:
        try:
            described.append(await get_session(account, each))
        except NotFound:
            continue  # gone by now
        except PanelError as error:
            errors.setdefault(error.code, Failure.of(error))
            if isinstance(error, Throttled):
                break
    return described, tuple(errors.values())


def _in_order(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """Each session once, though several roles may see it; living ones first, then the newest."""
    once: dict[str, Session] = {}
    for session in sessions:
        twin = once.setdefault(session.arn, session)
        if twin.tags is None and session.tags is not None:
            once[session.arn] = session
    newest_first = sorted(once.values(), key=lambda session: session.created_on or LONG_AGO, reverse=True)
    return tuple(sorted(newest_first, key=lambda session: session.status not in LIVING))


def _dress(session: Session, read: TagsRead, role: str | None, book: RateBook) -> Session:
    return msgspec.structs.replace(
        session,
        tags=read.tags,
        tags_error=read.error,
        owner=read.tags.get(OWNER) if read.tags is not None else None,
        access_role=role,
        cost=session_cost(session, book),
    )
