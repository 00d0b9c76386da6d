"""A disk without room for the user's own files: told, nothing lost, and it mends by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from panel_server import Panel, running_panel

from jupyter_glue_panel.sandbox.gate.faults import Fault
from jupyter_glue_panel.sandbox.world import World

from .features import CREATOR

SEEN = {"path": "a.ipynb", "kernel_id": None, "role": CREATOR, "region": "us-east-1"}
KEPT: dict[str, Any] = {
    "tag-presets": {f"kept-{number}": {"group": "x" * 200} for number in range(60)},
    "roles": {f"kept-{number}": {"role_arn": CREATOR, "region": None} for number in range(120)},
    "started-sessions": {
        f"kept-{number}": {**SEEN, "id": f"kept-{number}", "is_kept": False, "seen_at": "2099-01-01T00:00:00Z"}
        for number in range(60)
    },
}
SAVED = {
    "tag-presets": {"tags": {"group": "new"}},
    "roles": {"role_arn": CREATOR},
    "started-sessions": SEEN,
}


@pytest.mark.parametrize("kind", KEPT)
def test_a_full_disk_is_told_loses_nothing_and_mends(
    full: Panel, emulator: World, user_directory: Path, kind: str
) -> None:
    before = (user_directory / f"{kind}.json").read_bytes()

    status, told = full.ask("PUT", (kind, "new"), SAVED[kind])

    assert (status, told["code"]) == (422, "file_not_writable")
    assert (user_directory / f"{kind}.json").read_bytes() == before
    assert sorted(path.name for path in user_directory.glob(f".{kind}*")) == []
    assert _names(full, kind) >= set(KEPT[kind])
    emulator.faults.clear()
    assert full.ask("PUT", (kind, "new"), SAVED[kind])[0] == 200
    assert _names(full, kind) >= {*KEPT[kind], "new"}


@pytest.fixture
def user_directory(tmp_path: Path) -> Path:
    """The user's files, each with something in it."""
    directory = tmp_path / "user"
    directory.mkdir()
    for kind, entries in KEPT.items():
        (directory / f"{kind}.json").write_text(json.dumps(entries))
    return directory


@pytest.fixture
def full(emulator: World, user_directory: Path, tmp_path: Path) -> Iterator[Panel]:
    """A server that finds no more room for its files."""
    with running_panel(emulator, tmp_path, attempts=1) as panel:
        emulator.disk.serve(panel.pid)
        emulator.faults.inject(Fault(kind="full_disk"))
        yield panel


def _names(panel: Panel, kind: str) -> set[str]:
    _, told = panel.ask("GET", (kind,))
    (entries,) = (value for name, value in told.items() if name in ("presets", "roles", "sessions"))
    return {entry.get("name") or entry["id"] for entry in entries}
