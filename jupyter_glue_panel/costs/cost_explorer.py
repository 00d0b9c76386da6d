"""Where Cost Explorer is, and who asks it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jupyter_glue_panel.access import Account, Gate
from jupyter_glue_panel.errors import PanelError, Unprocessable

_REGIONS = {"aws": "us-east-1", "aws-cn": "cn-northwest-1"}
_REFUSALS = ("access_denied", "payer_account_only")


@dataclass(frozen=True)
class Told:
    """One call's answer. account: as who saw it that was allowed to ask."""

    account: Account
    answer: Mapping[str, Any]


class CostExplorer:
    """Asks with the credentials that a request names; where AWS denies that, with the caller's own, if these belong to
    the same account. Another account's bill is another bill: that one is asked for by its own name only.
    """

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    async def ask(self, account: Account, operation: str, parameters: Mapping[str, Any]) -> Told:
        """One call's answer.

        Unprocessable (cost_explorer_elsewhere) for a partition that has no Cost Explorer; AWS's refusals as they come,
        with a hint where the caller's own identity belongs to another account.
        """
        try:
            return Told(account, await _ask(account, operation, parameters))
        except PanelError as error:
            own = await self._gate.own_beside(account) if error.code in _REFUSALS else None
            if own is None:
                raise
            if own.id != account.id:
                error.hint = f"{error.hint} Without a role, you ask as yourself, about account {own.id}.".strip()
            if own.id != account.id or error.code != "access_denied":
                raise
            refusal = error
        try:
            return Told(own, await _ask(own, operation, parameters))
        except PanelError:
            raise refusal from None


async def _ask(account: Account, operation: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    if account.partition not in _REGIONS:
        raise Unprocessable(
            "cost_explorer_elsewhere",
            f"Cost Explorer does not know the partition {account.partition}.",
            hint="Its bills stand in an account of the partition aws.",
        )
    return await account.aws.call(account.principal, _REGIONS[account.partition], "ce", operation, parameters)
