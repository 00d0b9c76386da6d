"""From verdicts to the reply: settled together, connection by connection, with what they can't see. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

import msgspec

from jupyter_glue_panel.rules.coverage import not_covered
from jupyter_glue_panel.rules.preflight import requires_vpc, settle, worse
from jupyter_glue_panel.rules.session_request import NO_NETWORK, SessionNetwork
from jupyter_glue_panel.wire import Connection, Failure
from jupyter_glue_panel.wire_preflight import (
    ConnectionJudgement,
    Judgement,
    MissingPermission,
    Preflight,
    VerdictSource,
)

from .case import Case
from .verdicts import Verdicts

LISTING = MissingPermission(action="glue:GetConnections", resource="*")
SUBNETS = MissingPermission(action="ec2:DescribeSubnets", resource="*")


def preflight_reply(case: Case, verdicts: Verdicts, as_of: datetime) -> Preflight:
    """What ``POST preflight`` answers."""
    judgements = settle([judged.judgement for judged in verdicts.by_network.values()])
    settled = dict(zip(verdicts.by_network, judgements, strict=True))
    pass_role = settle([verdicts.pass_role.judgement])[0] if verdicts.pass_role else None
    alone, connections = settled[NO_NETWORK], tuple(_connections(case, settled))
    overall = _overall(_of(case.selected, settled) or alone, pass_role)
    opinions = verdicts.by_network[NO_NETWORK].opinions
    return Preflight(
        **msgspec.structs.asdict(overall),
        principal_arn=case.request.arn,
        connections=connections,
        no_connection=alone,
        pass_role=pass_role,
        requires_vpc=requires_vpc(alone, opinions, connections, case.published.requires_vpc),
        would_pass=() if _denies(pass_role) else tuple(_passing(case, connections)),
        pending=tuple(each.name for each in case.listing if _of(case.networks[each.name], settled) is None),
        not_covered=not_covered(_sources(overall, alone, *connections), case.request, case.selected_network),
        missing_permissions=tuple(_missing(case, verdicts, [overall, alone, *connections])),
        errors=(*case.errors, *_troubles(verdicts)),
        as_of=as_of,
    )


def _overall(chosen: Judgement, pass_role: Judgement | None) -> Judgement:
    """Published rules never speak of runtime roles: that nothing is known about one takes nothing from them."""
    if chosen.source == "published" and pass_role is not None and pass_role.verdict == "unknown":
        return chosen
    return worse(chosen, pass_role)


def _sources(overall: Judgement, *others: Judgement) -> set[VerdictSource]:
    """Many networks may be judged by another source than the selection. Whom nobody judged covers nothing."""
    return {overall.source, *(each.source for each in others if each.source != "none")}


def _denies(judgement: Judgement | None) -> bool:
    return judgement is not None and judgement.verdict == "denied"


def _passing(case: Case, connections: Iterable[ConnectionJudgement]) -> Iterator[str]:
    """The names of those with which IAM lets the session through, and that the kernel can be given."""
    for each in connections:
        if each.verdict == "allowed" and case.usable(each.connection):
            yield each.connection


def _troubles(verdicts: Verdicts) -> tuple[Failure, ...]:
    """Each kind once: hundreds of networks may have met the same."""
    return tuple({error.code: Failure.of(error) for error in verdicts.troubles}.values())


def _of(situation: SessionNetwork | Judgement, settled: Mapping[SessionNetwork, Judgement]) -> Judgement | None:
    return situation if isinstance(situation, Judgement) else settled.get(situation)


def _connections(case: Case, settled: Mapping[SessionNetwork, Judgement]) -> Iterator[ConnectionJudgement]:
    for connection in case.listing:
        judgement = _of(case.networks[connection.name], settled)
        if judgement is not None:
            yield _named(connection, judgement)


def _named(connection: Connection, judgement: Judgement) -> ConnectionJudgement:
    return ConnectionJudgement(
        connection=connection.name, vpc_id=connection.vpc_id, **msgspec.structs.asdict(judgement)
    )


def _missing(case: Case, verdicts: Verdicts, judgements: Iterable[Judgement]) -> Iterator[MissingPermission]:
    """The permissions without which something is unknown."""
    codes = {each.code for each in judgements if each.verdict == "unknown"}
    if case.listed is None:
        yield LISTING
    if "vpc_unknown" in codes:
        yield SUBNETS
    if codes - {"vpc_unknown", "connection_not_found"}:
        yield from verdicts.missing
