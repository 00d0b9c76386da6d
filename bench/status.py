"""How long the server takes to say how it is, while it discovers and while calls to AWS hang."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.discovery import ESTATE, look, query
from bench.nearby import ROOT, Nearby
from bench.server import Server
from bench.table import Row, milliseconds

ROUNDS = 5
IDLE_SECONDS = 1.5
HANG_SECONDS = 18.0
Seconds = list[float]


class Probe:
    """Asks for ``/api/status`` from a process of its own."""

    def __init__(self, server: Server, aws: Nearby) -> None:
        command = [sys.executable, "-m", "bench.probe", str(server.port)]
        environment = {**os.environ, **aws.environment}
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True, bufsize=1
        )

    def begin(self) -> None:
        self._write("go")

    def end(self) -> Seconds:
        """What each answer took since ``begin``, sorted."""
        self._write("end")
        assert self._process.stdout is not None
        return sorted(json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()

    def _write(self, word: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{word}\n")


def rows() -> list[Row]:
    """Idle and busy in turn; medians of the rounds."""
    idle, busy, hanging = [], [], []
    at_first = [_first_look() for _ in range(ROUNDS)]
    with TemporaryDirectory() as name, Nearby(Path(name), ESTATE) as aws, Server(Path(name), aws.environment) as server:
        probe = Probe(server, aws)
        look(aws, server, ESTATE)
        for _ in range(ROUNDS):
            idle.append(_idle(probe))
            busy.append(_busy(probe, aws, server))
        aws.slow_down(None, HANG_SECONDS)
        discovery = threading.Thread(target=server.get, args=["glue-panel/discovery"], kwargs=_anew(), daemon=True)
        discovery.start()
        _wait_for_calls(aws, 50)
        hanging.extend(_idle(probe) for _ in range(ROUNDS))
        probe.close()
        aws.slow_down(None, 0.0)
    return [
        *_compare("during the first discovery of a server", at_first, idle),
        *_compare("during discovery, asked anew", busy, idle),
        *_compare("while 50 calls hang", hanging, idle),
    ]


def _first_look() -> Seconds:
    """botocore is imported, and every role assumed, meanwhile."""
    with TemporaryDirectory() as name, Nearby(Path(name), ESTATE) as aws, Server(Path(name), aws.environment) as server:
        probe = Probe(server, aws)
        probe.begin()
        look(aws, server, ESTATE)
        took = probe.end()
        probe.close()
    return took


def _anew() -> dict[str, object]:
    return {**query(ESTATE), "refresh": "true"}


def _idle(probe: Probe) -> Seconds:
    probe.begin()
    time.sleep(IDLE_SECONDS)
    return probe.end()


def _busy(probe: Probe, aws: Nearby, server: Server) -> Seconds:
    probe.begin()
    look(aws, server, ESTATE, refresh="true")
    return probe.end()


def _wait_for_calls(aws: Nearby, wanted: int) -> None:
    seen = 0
    while seen < wanted:
        seen += sum(aws.told()["counts"].values())
        time.sleep(0.1)


def _compare(when: str, busy: list[Seconds], idle: list[Seconds]) -> list[Row]:
    """Two rows: the 95th percentile and the worst, each the median of the rounds."""
    compared = []
    for name, rank, more in (("95th percentile", 0.95, 0.02), ("worst", 1.0, 0.1)):
        ours, theirs = _at(busy, rank), _at(idle, rank)
        compared.append(
            Row(
                f"`/api/status` {when}, {name}",
                milliseconds(ours),
                f"a server that is idle: {milliseconds(theirs)}",
                f"+{(ours - theirs) * 1e3:.0f} ms",
                f"at most +{more * 1e3:.0f} ms",
                ours - theirs <= more,
            )
        )
    return compared


def _at(rounds: list[Seconds], rank: float) -> float:
    return median(each[min(int(len(each) * rank), len(each) - 1)] for each in rounds)
