"""Drives a browser by the specs in ``ui-tests/bench``, and reads what they saw."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.nearby import ROOT


def browse(spec: str, folder: Path, environment: Mapping[str, str]) -> dict[str, Any]:
    """What each of the spec's tests wrote, by its name."""
    results = folder / "results"
    results.mkdir()
    chromium = subprocess.run(["sh", ROOT / ".ci" / "chromium"], capture_output=True, text=True, check=True).stdout
    own = {**os.environ, **environment, "CHROMIUM": chromium.strip(), "BENCH_RESULTS": str(results)}
    command = ["jlpm", "playwright", "test", "--config", "bench.config.ts", "--output", str(folder / "browser"), spec]
    subprocess.run(command, cwd=ROOT / "ui-tests", env=own, check=True)
    return {file.stem: json.loads(file.read_text()) for file in results.glob("*.json")}
