"""Asks IAM's policy simulator: a few at a time, and not again for what was just answered."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable
from dataclasses import dataclass

from jupyter_glue_panel.access import Account
from jupyter_glue_panel.cache import Cache
from jupyter_glue_panel.errors import PanelError
from jupyter_glue_panel.rules.preflight import Opinion
from jupyter_glue_panel.rules.session_request import Inquiry
from jupyter_glue_panel.rules.simulation import read_simulation, simulation_parameters

AT_ONCE = 4
"""IAM throttles the simulator early, and for everybody in the account."""
ACTION = "iam:SimulatePrincipalPolicy"


@dataclass(frozen=True)
class Refused:
    """The account gets no simulation. permission: whether it lacks the permission, or asked in vain for another reason
    (the simulator knows no such principal, or takes no such request)."""

    permission: bool


Simulated = tuple[Opinion, ...] | Refused


class Later(Exception):
    """The budget of a request is spent."""


class Budget:
    """How many simulations a request may still start; joining one that is under way costs nothing."""

    def __init__(self, simulations: int) -> None:
        self._left = simulations

    def take(self) -> None:
        """Start one; ``Later`` where none is left."""
        if self._left <= 0:
            raise Later
        self._left -= 1


class Simulator:
    """SimulatePrincipalPolicy with a short memory, refusals included."""

    def __init__(self, answers: Cache[Simulated]) -> None:
        self._answers = answers
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def ask(
        self, account: Account, source_arn: str, inquiry: Inquiry, edition: Hashable, budget: Budget | None
    ) -> Simulated:
        """What the simulator says about a user or role when ``account`` asks; ``Later`` where ``budget`` is spent.

        edition: what was answered under another one counts no more.
        """

        async def simulate() -> Simulated:
            if budget is not None:
                budget.take()
            async with self._turns:
                return await _simulate(account, source_arn, inquiry)

        key = (edition, source_arn, inquiry.actions, inquiry.resource, frozenset(inquiry.context.items()))
        return await self._answers.get(key, simulate)


async def _simulate(account: Account, source_arn: str, inquiry: Inquiry) -> Simulated:
    try:
        parameters = simulation_parameters(source_arn, inquiry)
        return read_simulation(await account.call("iam", "simulate_principal_policy", **parameters))
    except PanelError as error:
        if error.code not in ("access_denied", "not_found", "aws_refused"):
            raise
        return Refused(permission=error.code == "access_denied")
