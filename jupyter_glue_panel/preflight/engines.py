"""Who gives opinions on a session: the simulator, asked by the role or by its user, else the policies themselves."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from typing import Protocol

from jupyter_glue_panel.access import Account
from jupyter_glue_panel.rules.decisions import Layers, Unreadable
from jupyter_glue_panel.rules.preflight import Opinion, opinions_of
from jupyter_glue_panel.rules.session_request import Inquiry
from jupyter_glue_panel.wire_preflight import VerdictSource

from .holder import Holder
from .memory import Memory
from .simulator import Budget, Refused

Opinions = tuple[Opinion, ...]


class Engine(Protocol):
    """source: what a verdict made from its opinions names as its source."""

    @property
    def source(self) -> VerdictSource: ...

    async def opinions(self, inquiry: Inquiry, budget: Budget | None = None) -> Opinions:
        """One for each action; ``Later`` where ``budget`` is spent."""
        ...


@dataclass(frozen=True)
class SimulatorEngine:
    """account: who asks · holder: the user or role in question."""

    memory: Memory
    account: Account
    holder: Holder
    source: VerdictSource

    async def opinions(self, inquiry: Inquiry, budget: Budget | None = None) -> Opinions:
        """As AWS's simulator sees it; unknown where it refuses this one request."""
        answer = await self.memory.simulated(self.account, self.holder, inquiry, budget)
        if isinstance(answer, Refused):
            refused = (Unreadable("AWS's policy simulator"),)
            return tuple(Opinion(action, "unknown", unread=refused) for action in inquiry.actions)
        return answer


@dataclass(frozen=True)
class PolicyEngine:
    """The evaluator on the policies that could be read."""

    layers: Layers
    source: VerdictSource = "policies"

    @property
    def unread(self) -> tuple[Unreadable, ...]:
        """The policies that could not be read."""
        return tuple(each for _, attached in self.layers.each() for each in attached if isinstance(each, Unreadable))

    @property
    def needs(self) -> tuple[tuple[str, str], ...]:
        """The permissions that would have read them: action and resource."""
        parted = (each.needs.partition(" on ") for each in self.unread if each.needs)
        return tuple((action, resource or "*") for action, _, resource in parted)

    async def opinions(self, inquiry: Inquiry, budget: Budget | None = None) -> Opinions:
        """As the policies say now; costs no call."""
        now = datetime.now(timezone.utc)
        moment = {"aws:CurrentTime": now.isoformat(timespec="seconds"), "aws:EpochTime": str(int(now.timestamp()))}
        asked = replace(inquiry, context={**inquiry.context, **moment})
        # a decision is quick, those on a thousand networks together are not
        return await asyncio.to_thread(opinions_of, self.layers, asked)
