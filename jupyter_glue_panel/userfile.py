"""A JSON file of the user's own: read with care, written atomically, shared by several servers."""

from __future__ import annotations

import asyncio
import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timezone
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from .errors import Unprocessable
from .filelock import try_lock
from .wire import Failure

T = TypeVar("T")

BROKEN = (msgspec.DecodeError, UnicodeDecodeError)
"""What msgspec raises for a file that it can't understand."""


class UserFile(Generic[T]):
    """Named entries of one type, kept in a JSON object.

    A file that can't be understood is kept beside as ``<name>.broken-<time>``; reading tells so until the user saves
    anew. The lock (``<name>.lock``) holds between threads and between processes.
    """

    def __init__(self, path: Path, entry_type: type[T], *, lock_patience_seconds: float = 10) -> None:
        """lock_patience_seconds: how long a change waits for another server's."""
        self._path = path
        self._lock_patience_seconds = lock_patience_seconds
        self._decoder = msgspec.json.Decoder(dict[str, entry_type])  # type: ignore[valid-type]  # a type made at run time

    async def read(self) -> tuple[dict[str, T], tuple[Failure, ...]]:
        """The entries, and what the user should know about the file. Failure codes: file_broken, file_unreadable."""
        return await asyncio.to_thread(self._read)

    async def update(self, change: Callable[[dict[str, T]], None]) -> None:
        """Apply ``change`` to the entries and write them; what ``change`` raises leaves the file as it was.

        Unprocessable (file_not_writable) where the file, or its folder, is out of reach or full, or the lock is not
        given back.
        """
        await asyncio.to_thread(self._update, change)

    def _read(self) -> tuple[dict[str, T], tuple[Failure, ...]]:
        try:
            return self._load(), self._broken_news()
        except OSError as error:
            return {}, (_unreadable(self._path, error),)
        except BROKEN:
            with suppress(OSError), self._locked():
                self._set_aside_if_broken()
        return {}, self._broken_news() or (_broken(self._path, self._path),)

    def _update(self, change: Callable[[dict[str, T]], None]) -> None:
        try:
            with self._locked():
                self._set_aside_if_broken()
                entries = self._load()
                change(entries)
                self._write(msgspec.json.format(msgspec.json.encode(entries), indent=2))
        except OSError as error:
            raise Unprocessable(
                "file_not_writable",
                f"{self._path} could not be written: {error.strerror or error}.",
                hint="Nothing was lost: the file is as it was. Check the folder's rights and the disk's free space.",
            ) from error

    def _load(self) -> dict[str, T]:
        try:
            return self._decoder.decode(self._path.read_bytes())
        except FileNotFoundError:
            return {}

    def _set_aside_if_broken(self) -> None:
        try:
            self._load()
        except BROKEN:
            stamp = datetime.now(timezone.utc).strftime("%Y%m%dT%H%M%S.%fZ")
            self._path.rename(self._path.with_name(f"{self._path.name}.broken-{stamp}"))

    def _broken_news(self) -> tuple[Failure, ...]:
        if self._path.exists():
            return ()
        broken = sorted(self._path.parent.glob(f"{self._path.name}.broken-*"))
        return (_broken(self._path, broken[-1]),) if broken else ()

    def _write(self, content: bytes) -> None:
        # through a link to the file it points to, which is where its owner wants it
        target = self._path.resolve()
        temporary = target.with_name(f".{target.name}.new")
        try:
            with open(temporary, "wb", opener=_for_its_user) as file:
                temporary.chmod(_mode_of(target))
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(target)
        except OSError:
            # half a file would go on taking room on a disk that has none
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.with_name(f"{self._path.name}.lock").open("a") as file:
            _lock(file.fileno(), time.monotonic() + self._lock_patience_seconds)
            yield


PRIVATE = 0o600


def _for_its_user(path: str, flags: int) -> int:
    return os.open(path, flags, PRIVATE)


def _mode_of(target: Path) -> int:
    """Who may do what with the file that is replaced; with a new one its user alone."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return PRIVATE


def _broken(path: Path, kept: Path) -> Failure:
    return Failure(
        code="file_broken",
        message=f"{path.name} could not be understood.",
        hint=f"It is kept as {kept}. Mend it and name it {path.name} again, or save anew.",
    )


def _unreadable(path: Path, error: OSError) -> Failure:
    return Failure(code="file_unreadable", message=f"{path} could not be read: {error.strerror or error}.")


LOCK_LOOK_SECONDS = 0.01
"""How long a change that waits for the lock sleeps before it looks again: no lock tells when it becomes free."""


def _lock(descriptor: int, deadline: float) -> None:
    """Wait until nobody else holds it; TimeoutError past ``deadline`` (monotonic). Closing the file releases it."""
    while not try_lock(descriptor):
        if time.monotonic() >= deadline:
            raise TimeoutError("another program holds its lock")
        time.sleep(LOCK_LOOK_SECONDS)
