"""What loading the server extension costs beside Jupyter Server itself."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from statistics import median

from bench.table import Row, milliseconds

ROUNDS = 15
_MEMORY = """
import gc, time, sys
from pathlib import Path
def memory():
    gc.collect()
    return int(Path('/proc/self/status').read_text().partition('VmRSS:')[2].split()[0]) / 1024
"""
_IMPORTING = f"""{_MEMORY}
import jupyter_server.serverapp
before, started = memory(), time.perf_counter()
import jupyter_glue_panel
for point in jupyter_glue_panel._jupyter_server_extension_points(): pass
print(time.perf_counter() - started, memory() - before, sum(name.startswith('boto') for name in sys.modules))
"""
_STARTING = f"""{_MEMORY}
began = time.perf_counter()
from jupyter_server.serverapp import ServerApp
server = ServerApp(log_level="ERROR", allow_root=True, open_browser=False)
server.initialize(argv=[], find_extensions=False, new_httpserver=False)
alone = time.perf_counter() - began
extensions, name = server.extension_manager, "jupyter_glue_panel"
before, started = memory(), time.perf_counter()
extensions.add_extension(name, enabled=True)
extensions.link_extension(name)
extensions.load_extension(name)
loaded, started_with = time.perf_counter() - started, memory() - before
(panel,) = extensions.extension_apps[name]
before, asked = memory(), time.perf_counter()
panel.table()
print(alone, loaded, started_with, time.perf_counter() - asked, memory() - before)
"""


def rows() -> list[Row]:
    """Import and start it in fresh processes, and count from the moment at which Jupyter Server is there."""
    return [*_imported(), *_started()]


def _imported() -> list[Row]:
    seconds, memory, boto = _medians(_IMPORTING)
    return [
        Row(
            "importing the server extension",
            milliseconds(seconds),
            "jupyter_server imported before",
            f"+{seconds * 1e3:.1f} ms",
            "at most +10 ms",
            seconds <= 0.01,
        ),
        Row("the same, memory", f"{memory:.1f} MiB", "", f"+{memory:.1f} MiB", "at most +2 MiB", memory <= 2),
        Row("boto3 and botocore modules then loaded", f"{boto:.0f}", "", "", "none", boto == 0),
    ]


def _started() -> list[Row]:
    alone, seconds, memory, first, first_memory = _medians(_STARTING)
    return [
        Row(
            "loaded at server start, all that the extension does there",
            milliseconds(seconds),
            f"the same server's start without it: {milliseconds(alone)}",
            f"+{seconds * 1e3:.1f} ms",
            "at most +10 ms",
            seconds <= 0.01,
        ),
        Row("the same, memory", f"{memory:.1f} MiB", "", f"+{memory:.1f} MiB", "at most +2 MiB", memory <= 2),
        Row("loaded with the first request to the panel, once", milliseconds(first), "", f"+{first_memory:.1f} MiB"),
    ]


def _medians(script: str) -> list[float]:
    """Of each number that the script prints."""
    return [median(column) for column in zip(*(_once(script) for _ in range(ROUNDS)), strict=True)]


def _once(script: str) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        own = {f"JUPYTER_{kind}_DIR": f"{folder}/{kind.lower()}" for kind in ("CONFIG", "DATA", "RUNTIME")}
        done = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=True,
            cwd=folder,
            env={**os.environ, **own},
        )
    return [float(each) for each in done.stdout.split()]
