"""A session's statements: queued, executed one after another in a Python process of the session's own."""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from jupyter_glue_panel.sandbox.clock import Clock

INTERPRETER = Path(__file__).parents[1] / "interpreter"
FINAL = ("AVAILABLE", "ERROR", "CANCELLED")


@dataclass
class Statement:
    """One piece of code. started_at, completed_at: seconds since the epoch · output: GetStatement's ``Output``."""

    id: int
    code: str
    state: str = "WAITING"
    output: dict[str, Any] | None = None
    started_at: float | None = None
    completed_at: float | None = None

    def described(self) -> dict[str, Any]:
        """GetStatement's ``Statement``; its times are milliseconds, unlike a session's."""
        described = {
            "Id": self.id,
            "Code": self.code,
            "State": self.state,
            "Output": self.output,
            "Progress": 1.0 if self.state in FINAL else 0.0,
            "StartedOn": self.started_at and int(self.started_at * 1000),
            "CompletedOn": self.completed_at and int(self.completed_at * 1000),
        }
        return {name: value for name, value in described.items() if value is not None}


class Statements:
    """Runs statements in order. The process starts with the first one and ends with ``close`` or with its parent.

    environment: all that the process sees of the outside; asked for when it starts · last_activity_at: when the last
    statement ended, 0 before the first · died_at: when the process ended unasked, None while it hasn't.
    """

    def __init__(self, clock: Clock, environment: Callable[[], Mapping[str, str]]) -> None:
        self.all: list[Statement] = []
        self.last_activity_at = 0.0
        self.died_at: float | None = None
        self._clock = clock
        self._environment = environment
        self._waiting: queue.SimpleQueue[Statement | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._running: Statement | None = None
        self._worker: threading.Thread | None = None
        self._closed = False

    @property
    def busy(self) -> bool:
        """Is any statement not finished?"""
        return any(statement.state not in FINAL for statement in self.all)

    def submit(self, code: str) -> Statement:
        """Queue ``code``."""
        with self._lock:
            statement = Statement(len(self.all), code)
            self.all.append(statement)
            self._waiting.put(statement)
            if self._worker is None:
                self._worker = threading.Thread(target=self._work, daemon=True, name="sandbox-statements")
                self._worker.start()
        return statement

    def cancel(self, statement: Statement) -> None:
        """Interrupt ``statement``; one that is finished stays as it is."""
        with self._lock:
            if statement.state == "WAITING":
                statement.state = "CANCELLED"
                statement.completed_at = self._clock.now()
            elif statement is self._running:
                statement.state = "CANCELLING"
                self._tell({"cancel": statement.id})

    def close(self) -> None:
        """End the process and whatever it runs. Twice is safe."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            self._waiting.put(None)
            if self._process is not None:
                self._process.kill()

    def _work(self) -> None:
        while (statement := self._waiting.get()) is not None:
            if self._begin(statement):
                self._finish(statement, self._reply())
        if self._process is not None:
            with self._process as ended:  # leaving closes its pipes and waits for it
                ended.kill()

    def _begin(self, statement: Statement) -> bool:
        with self._lock:
            if statement.state != "WAITING" or self._closed:
                return False
            if self._process is None:
                self._process = _start(self._environment())
            statement.state, self._running = "RUNNING", statement
            statement.started_at = self._clock.now()
            self._tell({"id": statement.id, "code": statement.code})
        return True

    def _tell(self, message: dict[str, Any]) -> None:
        """Send ``message``; a process that is gone shows itself when its reply is read."""
        stdin = cast("IO[str]", cast("subprocess.Popen[str]", self._process).stdin)
        with contextlib.suppress(OSError):
            stdin.write(json.dumps(message) + "\n")
            stdin.flush()

    def _reply(self) -> dict[str, Any] | None:
        """The process's answer; None where it ended instead."""
        line = cast("IO[str]", cast("subprocess.Popen[str]", self._process).stdout).readline()
        return cast("dict[str, Any]", json.loads(line)) if line else None

    def _finish(self, statement: Statement, reply: dict[str, Any] | None) -> None:
        with self._lock:
            self._running = None
            statement.completed_at = self.last_activity_at = self._clock.now()
            if reply is None:
                statement.state = "ERROR"
                self.died_at = None if self._closed else statement.completed_at
                return
            interrupted = reply.get("ErrorName") == "KeyboardInterrupt" and statement.state == "CANCELLING"
            statement.state = "CANCELLED" if interrupted else "AVAILABLE"
            statement.output = {"ExecutionCount": statement.id, **reply}


def _start(environment: Mapping[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - this interpreter, a directory of this package
        [sys.executable, str(INTERPRETER)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env=dict(environment),
        start_new_session=True,
    )
