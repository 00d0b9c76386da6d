"""What the front end weighs, in bytes as the panel's own route serves them."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from bench.nearby import ROOT
from bench.server import Server
from bench.table import Row

FOLDER = ROOT / "jupyter_glue_panel" / "labextension" / "static"
ROUTE = "lab/extensions/jupyter-glue-panel/static"
ALL_KIB = 150


def rows() -> list[Row]:
    """Fetch every script of the built extension, as a browser does."""
    scripts = {file.name: file.stat().st_size for file in FOLDER.glob("*.js")}
    with TemporaryDirectory() as name, Server(Path(name), {}, with_jupyterlab=True) as server:
        served = {script: server.get(f"{ROUTE}/{script}").received for script in scripts}
    total, plain = sum(served.values()) / 1024, sum(scripts.values()) / 1024
    heaviest = max(served.values()) / 1024
    maps = [file.name for file in FOLDER.glob("*.map")]
    return [
        Row(
            "all scripts, as served",
            f"{total:.0f} KiB in {len(served)} files (heaviest: {heaviest:.0f} KiB)",
            f"as JupyterLab's own route serves them: {plain:.0f} KiB",
            f"{total / plain:.2f}",
            f"{ALL_KIB} KiB",
            total <= ALL_KIB,
        ),
        Row("source maps", str(len(maps)), "", "", "none", not maps),
    ]
