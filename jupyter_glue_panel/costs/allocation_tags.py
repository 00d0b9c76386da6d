"""Cost allocation tags: can bills be told apart by a tag key, and making it so. Source: Cost Explorer's API."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import date, datetime, timezone
from typing import Any

from jupyter_glue_panel.access import Account
from jupyter_glue_panel.errors import InvalidRequest, PanelError, Unprocessable
from jupyter_glue_panel.wire import Failure
from jupyter_glue_panel.wire_costs import AllocationTag, AllocationTagStatus, Backfill, BackfillStatus

from .bill_queries import check_tag_key
from .cost_explorer import CostExplorer

_STATUSES: Mapping[str, AllocationTagStatus] = {"Active": "active", "Inactive": "inactive"}
_REFUSALS: Mapping[str, AllocationTagStatus] = {
    "payer_account_only": "payer_account_only",
    "access_denied": "not_permitted",
}
_BACKFILL_STATUSES: Mapping[str, BackfillStatus] = {
    "SUCCEEDED": "succeeded",
    "PROCESSING": "processing",
    "FAILED": "failed",
}


class AllocationTags:
    """Asks for a key's status, and changes it. What was changed here is remembered beside older answers."""

    def __init__(self, explorer: CostExplorer, now: Callable[[], datetime]) -> None:
        """now: aware UTC."""
        self._explorer = explorer
        self._now = now
        self._activated: dict[Hashable, tuple[AllocationTag, datetime]] = {}
        self._started: dict[Hashable, tuple[Backfill, datetime]] = {}

    async def status(self, account: Account, key: str) -> AllocationTag:
        """One request. Never fails: why AWS would not tell stands in the result."""
        try:
            told = await self._explorer.ask(account, "list_cost_allocation_tags", {"TagKeys": [key]})
        except PanelError as error:
            status = _REFUSALS.get(error.code, "failed")
            return AllocationTag(key=key, status=status, error=Failure.of(error))
        named = [tag for tag in told.answer.get("CostAllocationTags", ()) if tag.get("TagKey") == key]
        return _tag(named[0]) if named else AllocationTag(key=key, status="unknown")

    async def last_backfill(self, account: Account) -> Backfill | Failure | None:
        """One request: the last run that was asked for, None where there was none; why, where AWS would not tell."""
        try:
            told = await self._explorer.ask(account, "list_cost_allocation_tag_backfill_history", {})
        except PanelError as error:
            return Failure.of(error)
        runs = [_backfill(each) for each in told.answer.get("BackfillRequests", ())]
        return max(runs, key=lambda run: run.requested_at, default=None)

    def tag_now(self, account: Account, told: AllocationTag, as_of: datetime) -> AllocationTag:
        """The tag as AWS told it at ``as_of``, or as ``activate`` has made it since, or where AWS would not tell."""
        made, at = self._activated.get((account.principal, account.id, told.key), (told, as_of))
        return made if at > as_of or told.error is not None else told

    def backfill_now(self, account: Account, told: Backfill | None, as_of: datetime) -> Backfill | None:
        """The last run as AWS told it at ``as_of``, or the one that ``backfill`` has begun since."""
        begun, at = self._started.get((account.principal, account.id), (told, as_of))
        return begun if at > as_of else told

    async def activate(self, account: Account, key: str) -> AllocationTag:
        """Have AWS tell bills apart by the key from now on, and say what became of it.

        InvalidRequest (tag_key_invalid), Unprocessable (payer_account_only, access_denied, tag_key_unknown,
        tag_not_activated).
        """
        entry = {"TagKey": check_tag_key(key), "Status": "Active"}
        asked = {"CostAllocationTagsStatus": [entry]}
        told = await self._explorer.ask(account, "update_cost_allocation_tags_status", asked)
        for error in told.answer.get("Errors", ()):
            raise _not_activated(key, error)
        tag = await self.status(account, key)
        if tag.error is not None:
            # AWS has accepted it, and merely would not say so once more
            tag = AllocationTag(key=key, status="active", error=tag.error)
        self._activated[account.principal, account.id, key] = tag, self._now()
        return tag

    async def backfill(self, account: Account, start: date, today: date) -> Backfill:
        """Have AWS give past usage, from ``start`` on, the tags that are active now.

        InvalidRequest (backfill_start_invalid), Conflict (backfill_once_a_day), Unprocessable (payer_account_only,
        access_denied).
        """
        _check_backfill_start(start, today)
        asked = {"BackfillFrom": f"{start}T00:00:00Z"}
        told = await self._explorer.ask(account, "start_cost_allocation_tag_backfill", asked)
        begun = _backfill(told.answer["BackfillRequest"])
        self._started[account.principal, account.id] = begun, self._now()
        return begun


def _tag(raw: Mapping[str, Any]) -> AllocationTag:
    return AllocationTag(
        key=raw["TagKey"],
        status=_STATUSES.get(raw.get("Status", ""), "unknown"),
        updated_on=_day(raw["LastUpdatedDate"]) if "LastUpdatedDate" in raw else None,
        used_on=_day(raw["LastUsedDate"]) if "LastUsedDate" in raw else None,
    )


def _not_activated(key: str, error: Mapping[str, Any]) -> Unprocessable:
    if "not found" in error.get("Message", "").lower():
        return Unprocessable(
            "tag_key_unknown",
            f"Billing does not know the tag {key} yet.",
            hint="A key can be activated up to a day after it was first used.",
            aws_code=error.get("Code"),
        )
    return Unprocessable(
        "tag_not_activated",
        f"AWS did not activate the tag {key}.",
        hint=error.get("Message", "")[:400],
        aws_code=error.get("Code"),
    )


def _check_backfill_start(start: date, today: date) -> None:
    earliest = today.replace(day=1, year=today.year - 1)
    if start.day != 1 or not earliest <= start <= today:
        raise InvalidRequest(
            "backfill_start_invalid",
            f"A backfill can't begin on {start}.",
            hint=f"It begins on the first of a month, from {earliest} to {today.replace(day=1)}.",
        )


def _backfill(raw: Mapping[str, Any]) -> Backfill:
    return Backfill(
        start=_day(raw["BackfillFrom"]),
        status=_BACKFILL_STATUSES[raw["BackfillStatus"]],
        requested_at=_moment(raw["RequestedAt"]),
        completed_at=_moment(raw["CompletedAt"]) if "CompletedAt" in raw else None,
    )


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


def _moment(text: str) -> datetime:
    # Python 3.10 does not read the Z that AWS writes
    moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return moment.astimezone(timezone.utc)
