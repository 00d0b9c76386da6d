"""Tags of many sessions. Glue tells them one session at a time, so they are read once, a few at a time, and kept."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jupyter_glue_panel.access import Account
from jupyter_glue_panel.errors import NotFound, PanelError, Throttled
from jupyter_glue_panel.wire import Failure

from .reading import session_arn

Place = tuple[Any, ...]
Key = tuple[Place, str]


@dataclass(frozen=True)
class TagsRead:
    """What GetTags told about a session.

    tags: None where it would not tell, error says why · is_gone: the session was deleted meanwhile.
    """

    tags: dict[str, str] | None
    error: Failure | None = None
    is_gone: bool = False


@dataclass(frozen=True)
class Reach:
    """How far reading goes. at_once: GetTags calls under way · patience_seconds: how long a list waits for tags before
    it is answered without the rest, None for as long as it takes · keep: of how many sessions tags are remembered.
    """

    at_once: int = 4
    patience_seconds: float | None = 2.0
    keep: int = 20_000


class TagReader:
    """Reads tags and keeps them, and also that they may not be read. What merely failed is asked for again.

    Lives on one event loop.
    """

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._turns = asyncio.Semaphore(reach.at_once)
        self._known: dict[Key, TagsRead] = {}
        self._tasks: dict[Key, asyncio.Task[TagsRead]] = {}
        self._throttled: dict[Place, Failure] = {}

    async def tags(self, account: Account, id: str, *, refresh: bool) -> TagsRead:
        """One session's tags. refresh: as they are now, not as they were when last read."""
        key = (account.key, id)
        if not refresh and key in self._known:
            return self._known[key]
        self._throttled.pop(account.key, None)
        # shielded: a tab that goes away must not take the answer from the others
        return await asyncio.shield(self._task(account, id))

    async def tags_of(self, account: Account, ids: Iterable[str]) -> Mapping[str, TagsRead]:
        """The tags of those sessions of which they could be read in time; the others go on being read."""
        keys = {each: (account.key, each) for each in ids}
        self._throttled.pop(account.key, None)
        tasks = {each: self._task(account, each) for each, key in keys.items() if key not in self._known}
        if tasks:
            await asyncio.wait(tasks.values(), timeout=self._reach.patience_seconds)
        told = {each: task.result() for each, task in tasks.items() if task.done()}
        return told | {each: self._known[key] for each, key in keys.items() if key in self._known}

    def known(self, account: Account, ids: Iterable[str]) -> Mapping[str, TagsRead]:
        """The tags that were read before; asks nothing."""
        return {each: self._known[account.key, each] for each in ids if (account.key, each) in self._known}

    def learn(self, account: Account, id: str, tags: dict[str, str]) -> None:
        """Remember tags that somebody else has read."""
        self._keep((account.key, id), TagsRead(tags))

    def forget_refusals(self) -> None:
        """Ask again also where AWS would not tell."""
        self._known = {key: read for key, read in self._known.items() if read.tags is not None}

    def close(self) -> None:
        """Stop reading."""
        for task in self._tasks.values():
            task.cancel()

    def _task(self, account: Account, id: str) -> asyncio.Task[TagsRead]:
        key = (account.key, id)
        if key not in self._tasks:
            self._tasks[key] = asyncio.ensure_future(self._read(account, id))
            self._tasks[key].add_done_callback(lambda _: self._tasks.pop(key))
        return self._tasks[key]

    async def _read(self, account: Account, id: str) -> TagsRead:
        async with self._turns:
            if account.key in self._throttled:
                # whoever was told to slow down once does not go on with the rest of the list
                return TagsRead(None, self._throttled[account.key])
            try:
                read = await _ask(account, id)
            except Throttled as error:
                self._throttled[account.key] = Failure.of(error)
                return TagsRead(None, Failure.of(error))
            except PanelError as error:
                read = TagsRead(None, Failure.of(error))
        if read.error is None or read.error.code == "access_denied":
            self._keep((account.key, id), read)
        return read

    def _keep(self, key: Key, read: TagsRead) -> None:
        self._known.pop(key, None)
        self._known[key] = read
        while len(self._known) > self._reach.keep:
            del self._known[next(iter(self._known))]


async def get_tags(account: Account, id: str) -> dict[str, str]:
    """A session's tags as they are now. AWS's refusals as they come, NotFound among them."""
    answer = await account.call("glue", "get_tags", ResourceArn=session_arn(account, id))
    tags: dict[str, str] = answer.get("Tags") or {}
    return tags


async def _ask(account: Account, id: str) -> TagsRead:
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
