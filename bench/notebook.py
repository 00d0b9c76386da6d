"""What inserting costs in a notebook of 1,000 cells. Needs a built extension; runs the sandbox's real kernel."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.browser import browse
from bench.table import Row

MORE_MS = 10


def rows() -> list[Row]:
    """Drive a browser by ``ui-tests/bench/notebook.spec.ts``; medians of its rounds."""
    with TemporaryDirectory() as name:
        took = browse("notebook", Path(name), {})["notebook"]
    ours, transaction, commands = (median(took[way]) for way in ("ours", "transaction", "commands"))
    return [
        Row(
            "4 cells into a notebook of 1,000, from the server's answer to the screen",
            f"{ours:.0f} ms",
            f"one transaction on the shared model: {transaction:.0f} ms",
            f"+{ours - transaction:.0f} ms",
            f"at most +{MORE_MS} ms",
            ours - transaction <= MORE_MS,
        ),
        Row("the same by four commands", f"{commands:.0f} ms"),
    ]
