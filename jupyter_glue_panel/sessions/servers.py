"""The Jupyter servers of one user: which one this is, and which others still run.

Each holds the lock of a file of its own. Process numbers would not tell: containers give the same ones again, and
machines that share a home each have their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import IO
from uuid import uuid4

from jupyter_glue_panel.filelock import try_lock

_ID = re.compile(r"[0-9a-f]{32}")


class Servers:
    """This server among those that share ``directory``. Every method reads or writes files: call it in a thread.

    id: this server's, for the life of its process.
    """

    def __init__(self, directory: Path) -> None:
        self.id = uuid4().hex
        self._directory = directory
        self._own: IO[str] | None = None
        self._entering = Lock()

    def enter(self) -> None:
        """Have others see that this server runs, until ``leave`` or its end; not where no file can be written."""
        with self._entering, suppress(OSError):
            if self._own is None:
                self._directory.mkdir(parents=True, exist_ok=True)
                self._own = self._file(self.id).open("a")
                try_lock(self._own.fileno())

    def leave(self) -> None:
        """This server ends."""
        if self._own is not None:
            self._own.close()
            self._own = None
            self._file(self.id).unlink(missing_ok=True)

    def others(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of ``ids`` that are other servers', and run."""
        return frozenset(each for each in set(ids) - {self.id} if _ID.fullmatch(each) and self._runs(each))

    def _runs(self, id: str) -> bool:
        file = self._file(id)
        try:
            with file.open("r+") as lock:
                if not try_lock(lock.fileno()):
                    return True
        except OSError:
            return False
        # it ended without a word, and nobody else will tidy up behind it
        with suppress(OSError):
            file.unlink()
        return False

    def _file(self, id: str) -> Path:
        return self._directory / f"{id}.lock"
