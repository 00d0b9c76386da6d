"""What was read about principals and their policies, kept for a short while."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jupyter_glue_panel.access import Account
from jupyter_glue_panel.cache import Cache
from jupyter_glue_panel.rules.decisions import Layers
from jupyter_glue_panel.rules.preflight import Opinion
from jupyter_glue_panel.rules.session_request import Inquiry

from .holder import Holder, read_holder
from .policies import read_layers
from .simulator import Budget, Refused, Simulator


class Memory:
    """Asks AWS for what is not known, or was forgotten."""

    def __init__(self, simulator: Simulator, holders: Cache[Holder], layers: Cache[Layers]) -> None:
        self._simulator = simulator
        self._holders = holders
        self._layers = layers
        self._edition: Counter[object] = Counter()

    def forget(self, accounts: Sequence[Account]) -> None:
        """Know nothing any more of what ``accounts`` were told."""
        self._edition.update(account.key for account in accounts)

    async def holder(self, accounts: Sequence[Account]) -> Holder:
        """Who the first of ``accounts`` acts as; see ``read_holder``."""
        return await self._holders.get(self._key(accounts[0]), lambda: read_holder(accounts))

    async def layers(self, account: Account, holder: Holder) -> Layers:
        """What ``account`` may read of the policies of ``holder``; see ``read_layers``."""
        key = (self._key(account), holder.arn)
        return await self._layers.get(key, lambda: read_layers(account, holder))

    async def simulated(
        self, account: Account, holder: Holder, inquiry: Inquiry, budget: Budget | None = None
    ) -> tuple[Opinion, ...] | Refused:
        """What the simulator tells ``account`` about ``holder``; ``Later`` where ``budget`` is spent."""
        return await self._simulator.ask(account, holder.arn, inquiry, self._key(account), budget)

    def _key(self, account: Account) -> tuple[object, int]:
        return account.key, self._edition[account.key]
