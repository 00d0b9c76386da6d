"""Starts a Jupyter server to measure, asks it, and looks how much processor and memory it takes."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import urlencode

import psutil

from bench.nearby import ROOT

TOKEN = "bench"
AS_A_BROWSER = {"Accept-Encoding": "gzip, deflate, br, zstd"}


@dataclass(frozen=True)
class Reply:
    """An answer. seconds: to its end · received: bytes of the body as they came · pieces: when which text was there."""

    seconds: float
    status: int
    received: int
    pieces: list[tuple[float, bytes]]

    def lines(self) -> list[tuple[float, dict[str, Any]]]:
        """The JSON objects of a body that holds one a line, each with the time at which it was complete."""
        told, rest = [], b""
        for at, piece in self.pieces:
            *whole, rest = (rest + piece).split(b"\n")
            told.extend((at, json.loads(line)) for line in whole)
        return told


class Server:
    """A Jupyter server of its own process, with the panel's extension alone, or with JupyterLab and all that is
    installed beside it.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str], *, with_jupyterlab: bool = False) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        options = {
            "ServerApp.port": self.port,
            "ServerApp.port_retries": 0,
            "ServerApp.jpserver_extensions": '{"jupyter_glue_panel": True}',
            "ServerApp.open_browser": False,
            "ServerApp.allow_root": True,
            "ServerApp.root_dir": folder,
            "IdentityProvider.token": TOKEN,
            "GluePanelApp.user_directory": folder / "user",
        }
        command = [sys.executable, "-m", "bench.jupyter", *(f"--{name}={value}" for name, value in options.items())]
        own = {f"JUPYTER_{kind}_DIR": str(folder / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
        if not with_jupyterlab:
            # what enables the other extensions, which would go on starting up while we measure
            own["JUPYTER_NO_CONFIG"] = "1"
        self._log = (folder / "server.log").open("w")
        self._process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **environment, **own}, stdout=self._log, stderr=self._log
        )
        self._usage = psutil.Process(self._process.pid)
        self._wait()

    def __enter__(self) -> Server:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._process.terminate()
        self._process.wait()
        self._log.close()

    def get(self, path: str, **query: str | list[str]) -> Reply:
        """Ask for a path below the server's root, over a connection of its own."""
        target = f"/{path}?{urlencode(query, doseq=True)}"
        headers = {"Host": "127.0.0.1", "Authorization": f"token {TOKEN}", **AS_A_BROWSER, "Connection": "close"}
        told = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        with socket.create_connection(("127.0.0.1", self.port)) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            started = time.monotonic()
            connection.sendall(f"GET {target} HTTP/1.1\r\n{told}\r\n".encode())
            pieces = []
            while piece := connection.recv(1 << 20):
                pieces.append((time.monotonic(), piece))
        return _reply(started, pieces or [(time.monotonic(), b"HTTP/1.1 000 \r\n\r\n")])

    def cpu_seconds(self) -> float:
        times = self._usage.cpu_times()
        return times.user + times.system

    def memory_mib(self) -> float:
        """What it holds in memory now, and from now on the peak is counted anew."""
        Path(f"/proc/{self._process.pid}/clear_refs").write_text("5")
        return self._usage.memory_info().rss / 2**20

    def peak_mib(self) -> float:
        """The most that it held in memory since the last look."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024

    def _wait(self) -> None:
        while self._process.poll() is None:
            try:
                if self.get("api/status").status == 200:
                    return
            except ConnectionError:
                time.sleep(0.05)
        raise RuntimeError(f"The server ended: {Path(self._log.name).read_text()}")


def _reply(started: float, packets: list[tuple[float, bytes]]) -> Reply:
    raw = b"".join(packet for _, packet in packets)
    head, _, rest = raw.partition(b"\r\n\r\n")
    is_chunked = b"transfer-encoding: chunked" in head.lower()
    decode = zlib.decompressobj().decompress if b"content-encoding: deflate" in head.lower() else bytes
    chunks = _chunks(raw, len(head) + 4) if is_chunked else [(len(raw), rest)]
    times, (at, arrived) = iter(packets), (started, 0)
    pieces = []
    for end, chunk in chunks:
        while arrived < end:
            at, packet = next(times)
            arrived += len(packet)
        pieces.append((at, decode(chunk)))
    received = sum(len(chunk) for _, chunk in chunks)
    return Reply(packets[-1][0] - started, int(head.split()[1]), received, pieces)


def _chunks(raw: bytes, position: int) -> list[tuple[int, bytes]]:
    """The chunks of a body that begins at ``position``, and where each ends."""
    found = []
    while True:
        start = raw.index(b"\r\n", position) + 2
        end = start + int(raw[position:start], 16)
        if end == start:
            return found
        found.append((end, raw[start:end]))
        position = end + 2
