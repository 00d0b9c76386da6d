"""A Jupyter server of its own process, with the panel, on the sandbox's AWS."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jupyter_glue_panel.sandbox.isolation import NO_AWS, without_aws
from jupyter_glue_panel.sandbox.world import World

TOKEN = "faults"
AUTHORIZATION = {"Authorization": f"token {TOKEN}"}
STARTING_SECONDS = 60


@dataclass(frozen=True)
class Panel:
    """url: of the panel's routes · log: what the server wrote · pid: its process."""

    url: str
    log: Path
    pid: int

    def ask(
        self,
        method: str,
        path: tuple[str, ...],
        body: Mapping[str, Any] | None = None,
        query: Mapping[str, str | list[str]] | None = None,
    ) -> tuple[int, Any]:
        """Status and decoded answer: of one that holds a value a line a list."""
        url = f"{self.url}/{'/'.join(quote(part, safe='') for part in path)}?{urlencode(query or {}, doseq=True)}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(url, data, AUTHORIZATION, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return response.status, _decoded(response)
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read() or b"null")


@contextmanager
def running_panel(
    world: World,
    directory: Path,
    *,
    attempts: int,
    log_level: str = "WARN",
    environment: Mapping[str, str] | None = None,
    configuration: str = "",
) -> Iterator[Panel]:
    """The server, until the block ends. Everything it writes lies in ``directory``.

    environment: beside the usual · configuration: its jupyter_server_config.py.
    """
    folder = directory / "jupyter_config_dir"
    folder.mkdir()
    (folder / "jupyter_server_config.py").write_text(configuration)
    log = directory / "server.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyter_server", *_options(directory, attempts, log_level)],
            env={**_environment(world, directory), **(environment or {})},
            cwd=directory,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield Panel(f"{_url(process, directory)}glue-panel", log, process.pid)
    finally:
        process.terminate()
        process.wait()


def _decoded(response: HTTPResponse) -> Any:
    content = response.read()
    if response.headers["Content-Type"] == "application/x-ndjson":
        return [json.loads(line) for line in content.splitlines()]
    return json.loads(content or b"null")


def _options(directory: Path, attempts: int, log_level: str) -> list[str]:
    traits = {
        "ServerApp.open_browser": False,
        "ServerApp.allow_root": True,
        "ServerApp.port": 0,
        "ServerApp.root_dir": str(directory),
        "ServerApp.jpserver_extensions": {"jupyter_glue_panel": True},
        "IdentityProvider.token": TOKEN,
        "Application.log_level": log_level,
        "GluePanelApp.user_directory": str(directory / "user"),
        "GluePanelApp.aws_attempts": attempts,
        "GluePanelApp.aws_read_timeout_seconds": 0.5,
        "GluePanelApp.cache_seconds": 0.0,
        "GluePanelApp.session_cache_seconds": 0.0,
    }
    return [f"--{name}={value}" for name, value in traits.items()]


def _environment(world: World, directory: Path) -> dict[str, str]:
    own = {name: str(directory / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
    runtime = {"JUPYTER_RUNTIME_DIR": str(directory / "runtime"), "HOME": str(directory)}
    return {**without_aws(os.environ), **NO_AWS, **own, **runtime, **world.files.environment()}


def _url(process: subprocess.Popen[bytes], directory: Path) -> str:
    """Where the server answers. Its runtime file names the place, and is there before anybody listens."""
    end = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < end and process.poll() is None:
        for file in (directory / "runtime").glob("jpserver-*.json"):
            url = _named_in(file)
            if url is not None and _answers(url):
                return url
        time.sleep(0.1)
    raise AssertionError((directory / "server.log").read_text())


def _named_in(file: Path) -> str | None:
    # half a file, while it is being written
    with suppress(ValueError):
        return str(json.loads(file.read_text())["url"])
    return None


def _answers(url: str) -> bool:
    request = urllib.request.Request(f"{url}api/status", headers=AUTHORIZATION)
    with suppress(OSError), urllib.request.urlopen(request, timeout=STARTING_SECONDS) as response:
        return bool(response.status == 200)
    return False
