"""The disk that JupyterLab writes to, and how the room on it is taken away: by the limit that Linux sets to the size of
a process's files. A disk that is full in earnest would need a mount, which only root may do; to whoever writes, both
are a write that the system refuses.
"""

from __future__ import annotations

from contextlib import suppress


class NoDisk(Exception):
    """There is no disk that could be full. The message says why."""


class Disk:
    """Where one process keeps its files: none's, until ``serve`` names it."""

    def __init__(self) -> None:
        self._process: int | None = None

    def serve(self, process: int) -> None:
        """From now on it is the disk of the process of this id."""
        self._process = process

    def fill(self) -> None:
        """No file can be written from now on; all can be read. ``NoDisk``, on other systems than Linux, too."""
        try:
            _limit(self._process, 0)
        except ProcessLookupError as error:
            raise NoDisk("There is no JupyterLab here whose disk could be full.") from error
        except (ImportError, AttributeError) as error:
            raise NoDisk("Only Linux lets a disk seem full.") from error

    def make_room(self) -> None:
        """As before ``fill``."""
        with suppress(ProcessLookupError, ImportError, AttributeError):
            _limit(self._process, None)


def _limit(process: int | None, largest_bytes: int | None) -> None:
    if process is None:
        raise ProcessLookupError
    import resource

    _, most = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (most if largest_bytes is None else largest_bytes, most))
