"""Tags of many sessions. Glue tells them one session at a time, so they are read once, a few at a time, and kept."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from weakref import WeakValueDictionary

from jupyter_glue_panel.access import Account
from jupyter_glue_panel.costs.session_costs import LIVING
from jupyter_glue_panel.errors import NotFound, PanelError, Throttled
from jupyter_glue_panel.turns import Turns
from jupyter_glue_panel.wire import Failure, Session

from .reading import session_arn

Place = str
Key = tuple[Place, str]

CALLS_AT_ONCE, PATIENCE_SECONDS = 24, 0.5
"""Of all accounts together, so that lists leave threads to whoever clicks something else meanwhile."""

PENDING = Failure(code="tags_pending", message="The tags are still being read.", hint="They follow by themselves.")


@dataclass(frozen=True)
class TagsRead:
    """What GetTags told about a session.

    tags: None where it would not tell, error says why · is_gone: the session was deleted meanwhile · is_awaited: the
    tags are being read, and these are none, or those of before.
    """

    tags: dict[str, str] | None
    error: Failure | None = None
    is_gone: bool = False
    is_awaited: bool = False


@dataclass(frozen=True)
class Reach:
    """How far reading goes. at_once: GetTags calls for lists under way in one account · patience_seconds: how long
    anybody waits for tags before the answer goes without the rest, None for as long as it takes · good_seconds: how
    long those of a session that runs are believed · keep: of how many sessions tags are remembered.
    """

    at_once: int = 4
    patience_seconds: float | None = 2.0
    good_seconds: float = 600.0
    keep: int = 20_000


@dataclass(frozen=True)
class _Kept:
    read: TagsRead
    at: float


class TagReader:
    """Reads tags and keeps them, and also that they may not be read. What merely failed is asked for again.

    A list takes its turn among the lists of the same account only; whoever asks about one session waits for no list.
    Lives on one event loop.
    """

    def __init__(self, reach: Reach, clock: Callable[[], float] = time.monotonic) -> None:
        self._reach = reach
        self._clock = clock
        self._turns = Turns(CALLS_AT_ONCE, PATIENCE_SECONDS)
        # each goes with the last list that waits for it
        self._lanes: WeakValueDictionary[Place, asyncio.Semaphore] = WeakValueDictionary()
        self._known: dict[Key, _Kept] = {}
        self._asking: dict[Key, asyncio.Task[TagsRead]] = {}
        self._queued: dict[Key, asyncio.Task[TagsRead]] = {}
        self._throttled: dict[Place, Failure] = {}

    async def tags(self, account: Account, id: str, *, refresh: bool) -> TagsRead:
        """One session's tags, or that they are awaited. refresh: as they are now, not as they were when last read."""
        kept = self._known.get((account.key, id))
        if not refresh and kept is not None and self._is_good(kept):
            return kept.read
        asked = self._ask(account, id)
        # waited for, not awaited: a page that goes away must not take the answer from the others
        await asyncio.wait({asked}, timeout=self._reach.patience_seconds)
        return _told(asked, None if refresh else kept)

    async def tags_of(
        self, account: Account, sessions: Iterable[Session], *, having: Mapping[str, str], refresh: bool
    ) -> Mapping[str, TagsRead]:
        """The tags by session id; those that could not be read in time go on being read.

        having: what they all carry, as Glue says: what is known otherwise is out of date · refresh: read them again,
        but for sessions that have ended, and where AWS would not tell.
        """
        self._throttled.pop(account.key, None)
        kept = {session.id: self._believed(account, session.id, having) for session in sessions}
        wanted = [session.id for session in sessions if self._is_wanted(session, kept[session.id], refresh)]
        tasks = {each: self._queue(account, each) for each in wanted}
        if tasks:
            await asyncio.wait(tasks.values(), timeout=self._reach.patience_seconds)
        good = {each: known.read for each, known in kept.items() if known is not None}
        return good | {each: _told(task, kept[each]) for each, task in tasks.items()}

    def known(self, account: Account, ids: Iterable[str]) -> Mapping[str, TagsRead]:
        """The tags that were read before; asks nothing, and may be called in any thread."""
        kept = {each: self._known.get((account.key, each)) for each in ids}
        return {each: known.read for each, known in kept.items() if known is not None}

    def learn(self, account: Account, id: str, tags: dict[str, str]) -> None:
        """Remember tags that somebody else has read."""
        self._keep((account.key, id), TagsRead(tags))

    def close(self) -> None:
        """Read nothing more."""
        for task in (*self._queued.values(), *self._asking.values()):
            task.cancel()

    def _believed(self, account: Account, id: str, having: Mapping[str, str]) -> _Kept | None:
        kept = self._known.get((account.key, id))
        if kept is None or kept.read.tags is None or having.items() <= kept.read.tags.items():
            return kept
        return None

    def _is_wanted(self, session: Session, kept: _Kept | None, refresh: bool) -> bool:
        if kept is None:
            return True
        if session.status in LIVING:
            return refresh or not self._is_good(kept)
        return refresh and kept.read.tags is None

    def _is_good(self, kept: _Kept) -> bool:
        return self._clock() < kept.at + self._reach.good_seconds

    def _queue(self, account: Account, id: str) -> asyncio.Task[TagsRead]:
        return _under_way(self._queued, (account.key, id), lambda: self._in_turn(account, id))

    def _ask(self, account: Account, id: str) -> asyncio.Task[TagsRead]:
        return _under_way(self._asking, (account.key, id), lambda: self._read(account, id))

    async def _in_turn(self, account: Account, id: str) -> TagsRead:
        before = self._known.get((account.key, id))
        async with self._lane(account):
            if account.key in self._throttled:
                # whoever was told to slow down once does not go on with the rest of the list
                return TagsRead(None, self._throttled[account.key])
            kept = self._known.get((account.key, id))
            if kept is not None and kept is not before:
                return kept.read  # somebody asked about this one meanwhile
            return await self._turns.take(lambda: self._ask(account, id))

    def _lane(self, account: Account) -> asyncio.Semaphore:
        return self._lanes.setdefault(account.key, asyncio.Semaphore(self._reach.at_once))

    async def _read(self, account: Account, id: str) -> TagsRead:
        try:
            read = await _ask_glue(account, id)
        except PanelError as error:
            read = TagsRead(None, Failure.of(error))
            if isinstance(error, Throttled):
                self._throttled[account.key] = Failure.of(error)
        if read.error is None or read.error.code == "access_denied":
            self._keep((account.key, id), read)
        return read

    def _keep(self, key: Key, read: TagsRead) -> None:
        self._known.pop(key, None)
        self._known[key] = _Kept(read, self._clock())
        while len(self._known) > self._reach.keep:
            del self._known[next(iter(self._known))]


