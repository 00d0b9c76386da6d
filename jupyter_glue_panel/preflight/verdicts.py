"""Judges every situation: the selection, no connections, and as many other networks as a reply has time for."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from jupyter_glue_panel.errors import BadGateway, GatewayTimeout, PanelError, Throttled
from jupyter_glue_panel.rules.preflight import Opinion, Subject, judge, with_statement
from jupyter_glue_panel.rules.session_request import NO_NETWORK, Inquiry, SessionNetwork
from jupyter_glue_panel.wire_preflight import Judgement, MissingPermission

from .bench import Bench
from .case import Case
from .engines import Engine, Opinions
from .simulator import Budget, Later

SIMULATIONS_A_REPLY = 8
"""Networks that one reply simulates beside the selection's: with more, whoever asked would wait for seconds."""


@dataclass(frozen=True)
class Judged:
    """A verdict, and the opinions behind it."""

    judgement: Judgement
    opinions: Opinions


@dataclass(frozen=True)
class Verdicts:
    """by_network: of the networks judged so far, the one of no connection included · pass_role: None where no runtime
    role is picked · missing: permissions that would have told more · troubles: why AWS would not answer just now.
    """

    by_network: Mapping[SessionNetwork, Judged]
    pass_role: Judged | None
    missing: Sequence[MissingPermission]
    troubles: Sequence[PanelError]


async def judge_case(case: Case, bench: Bench) -> Verdicts:
    """What the most certain engine says; where that is nothing, what the administrator published."""
    request, selected = case.request, case.selected_network
    engine = await bench.engine(request.create(selected))
    court = _Court(case, bench)
    # asked for in any case: these go first, and without a budget
    first, pass_role = await asyncio.gather(
        court.judge_networks(engine, dict.fromkeys((NO_NETWORK, selected))), court.judge_pass_role(engine)
    )
    known = (network for network in case.networks.values() if isinstance(network, SessionNetwork))
    others = [network for network in dict.fromkeys(known) if network not in first]
    if len(others) > SIMULATIONS_A_REPLY:
        engine = await court.quicker(engine, first)
    rest = await court.judge_networks(engine, others, Budget(SIMULATIONS_A_REPLY))
    return Verdicts({**first, **rest}, pass_role, tuple(bench.missing), tuple(court.troubles))


@dataclass(frozen=True)
class _Court:
    """troubles: AWS's passing ones, which leave a network unjudged for now."""

    case: Case
    bench: Bench
    troubles: list[PanelError] = field(default_factory=list)

    async def judge_networks(
        self, engine: Engine, networks: Iterable[SessionNetwork], budget: Budget | None = None
    ) -> dict[SessionNetwork, Judged]:
        """Verdicts by network. With a budget, without those for which it, or AWS's patience, did not suffice."""
        judged = await asyncio.gather(*(self._judge_network(engine, network, budget) for network in networks))
        return dict(each for each in judged if each is not None)

    async def judge_pass_role(self, engine: Engine) -> Judged | None:
        """None where no runtime role is picked."""
        inquiry = self.case.request.pass_role()
        return await self.judge(engine, Subject(self.case.request, None), inquiry) if inquiry else None

    async def quicker(self, engine: Engine, judged: Mapping[SessionNetwork, Judged]) -> Engine:
        """The policies instead of the simulator, as they cost no call a network: where all of them can be read, and
        say the same about what the simulator has judged. The organisation's policies are seen by the simulator alone.
        """
        with suppress(PanelError):
            policies = await self.bench.policies()
            for network, known in judged.items():
                opinions = await policies.opinions(self.case.request.create(network))
                if [each.verdict for each in opinions] != [each.verdict for each in known.opinions]:
                    return engine
            return engine if policies.unread else policies
        return engine

    async def _judge_network(
        self, engine: Engine, network: SessionNetwork, budget: Budget | None
    ) -> tuple[SessionNetwork, Judged] | None:
        request = self.case.request
        try:
            return network, await self.judge(engine, Subject(request, network), request.create(network), budget)
        except Later:
            return None
        except (Throttled, BadGateway, GatewayTimeout) as error:
            if budget is None:
                raise
            self.troubles.append(error)
            return None

    async def judge(self, engine: Engine, subject: Subject, inquiry: Inquiry, budget: Budget | None = None) -> Judged:
        """One verdict; ``Later`` where ``budget`` does not suffice."""
        opinions = await self._named(await engine.opinions(inquiry, budget), inquiry)
        judgement = judge(subject, opinions, engine.source)
        if judgement.verdict == "unknown":
            judgement = self.case.published.judge(subject) or judgement
        return Judged(judgement, opinions)

    async def _named(self, opinions: Opinions, inquiry: Inquiry) -> Opinions:
        """The simulator names policies only: where they can be read, the statement is found in them."""
        if not any(_lacks_statement(opinion) for opinion in opinions):
            return opinions
        with suppress(PanelError):
            layers = (await self.bench.policies()).layers
            return tuple(with_statement(opinion, layers, inquiry) for opinion in opinions)
        return opinions


def _lacks_statement(opinion: Opinion) -> bool:
    return opinion.policy is not None and opinion.statement is None
