"""What loading the server extension costs beside Jupyter Server itself."""

from __future__ import annotations

import subprocess
import sys
from statistics import median

from bench.table import Row, milliseconds

ROUNDS = 15
_MEASURE = """
import gc, time, sys
from pathlib import Path
import jupyter_server.serverapp
def memory(): return int(Path('/proc/self/status').read_text().partition('VmRSS:')[2].split()[0]) / 1024
gc.collect()
before, started = memory(), time.perf_counter()
import jupyter_glue_panel
for point in jupyter_glue_panel._jupyter_server_extension_points(): pass
print(time.perf_counter() - started, memory() - before, sum(name.startswith('boto') for name in sys.modules))
"""


def rows() -> list[Row]:
    """Import it in fresh processes, and count from the moment at which jupyter_server is there."""
    took = [_once() for _ in range(ROUNDS)]
    seconds, memory, boto = (median(each[column] for each in took) for column in range(3))
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


def _once() -> list[float]:
    command = [sys.executable, "-c", _MEASURE]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [float(each) for each in told.split()]
