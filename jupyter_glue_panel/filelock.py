"""Locks on files, which hold between threads and between processes, and end with whoever holds them."""

from __future__ import annotations

import sys
from contextlib import suppress

if sys.platform == "win32":
    import msvcrt

    def try_lock(descriptor: int) -> bool:
        """Lock an open file unless somebody else does. Closing it, or the end of the process, releases it."""
        with suppress(PermissionError):
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            return True
        return False
else:
    import fcntl

    def try_lock(descriptor: int) -> bool:
        """Lock an open file unless somebody else does. Closing it, or the end of the process, releases it."""
        with suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        return False
