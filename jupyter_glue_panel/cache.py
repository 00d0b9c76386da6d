"""Answers kept for a short while, and asked for once however many tabs want them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Cache(Generic[T]):
    """The last answer per key, for ``seconds``; one question in flight per key. Failures are not kept.

    Lives on one event loop. How old an answer is stands in the answer itself (``as_of``).
    """

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._answers: dict[Hashable, tuple[float, T]] = {}
        self._questions: dict[Hashable, asyncio.Task[T]] = {}

    async def get(self, key: Hashable, ask: Callable[[], Awaitable[T]], *, refresh: bool = False) -> T:
        """The kept answer, or what ``ask`` answers. refresh: ask in any case (or join who is asking already)."""
        self._forget_old()
        if not refresh and key in self._answers:
            return self._answers[key][1]
        if key not in self._questions:
            self._questions[key] = asyncio.ensure_future(self._ask(key, ask))
        # shielded: a tab that goes away must not take the answer from the others
        return await asyncio.shield(self._questions[key])

    async def _ask(self, key: Hashable, ask: Callable[[], Awaitable[T]]) -> T:
        try:
            answer = await ask()
            # the youngest comes last
            self._answers.pop(key, None)
            self._answers[key] = (self._clock(), answer)
            return answer
        finally:
            del self._questions[key]

    def _forget_old(self) -> None:
        oldest_good = self._clock() - self._seconds
        while self._answers:
            key, (since, _) = next(iter(self._answers.items()))
            if since > oldest_good:
                return
            del self._answers[key]
