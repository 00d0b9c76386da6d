"""Finds the most certain engine that answers, and remembers what was refused on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jupyter_glue_panel.access import Account
from jupyter_glue_panel.rules.decisions import Layers, Unreadable
from jupyter_glue_panel.rules.session_request import Inquiry
from jupyter_glue_panel.wire_preflight import MissingPermission, VerdictSource

from .engines import Engine, PolicyEngine, SimulatorEngine
from .holder import Holder
from .memory import Memory
from .simulator import ACTION, Refused

SOURCES: tuple[VerdictSource, ...] = ("simulation", "caller_simulation")


@dataclass
class Bench:
    """accounts: who may be asked, in this order · missing: permissions that would have told more, as they show."""

    accounts: Sequence[Account]
    holder: Holder
    memory: Memory
    missing: list[MissingPermission] = field(default_factory=list)

    async def engine(self, probe: Inquiry) -> Engine:
        """The simulator, if it answers ``probe`` to anybody; else the policies, as far as they can be read."""
        if self.holder.kind is None:
            return PolicyEngine(Layers((Unreadable("what applies to the account's root or a federated user"),)))
        for account, source in zip(self.accounts, SOURCES, strict=False):
            answer = await self.memory.simulated(account, self.holder, probe)
            if not isinstance(answer, Refused):
                return SimulatorEngine(self.memory, account, self.holder, source)
            if answer.permission:
                self._miss(ACTION, self.holder.arn)
        policies = await self.policies()
        for needs in policies.needs:
            self._miss(*needs)
        return policies

    async def policies(self) -> PolicyEngine:
        """The policies as whoever reads the most of them reads them; costs calls the first time only."""
        best = PolicyEngine(await self.memory.layers(self.accounts[0], self.holder))
        for account in self.accounts[1:]:
            if not best.unread:
                break
            other = PolicyEngine(await self.memory.layers(account, self.holder))
            best = min(best, other, key=lambda engine: len(engine.unread))
        return best

    def _miss(self, action: str, resource: str) -> None:
        permission = MissingPermission(action=action, resource=resource)
        if permission not in self.missing:
            self.missing.append(permission)
