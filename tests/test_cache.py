from __future__ import annotations

import asyncio

import pytest

from jupyter_glue_panel.cache import Cache


class Source:
    """Answers 1, 2, 3, … and can be held back."""

    def __init__(self) -> None:
        self.asked = 0
        self.open = asyncio.Event()
        self.open.set()

    async def ask(self) -> int:
        self.asked += 1
        answer = self.asked
        await self.open.wait()
        return answer

    async def fail(self) -> int:
        raise ValueError


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_an_answer_is_kept_until_it_is_too_old() -> None:
    async def ask_three_times() -> list[int]:
        source, clock = Source(), Clock()
        cache: Cache[int] = Cache(60, clock)
        first = await cache.get("key", source.ask)
        clock.seconds = 59
        second = await cache.get("key", source.ask)
        clock.seconds = 60
        return [first, second, await cache.get("key", source.ask)]

    assert asyncio.run(ask_three_times()) == [1, 1, 2]


def test_keys_do_not_share_answers() -> None:
    async def ask_two_keys() -> list[int]:
        source = Source()
        cache: Cache[int] = Cache(60)
        return [await cache.get("a", source.ask), await cache.get("b", source.ask)]

    assert asyncio.run(ask_two_keys()) == [1, 2]


def test_a_refresh_asks_anew() -> None:
    async def ask_and_refresh() -> list[int]:
        source = Source()
        cache: Cache[int] = Cache(60)
        first = await cache.get("key", source.ask)
        fresh = await cache.get("key", source.ask, refresh=True)
        return [first, fresh, await cache.get("key", source.ask)]

    assert asyncio.run(ask_and_refresh()) == [1, 2, 2]


def test_who_asks_meanwhile_gets_the_same_answer() -> None:
    async def ask_together() -> list[int]:
        source = Source()
        cache: Cache[int] = Cache(0)
        return await asyncio.gather(*(cache.get("key", source.ask, refresh=True) for _ in range(5)))

    assert asyncio.run(ask_together()) == [1] * 5


def test_a_tab_that_goes_away_takes_no_answer_from_the_others() -> None:
    async def one_leaves() -> int:
        source = Source()
        source.open.clear()
        cache: Cache[int] = Cache(60)
        leaving = asyncio.ensure_future(cache.get("key", source.ask))
        staying = asyncio.ensure_future(cache.get("key", source.ask))
        await asyncio.sleep(0)
        leaving.cancel()
        source.open.set()
        return await staying

    assert asyncio.run(one_leaves()) == 1


def test_a_failure_is_told_to_all_and_not_kept() -> None:
    async def fail_then_succeed() -> int:
        source = Source()
        cache: Cache[int] = Cache(60)
        with pytest.raises(ValueError):  # noqa: PT011 - the source's own, without words
            await cache.get("key", source.fail)
        return await cache.get("key", source.ask)

    assert asyncio.run(fail_then_succeed()) == 1
