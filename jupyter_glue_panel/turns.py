"""Turns at something that only a few should do at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


class Turns:
    """At most ``at_once`` pieces of work begin beside each other; one that takes long no longer counts.

    So whatever hangs delays others by ``patience_seconds`` at most, not until it gives up. Lives on one event loop.
    """

    def __init__(self, at_once: int, patience_seconds: float) -> None:
        self._free = asyncio.Semaphore(at_once)
        self._patience_seconds = patience_seconds

    async def take(self, work: Callable[[], Awaitable[T]]) -> T:
        """What ``work`` results in, begun when it is its turn."""
        async with self._free:
            task = asyncio.ensure_future(work())
            await asyncio.wait({task}, timeout=self._patience_seconds)
        return await task
