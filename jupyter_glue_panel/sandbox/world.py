"""The furnished AWS: emulator, walk-through accounts and configuration files, together."""

from __future__ import annotations

from pathlib import Path

from .aws_files import AwsFiles, write_aws_files
from .emulator import Emulator, Snapshot
from .gate.guard import Guard
from .names import ACCOUNT_A, ACCOUNT_B, REGION
from .seed import Walkthrough, furnish
from .settings import Settings
from .teams import sessions_of_teams

READING = ("get", "list", "describe", "assume", "simulate")
# Writes to what every reset forgets anyway.
PASSING = (
    *("Session", "Statement", "TagResource", "UntagResource"),
    *("CostAllocationTagsStatus", "CostAllocationTagBackfill"),
)


class World(Emulator):
    """An ``Emulator`` that holds the walk-through's accounts.

    config_file, credentials_file: what AWS SDKs need to call it as account A's user · walkthrough: the ids it was
    furnished with.
    """

    region = REGION
    account_a = ACCOUNT_A
    account_b = ACCOUNT_B

    def __init__(
        self, directory: Path, *, port: int = 0, settings: Settings | None = None, guard: Guard | None = None
    ) -> None:
        super().__init__(port=port, settings=settings, guard=guard)
        self._directory = directory
        self.walkthrough: Walkthrough
        self.files: AwsFiles
        self._furnished: Snapshot

    def start(self) -> None:
        """Furnish the accounts, and answer from now on."""
        super().start()
        self.walkthrough = furnish(self)
        self._furnished = self.snapshot()
        self._hand_over()

    def populate(self) -> None:
        """Let the teams' sessions be there, as in every sandbox that is started; the next ``restore`` ends them."""
        self.adopt(sessions_of_teams(self.walkthrough.network))

    def restore(self, settings: Settings) -> None:
        """As after ``start``, same ids and keys."""
        actions = [name.partition(".")[2] for name in self.requests.seen]
        written = any(not action.lower().startswith(READING) and not action.endswith(PASSING) for action in actions)
        self.reset(settings)
        if written:
            self.put_back(self._furnished)
        self._hand_over()

    def _hand_over(self) -> None:
        self.files = write_aws_files(self._directory, self.endpoint_url, self.walkthrough)
        self.requests.clear()
        self.requests.seen.clear()
