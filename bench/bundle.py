"""What the front end weighs, in bytes as served: JupyterLab's server does not compress."""

from __future__ import annotations

import json

from bench.nearby import ROOT
from bench.table import Row

FOLDER = ROOT / "jupyter_glue_panel" / "labextension"
START_KIB, ALL_KIB = 16, 150


def at_start() -> dict[str, int]:
    """The scripts that every page loads: the remote entry, and the chunks that the extension's own module names."""
    about = json.loads((FOLDER / "package.json").read_text())["jupyterlab"]["_build"]
    entry = FOLDER / about["load"]
    return {entry.name: entry.stat().st_size}


def scripts() -> dict[str, int]:
    """All scripts and styles, by name."""
    static = FOLDER / "static"
    return {file.name: file.stat().st_size for file in static.iterdir() if file.suffix in (".js", ".css", ".map")}


def rows() -> list[Row]:
    """Sizes of the built extension."""
    everything = scripts()
    total, maps = sum(everything.values()) / 1024, [name for name in everything if name.endswith(".map")]
    heaviest = max(everything, key=everything.__getitem__)
    return [
        Row(
            "all scripts",
            f"{total:.0f} KiB in {len(everything)} files",
            f"heaviest: {everything[heaviest] / 1024:.0f} KiB",
            "",
            f"{ALL_KIB} KiB",
            total <= ALL_KIB,
        ),
        Row("source maps", str(len(maps)), "", "", "none", not maps),
    ]
