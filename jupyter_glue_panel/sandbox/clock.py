"""The emulator's time, which a test may move."""

from __future__ import annotations

import time
from datetime import datetime, timezone


class Clock:
    """Real time plus what it was advanced by. Every state and expiry of the emulator is computed from it when asked."""

    def __init__(self) -> None:
        self._ahead_seconds = 0.0

    def now(self) -> float:
        """Seconds since the epoch."""
        return time.time() + self._ahead_seconds

    def advance(self, seconds: float) -> None:
        """Let ``seconds`` pass at once."""
        self._ahead_seconds += seconds

    def reset(self) -> None:
        """Go back to real time."""
        self._ahead_seconds = 0.0


def iso(seconds: float) -> str:
    """``seconds`` since the epoch as AWS's XML protocols write it."""
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
