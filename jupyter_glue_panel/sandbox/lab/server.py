"""JupyterLab as a child process, under the supervisor."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import IO, cast
from urllib.error import URLError
from urllib.request import ProxyHandler, Request, build_opener

import msgspec

from . import supervisor
from .workspace import Workspace

START_SECONDS = 120.0
POLL_SECONDS = 0.1


class LabFailed(Exception):
    """JupyterLab did not come up, or ended. The message holds the last lines of its log."""


class Published(msgspec.Struct, frozen=True):
    """What JupyterLab writes down about itself when it listens. url: its base · pid: its process."""

    url: str
    pid: int


class Supervised:
    """What ends with this process: JupyterLab, where there is a workspace, and the temporary directory."""

    def __init__(self, directory: Path, workspace: Workspace | None = None) -> None:
        log = workspace.log if workspace else directory / "none.log"
        command = [sys.executable, "-m", "jupyterlab"] if workspace else []
        # A session of its own keeps the terminal's Ctrl-C away: the end is told by the pipe alone.
        self._process = subprocess.Popen(  # noqa: S603 - this interpreter, a module of this package
            [sys.executable, supervisor.__file__, str(directory), str(log), *command],
            stdin=subprocess.PIPE,
            env=workspace.environment() if workspace else None,
            cwd=workspace.root if workspace else None,
            start_new_session=True,
        )
        self._log = log

    @property
    def alive(self) -> bool:
        """Is it still running?"""
        return self._process.poll() is None

    def stop(self) -> None:
        """End all of it, and return when it has ended."""
        cast("IO[bytes]", self._process.stdin).close()
        self._process.wait()

    def last_words(self) -> str:
        """The end of JupyterLab's log."""
        return "\n".join(self._log.read_text(errors="replace").splitlines()[-20:]) if self._log.exists() else ""


def wait_until_ready(supervised: Supervised, workspace: Workspace, token: str) -> Published:
    """Where JupyterLab is, once it answers; ``LabFailed`` if it ended or took too long."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if not supervised.alive:
            raise LabFailed(f"JupyterLab ended.\n{supervised.last_words()}")
        published = _published(workspace.runtime)
        if published is not None and _answers(published.url, token):
            return published
        time.sleep(POLL_SECONDS)
    raise LabFailed(f"JupyterLab did not answer within {START_SECONDS:.0f} seconds.\n{supervised.last_words()}")


def _published(runtime: Path) -> Published | None:
    """None where it isn't written yet, or half."""
    for path in runtime.glob("jpserver-*.json"):
        try:
            return msgspec.json.decode(path.read_bytes(), type=Published)
        except (msgspec.DecodeError, OSError):
            return None
    return None


def _answers(url: str, token: str) -> bool:
    request = Request(f"{url}api/status", headers={"Authorization": f"token {token}"})  # noqa: S310 - http, loopback
    try:
        with build_opener(ProxyHandler({})).open(request, timeout=5) as reply:
            return cast("int", reply.status) == 200
    except (URLError, OSError):
        return False
