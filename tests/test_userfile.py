from __future__ import annotations

import asyncio
import fcntl
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from jupyter_glue_panel.errors import Unprocessable
from jupyter_glue_panel.userfile import UserFile

WRITER = """
import asyncio, sys
from pathlib import Path
from jupyter_glue_panel.userfile import UserFile

file = UserFile(Path(sys.argv[1]), str)
for number in range(500):
    asyncio.run(file.update(lambda entries: entries.update({f"{sys.argv[2]}-{number}": "x"})))
"""

FULL = """
import asyncio, resource, sys
from pathlib import Path
from jupyter_glue_panel.errors import PanelError
from jupyter_glue_panel.userfile import UserFile

resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    asyncio.run(UserFile(Path(sys.argv[1]), str).update(lambda entries: entries.update(b="x" * 1000)))
except PanelError as error:
    print(error.code)
"""
"""Saves more than the disk has room for."""

UNPRIVILEGED = """
import asyncio, concurrent.futures.thread, os, sys
from pathlib import Path
from jupyter_glue_panel.errors import PanelError
from jupyter_glue_panel.userfile import UserFile

if os.geteuid() == 0:
    os.setuid(65534)
file = UserFile(Path(sys.argv[1]), str)
print(*asyncio.run(file.read())[0])
try:
    asyncio.run(file.update(lambda entries: entries.update(b="2")))
except PanelError as error:
    print(error.code)
"""
"""Reads, then saves, as somebody whom rights bind: root they don't. Python's own folders may be root's alone."""

NOBODY = 65534
VICTIMS = Path(__file__).with_name("userfile_victims.py")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "entries.json"


def test_what_was_saved_is_read(path: Path) -> None:
    _save(path, a="1")

    _save(path, b="2")

    assert _read(path) == {"a": "1", "b": "2"}


def test_a_file_that_is_not_there_is_empty(path: Path) -> None:
    assert _read(path) == {}
    assert not path.parent.exists()


def test_a_change_that_fails_changes_nothing(path: Path) -> None:
    _save(path, a="1")

    def fail(entries: dict[str, str]) -> None:
        entries.clear()
        raise KeyError

    with pytest.raises(KeyError):
        asyncio.run(UserFile(path, str).update(fail))
    assert _read(path) == {"a": "1"}


def test_threads_that_save_at_once_lose_nothing(path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda number: _save(path, **{f"k{number}": "x"}), range(100)))

    assert len(_read(path)) == 100


def test_servers_that_save_at_once_lose_nothing(path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), name]) for name in ("a", "b")]

    assert [writer.wait() for writer in writers] == [0, 0]
    assert len(_read(path)) == 1000


def test_writers_that_are_killed_in_the_middle_lose_nothing_that_was_saved(path: Path) -> None:
    told = subprocess.run(
        [sys.executable, VICTIMS, str(path)], stdout=subprocess.PIPE, text=True, check=True
    ).stdout.splitlines()

    assert told == ["kept"] * 100


def test_what_a_writer_left_when_it_was_killed_is_no_hindrance(path: Path) -> None:
    _save(path, a="1")
    path.with_name(".entries.json.new").write_text('{"half')

    _save(path, b="2")

    assert _read(path) == {"a": "1", "b": "2"}
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["entries.json", "entries.json.lock"]


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(tmp_path / "dotfiles.json")

    _save(path, a="1")

    assert path.is_symlink()
    assert (tmp_path / "dotfiles.json").exists()


def test_a_new_file_is_its_users_alone(path: Path) -> None:
    _save(path, a="1")

    assert _mode(path) == 0o600


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_who_may_read_a_file_stays_as_its_owner_set_it(path: Path, mode: int) -> None:
    _save(path, a="1")
    path.chmod(mode)

    _save(path, b="2")

    assert _mode(path) == mode


def test_what_a_killed_writer_left_open_to_all_is_not_written_into_for_all(path: Path) -> None:
    _save(path, a="1")
    left = path.with_name(".entries.json.new")
    left.write_text("{")
    left.chmod(0o666)

    _save(path, b="2")

    assert _mode(path) == 0o600


def test_a_broken_file_in_a_folder_that_cannot_be_changed_stays_where_it_is(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("{")
    path.with_name("entries.json.lock").mkdir()

    entries, (failure,) = asyncio.run(UserFile(path, str).read())

    assert entries == {}
    assert failure.code == "file_broken"
    assert path.read_text() == "{"


def test_a_file_out_of_reach_is_never_replaced(path: Path) -> None:
    path.mkdir(parents=True)

    with pytest.raises(Unprocessable) as refused:
        _save(path, a="1")

    assert refused.value.code == "file_not_writable"
    assert path.is_dir()


def test_a_full_disk_is_told_and_loses_nothing(path: Path) -> None:
    _save(path, a="1")

    told = _run(FULL, path)

    assert told == ["file_not_writable"]
    assert _read(path) == {"a": "1"}
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["entries.json", "entries.json.lock"]


def test_a_folder_that_may_only_be_read_is_read_and_the_rest_is_told(read_only_folder: Path) -> None:
    told = _run(UNPRIVILEGED, read_only_folder / "entries.json")

    assert told == ["a", "file_not_writable"]
    assert _read(read_only_folder / "entries.json") == {"a": "1"}


def test_a_lock_that_is_never_given_back_does_not_hang_the_panel(path: Path) -> None:
    _save(path, a="1")
    with path.with_name("entries.json.lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)

        with pytest.raises(Unprocessable) as refused:
            asyncio.run(UserFile(path, str, lock_patience_seconds=0).update(lambda entries: entries.clear()))

    assert refused.value.code == "file_not_writable"
    assert "lock" in refused.value.message
    assert _read(path) == {"a": "1"}


@pytest.fixture
def read_only_folder() -> Iterator[Path]:
    """A folder of somebody who is not root, below folders that everybody may enter."""
    folder = Path(tempfile.mkdtemp())
    _save(folder / "entries.json", a="1")
    if os.geteuid() == 0:
        for path in (folder, *folder.iterdir()):
            os.chown(path, NOBODY, NOBODY)
    folder.chmod(0o555)
    for path in folder.iterdir():
        path.chmod(0o444)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _run(script: str, path: Path) -> list[str]:
    ran = subprocess.run([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True, check=True)
    return ran.stdout.splitlines()


def _save(path: Path, **entries: str) -> None:
    asyncio.run(UserFile(path, str).update(lambda known: known.update(entries)))


def _read(path: Path) -> dict[str, str]:
    entries, failures = asyncio.run(UserFile(path, str).read())
    assert failures == ()
    return entries
