from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from jupyter_glue_panel.sessions.servers import Servers

CRASHING = """
import os, sys
from pathlib import Path
from jupyter_glue_panel.sessions.servers import Servers
servers = Servers(Path(sys.argv[1]))
servers.enter()
print(servers.id, flush=True)
os._exit(1)
"""

Start = Callable[[], Servers]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts another server of the same user."""
    started: list[Servers] = []

    def enter() -> Servers:
        started.append(Servers(tmp_path / "servers"))
        started[-1].enter()
        return started[-1]

    yield enter
    for each in started:
        each.leave()


def test_a_server_that_runs_is_seen_by_another(start: Start) -> None:
    here, there = start(), start()

    assert here.others([there.id]) == {there.id}


def test_a_server_that_enters_from_two_threads_at_once_is_seen(start: Start, tmp_path: Path) -> None:
    here, there = start(), Servers(tmp_path / "servers")

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda _: there.enter(), range(2)))

    assert here.others([there.id]) == {there.id}
    there.leave()


def test_a_server_is_no_other_to_itself(start: Start) -> None:
    here = start()

    assert here.others([here.id]) == frozenset()


def test_a_server_that_was_stopped_is_seen_no_more(start: Start) -> None:
    here, there = start(), start()

    there.leave()

    assert here.others([there.id]) == frozenset()


def test_a_server_that_crashed_is_seen_no_more_and_leaves_nothing_behind(start: Start, tmp_path: Path) -> None:
    here = start()
    crashed = subprocess.run(
        [sys.executable, "-c", CRASHING, tmp_path / "servers"], stdout=subprocess.PIPE, text=True, check=False
    ).stdout.strip()

    others = here.others([crashed])

    assert others == frozenset()
    assert [file.name for file in (tmp_path / "servers").iterdir()] == [f"{here.id}.lock"]


@pytest.mark.parametrize("id", ["", "../../.bashrc", "0" * 33])
def test_what_is_no_servers_id_leads_to_no_file(start: Start, id: str) -> None:
    assert start().others([id]) == frozenset()
