from __future__ import annotations

import asyncio

from jupyter_glue_panel.turns import Turns


class Work:
    """Goes on until it is let go."""

    def __init__(self) -> None:
        self.has_begun = asyncio.Event()
        self.go = asyncio.Event()

    async def do(self) -> str:
        self.has_begun.set()
        await self.go.wait()
        return "done"


def test_no_more_begins_than_may_be_under_way() -> None:
    async def second_begins_beside_the_first() -> bool:
        turns = Turns(at_once=1, patience_seconds=60)
        first, second = Work(), Work()
        tasks = [asyncio.ensure_future(turns.take(work.do)) for work in (first, second)]
        await first.has_begun.wait()
        has_begun = second.has_begun.is_set()
        first.go.set()
        second.go.set()
        await asyncio.gather(*tasks)
        return has_begun

    assert not asyncio.run(second_begins_beside_the_first())


def test_what_hangs_keeps_nobody_waiting_until_it_ends() -> None:
    async def quick_while_another_hangs() -> tuple[str, bool]:
        turns = Turns(at_once=1, patience_seconds=0.01)
        hanging, quick = Work(), Work()
        hung = asyncio.ensure_future(turns.take(hanging.do))
        quick.go.set()
        answer = await turns.take(quick.do)
        is_over = hung.done()
        hanging.go.set()
        await hung
        return answer, is_over

    assert asyncio.run(quick_while_another_hangs()) == ("done", False)
