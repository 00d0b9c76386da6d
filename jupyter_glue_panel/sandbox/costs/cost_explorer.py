"""Cost Explorer's JSON protocol. Account B pays for account A, which may therefore not touch the tags of the bill."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timezone
from typing import Any

from werkzeug import Response

from jupyter_glue_panel.sandbox.clock import Clock
from jupyter_glue_panel.sandbox.gate.call import Call
from jupyter_glue_panel.sandbox.gate.credentials import Caller
from jupyter_glue_panel.sandbox.gate.guard import Attempt, Guard, require
from jupyter_glue_panel.sandbox.gate.refusal import AwsError
from jupyter_glue_panel.sandbox.names import ACCOUNT_A
from jupyter_glue_panel.sandbox.validation import validate

from .allocation_tags import AllocationTagBook
from .bills import cost_and_usage

LINKED_ACCOUNTS = (ACCOUNT_A,)

Handler = Callable[[Caller, dict[str, Any]], dict[str, Any]]


class CostExplorer:
    """Bills by tag, and the tags they can be told apart by. Lists of tags and backfills fit on one page."""

    def __init__(self, clock: Clock, guard: Guard) -> None:
        self._clock = clock
        self._guard = guard
        self._tags = AllocationTagBook(clock)
        self._handlers: dict[str, Handler] = {
            "GetCostAndUsage": self._cost_and_usage,
            "ListCostAllocationTags": self._list,
            "UpdateCostAllocationTagsStatus": self._update,
            "StartCostAllocationTagBackfill": self._backfill,
            "ListCostAllocationTagBackfillHistory": self._backfills,
        }

    def answer(self, call: Call, caller: Caller) -> Response | None:
        """The reply; None for what moto serves. ``AwsError`` or ``Refusal`` where AWS says no."""
        handler = self._handlers.get(call.action)
        if handler is None:
            return None
        parameters = call.json_parameters()
        validate("ce", call.action, parameters)
        require(self._guard, Attempt(caller, f"ce:{call.action}"))
        return Response(json.dumps(handler(caller, parameters)), content_type="application/x-amz-json-1.1")

    def forget(self) -> None:
        """Tags and backfills as at the start."""
        self._tags.forget()

    def _cost_and_usage(self, caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
        return cost_and_usage(caller.account, parameters, self._today(), self._tags.tells_from)

    def _list(self, caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
        _check_payer(caller, "list Cost Allocation Tags")
        now = self._clock.now()
        described = [tag.described(now) for tag in self._tags.all()]
        keys, status = parameters.get("TagKeys"), parameters.get("Status")
        return {
            "CostAllocationTags": [
                tag
                for tag in described
                if (keys is None or tag["TagKey"] in keys) and (status is None or tag["Status"] == status)
            ]
        }

    def _update(self, caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
        _check_payer(caller, "update Cost Allocation Tag")
        entries = parameters["CostAllocationTagsStatus"]
        errors = [self._tags.update(entry["TagKey"], entry["Status"]) for entry in entries]
        return {"Errors": [error for error in errors if error is not None]}

    def _backfill(self, caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
        _check_payer(caller, "start Cost Allocation Tag backfill")
        return {"BackfillRequest": self._tags.start_backfill(parameters["BackfillFrom"])}

    def _backfills(self, caller: Caller, parameters: dict[str, Any]) -> dict[str, Any]:
        _check_payer(caller, "list Cost Allocation Tag backfill history")
        now = self._clock.now()
        return {"BackfillRequests": [each.described(now) for each in reversed(self._tags.backfills)]}

    def _today(self) -> date:
        return datetime.fromtimestamp(self._clock.now(), timezone.utc).date()


def _check_payer(caller: Caller, what: str) -> None:
    if caller.account in LINKED_ACCOUNTS:
        raise AwsError(
            "AccessDeniedException", f"Failed to {what}: Linked account doesn't have access to cost allocation tags."
        )
