"""``POST preflight``: from a selection to its verdicts."""

from __future__ import annotations

import asyncio
from datetime import datetime, timezone

from jupyter_glue_panel.access import Account, Gate
from jupyter_glue_panel.arns import RoleArn
from jupyter_glue_panel.errors import PanelError
from jupyter_glue_panel.magics.cautions import uses_profile
from jupyter_glue_panel.network import Network
from jupyter_glue_panel.roles import RoleBook
from jupyter_glue_panel.tags import check_tags
from jupyter_glue_panel.wire import Connections, Failure, Selection
from jupyter_glue_panel.wire_preflight import DenialExplained, DenialRequest, Preflight

from .bench import Bench
from .case import Case, Published, session_request
from .denials import explain
from .memory import Memory
from .replies import preflight_reply
from .verdicts import judge_case


class Preflights:
    """Judges selections."""

    def __init__(self, gate: Gate, roles: RoleBook, network: Network, memory: Memory) -> None:
        self._gate = gate
        self._roles = roles
        self._network = network
        self._memory = memory

    async def check(self, selection: Selection, *, refresh: bool = False) -> Preflight:
        """May this session be created, and with which connections?

        The selection itself and a session without connections are always judged; of the other networks a few, and
        those that are not yet are named in ``pending``. refresh: ask AWS anew about everything.
        PanelError where the role can't be entered, the runtime role is no role's ARN, or the tags break AWS's rules.
        """
        check_tags(selection.tags)
        if selection.runtime_role_arn is not None:
            RoleArn.parse(selection.runtime_role_arn)
        accounts = await self._accounts(selection)
        account = accounts[0]
        if refresh:
            self._memory.forget(accounts)
        listing, holder, published = await asyncio.gather(
            self._listing(account, refresh),
            self._memory.holder(accounts),
            self._published(selection),
        )
        request = session_request(selection, holder, account.partition, account.id, account.region)
        case = Case(request, selection.connections, *listing, published)
        bench = Bench(accounts, holder, self._memory)
        return preflight_reply(case, await judge_case(case, bench), datetime.now(timezone.utc))

    async def explain(self, request: DenialRequest) -> DenialExplained:
        """AWS's refusal, and what the preflight says to the selection. Raises as ``denials.explain`` does."""
        return await explain(request, self.check)

    async def _accounts(self, selection: Selection) -> tuple[Account, ...]:
        """The account as the session's creator sees it, then as the user does, where that is the same account."""
        role = f"profile:{selection.profile}" if uses_profile(selection) else selection.role_arn
        account = await self._gate.enter(role, selection.region)
        try:
            own = await self._gate.enter(None, account.region)
        except PanelError:
            return (account,)
        return (account, own) if own.id == account.id and own.principal != account.principal else (account,)

    async def _listing(self, account: Account, refresh: bool) -> tuple[Connections | None, tuple[Failure, ...]]:
        try:
            listed = await self._network.connections(account, refresh=refresh)
        except PanelError as error:
            return None, (Failure.of(error),)
        return listed, listed.errors

    async def _published(self, selection: Selection) -> Published:
        """What the role catalogue says about the selection's role."""
        role_arn = selection.role_arn
        if uses_profile(selection):
            role_arn = await self._roles.role_of_profile(selection.profile)
        for choice in (await self._roles.choices()).roles:
            if choice.source == "catalogue" and choice.role_arn == role_arn:
                return Published(choice.requires_vpc, choice.allowed_vpc_ids)
        return Published()
