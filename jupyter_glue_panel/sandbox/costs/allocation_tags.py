"""Cost allocation tags: which keys the payer's bills are told apart by, since when, and backfills of the past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any

from jupyter_glue_panel.sandbox.clock import Clock, iso
from jupyter_glue_panel.sandbox.gate.refusal import AwsError

ACTIVE_FROM_THE_START, KNOWN = "billing", ("billing", "group", "stage")
ACTIVE_DAYS = 100
BACKFILL_SECONDS = 30
"""AWS takes hours."""

ONCE_IN_SECONDS = 24 * 3600
OLDEST_DAYS = 366


@dataclass
class AllocationTag:
    """active_since: when it was made active, None while it isn't · tells_from: the first day whose usage has it."""

    key: str
    updated_at: float
    active_since: float | None = None
    tells_from: date | None = None

    def described(self, now: float) -> dict[str, str]:
        """ListCostAllocationTags' ``CostAllocationTag``."""
        return {
            "TagKey": self.key,
            "Type": "UserDefined",
            "Status": "Inactive" if self.active_since is None else "Active",
            "LastUpdatedDate": iso(self.updated_at),
            "LastUsedDate": f"{_day(now).replace(day=1)}T00:00:00Z",
        }


@dataclass(frozen=True)
class Backfill:
    """Times are seconds since the epoch."""

    start: date
    requested_at: float

    def is_over(self, now: float) -> bool:
        """Has it reached every bill?"""
        return now >= self.requested_at + BACKFILL_SECONDS

    def described(self, now: float) -> dict[str, str]:
        """``CostAllocationTagBackfillRequest``."""
        completed_at = iso(self.requested_at + BACKFILL_SECONDS)
        over = {"CompletedAt": completed_at} if self.is_over(now) else {}
        return {
            "BackfillFrom": f"{self.start}T00:00:00Z",
            "RequestedAt": iso(self.requested_at),
            "BackfillStatus": "SUCCEEDED" if over else "PROCESSING",
            "LastUpdatedAt": completed_at if over else iso(self.requested_at),
            **over,
        }


class AllocationTagBook:
    """The payer's tags, which hold for the bills of its linked accounts too."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.forget()

    def forget(self) -> None:
        """As at the start: one key active, not since ever, the others not."""
        since = self._clock.now() - timedelta(days=ACTIVE_DAYS).total_seconds()
        self._tags = {key: AllocationTag(key, since) for key in KNOWN}
        self.backfills: list[Backfill] = []
        first = self._tags[ACTIVE_FROM_THE_START]
        first.active_since, first.tells_from = since, _day(since)

    def all(self) -> list[AllocationTag]:
        """Every key that billing has seen, by name."""
        return [self._tags[key] for key in sorted(self._tags)]

    def tells_from(self, key: str) -> date | None:
        """The first day whose bill is told apart by ``key``, None where none is."""
        tag = self._tags.get(key)
        if tag is None or tag.active_since is None or tag.tells_from is None:
            return None
        now = self._clock.now()
        reached = [each.start for each in self.backfills if each.is_over(now) and each.requested_at >= tag.active_since]
        return min([tag.tells_from, *reached])

    def update(self, key: str, status: str) -> dict[str, str] | None:
        """Make ``key`` ``Active`` or ``Inactive``; the entry of ``Errors`` where there is no such key."""
        tag = self._tags.get(key)
        if tag is None:
            return {"TagKey": key, "Code": "TagKeysNotFoundException", "Message": f"Tag keys not found: {key}"}
        now = self._clock.now()
        if status == "Inactive":
            tag.active_since = tag.tells_from = None
        elif tag.active_since is None:
            tag.active_since, tag.tells_from = now, _day(now)
        tag.updated_at = now
        return None

    def start_backfill(self, start_text: str) -> dict[str, Any]:
        """StartCostAllocationTagBackfill's ``BackfillRequest``."""
        now = self._clock.now()
        start = date.fromisoformat(start_text[:10])
        if start.day != 1 or not timedelta() <= _day(now) - start <= timedelta(days=OLDEST_DAYS):
            raise AwsError("ValidationException", "BackfillFrom must be the first of a month, up to twelve months ago.")
        if self.backfills and now < self.backfills[-1].requested_at + ONCE_IN_SECONDS:
            raise AwsError("BackfillLimitExceededException", "Only one backfill can be requested in 24 hours.")
        self.backfills.append(Backfill(start, now))
        return self.backfills[-1].described(now)


def _day(seconds: float) -> date:
    return datetime.fromtimestamp(seconds, timezone.utc).date()
