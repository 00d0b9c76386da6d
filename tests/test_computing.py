"""What is made of long lists, one after another."""

from __future__ import annotations

import asyncio
import time

import pytest

from jupyter_glue_panel.computing import compute


def test_work_is_done_in_order_and_never_two_pieces_at_once() -> None:
    steps: list[str] = []

    def work(name: str) -> str:
        steps.append(f"{name} begins")
        time.sleep(0.01)
        steps.append(f"{name} ends")
        return name

    async def all_at_once() -> list[str]:
        return await asyncio.gather(*(compute(lambda name=name: work(name)) for name in "abc"))

    assert asyncio.run(all_at_once()) == ["a", "b", "c"]
    assert steps == [f"{name} {step}" for name in "abc" for step in ("begins", "ends")]


def test_what_goes_wrong_is_told_to_who_asked_and_to_nobody_else() -> None:
    async def ask() -> tuple[int, str]:
        with pytest.raises(ZeroDivisionError):
            await compute(lambda: 1 // 0)
        return await compute(lambda: 2), await compute(lambda: "next")

    assert asyncio.run(ask()) == (2, "next")