def _under_way(tasks: dict[Key, asyncio.Task[TagsRead]], key: Key, begin: Callable[[], Any]) -> asyncio.Task[TagsRead]:
    """The task for ``key``, begun if there is none."""
    if key not in tasks:
        tasks[key] = asyncio.ensure_future(begin())
        tasks[key].add_done_callback(lambda _: tasks.pop(key))
    return tasks[key]


def _told(task: asyncio.Task[TagsRead], before: _Kept | None) -> TagsRead:
    """What was read; where that is not there yet, or failed, what was known before it."""
    read = task.result() if task.done() else TagsRead(None, PENDING, is_awaited=True)
    is_final = read.error is None or read.is_gone or read.error.code == "access_denied"
    if is_final or before is None or before.read.tags is None:
        return read
    return replace(before.read, is_awaited=True)


async def get_tags(account: Account, id: str) -> dict[str, str]:
    """A session's tags as they are now. AWS's refusals as they come, NotFound among them."""
    answer = await account.call("glue", "get_tags", ResourceArn=session_arn(account, id))
    tags: dict[str, str] = answer.get("Tags") or {}
    return tags


async def _ask_glue(account: Account, id: str) -> TagsRead:
    try:
        return TagsRead(await get_tags(account, id))
    except NotFound as error:
        missing = Failure.of(error)
    try:
        # a session is not left out of a list because of its tags alone: only GetSession knows that it is gone
        await account.call("glue", "get_session", Id=id)
    except NotFound:
        return TagsRead(None, missing, is_gone=True)
    return TagsRead(None, missing)
