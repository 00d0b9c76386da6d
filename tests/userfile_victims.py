"""A hundred writers of a user's file, each killed in the middle of its work by SIGKILL.

    python userfile_victims.py FILE

Prints for every victim what it left: ``kept``, or what was lost though it had been told to be saved.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import random
import signal
import sys
from functools import partial
from pathlib import Path
from typing import NoReturn

from jupyter_glue_panel.userfile import UserFile

VICTIMS = 100
LONGEST_LIFE_SECONDS = 0.01


def main(path: Path) -> None:
    chance = random.Random(0)
    file = UserFile(path, int)
    saved: dict[str, int] = {}
    for number in range(VICTIMS):
        name = f"victim-{number}"
        saved[name] = _killed(file, name, chance.uniform(0, LONGEST_LIFE_SECONDS))
        entries, failures = asyncio.run(file.read())
        lost = {known: value for known, value in saved.items() if entries.get(known, -1) < value}
        print(lost or failures or "kept")
        saved = entries


def _killed(file: UserFile[int], name: str, seconds: float) -> int:
    """Fork a writer that counts up, and kill it after its first write and ``seconds`` more; what it saved last."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        _count_up(file, name, writing)
    os.close(writing)
    with os.fdopen(reading) as told:
        first = told.readline()
        signal.sigtimedwait([], seconds)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        return int([first, *told][-1])


def _count_up(file: UserFile[int], name: str, told: int) -> NoReturn:
    for number in itertools.count():
        asyncio.run(file.update(partial(dict.update, **{name: number})))
        os.write(told, f"{number}\n".encode())
    raise AssertionError


if __name__ == "__main__":
    main(Path(sys.argv[1]))
