"""What takes long to make of AWS's lists is made away from the event loop, one after another in a single thread.

The interpreter lets only one thread compute at a time. Two dozen that want to take no less time together, and are two
dozen that the event loop has to win the interpreter back from: a single one is all it waits for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")

_THREAD = ThreadPoolExecutor(1, thread_name_prefix="glue-panel-computing")


async def compute(work: Callable[[], T]) -> T:
    """What ``work`` results in, when it is its turn. Not for what a click waits for: a discovery may be before it."""
    return await asyncio.get_running_loop().run_in_executor(_THREAD, work)
