"""From what an engine says about each action to a verdict for people: allowed, denied, or cannot know. Pure.

Engines: AWS's simulator, our evaluator on the policies that could be read, the rules that an administrator published.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from jupyter_glue_panel.wire_preflight import Judgement, PolicyStatement, Verdict, VerdictSource

from .context import Context
from .decisions import LAYERS, Decision, LayerName, Layers, Match, Unreadable, with_article
from .evaluate import decide
from .keys import NETWORK_KEYS
from .session_request import Inquiry, SessionNetwork, SessionRequest

_VERDICTS: dict[str, Verdict] = {
    "allowed": "allowed",
    "explicitDeny": "denied",
    "implicitDeny": "denied",
    "unknown": "unknown",
}
_ALLOWS: dict[VerdictSource, str] = {
    "simulation": "AWS's policy simulator allows",
    "caller_simulation": "AWS's policy simulator, asked with your own identity, allows",
    "policies": "The policies allow",
    "published": "The rules that the administrator published allow",
}
_GRAVITY: tuple[Verdict, ...] = ("allowed", "unknown", "denied")


@dataclass(frozen=True)
class Opinion:
    """What one engine says about one action.

    explicit: a statement denies it · layer: the kind of policy that decides · policy, statement: which, as far as the
    engine tells · missing_keys: condition keys that had a say and were not given · unread: what could not be read ·
    grounds: see ``Decision``; empty where the engine does not tell.
    """

    action: str
    verdict: Verdict
    explicit: bool = False
    layer: LayerName = "identity"
    policy: str | None = None
    statement: Match | None = None
    missing_keys: tuple[str, ...] = ()
    unread: tuple[Unreadable, ...] = ()
    grounds: tuple[tuple[str, ...], ...] = ()

    @property
    def wants_network(self) -> bool:
        """Is it denied for want of a network alone: by statements that deny without one, or allow only with one?"""
        wanted = {key.lower() for key in NETWORK_KEYS}
        return bool(self.grounds) and all(
            not wanted.isdisjoint(key.lower() for key in ground) for ground in self.grounds
        )

    def open_keys(self, request: SessionRequest) -> tuple[str, ...]:
        """The keys on which it hangs and that only the real request carries; none where one reason hangs on none."""
        grounds = [request.open_keys(ground) for ground in self.grounds]
        if grounds:
            return () if not all(grounds) else tuple(sorted({key for ground in grounds for key in ground}))
        return request.open_keys(self.missing_keys)


@dataclass(frozen=True)
class Subject:
    """What is judged. network: None for passing the runtime role, which has none."""

    request: SessionRequest
    network: SessionNetwork | None

    def __str__(self) -> str:
        if self.network is None:
            return f"handing {self.request.runtime_role_arn} to Glue"
        return f"a session {self.network}"


def opinions_of(layers: Layers, inquiry: Inquiry) -> tuple[Opinion, ...]:
    """The evaluator's opinion on each action of ``inquiry``."""
    context = Context(inquiry.context)
    return tuple(_opinion(action, decide(layers, action, inquiry.resource, context)) for action in inquiry.actions)


def with_statement(opinion: Opinion, layers: Layers, inquiry: Inquiry) -> Opinion:
    """``opinion`` of the simulator, which names a policy only, with the statement of that policy that denies."""
    policies = [policy for _, attached in layers.each() for policy in attached if policy.name == opinion.policy]
    decision = decide(Layers(tuple(policies)), opinion.action, inquiry.resource, Context(inquiry.context))
    if not opinion.explicit or decision.verdict != "explicitDeny" or decision.statement is None:
        return opinion
    grounds = tuple(match.missing for match in decision.matched if match.effect == "Deny")
    return replace(opinion, statement=replace(decision.statement, layer=opinion.layer), grounds=grounds)


def judge(subject: Subject, opinions: Sequence[Opinion], source: VerdictSource) -> Judgement:
    """The verdict on actions of which each must be allowed: the gravest opinion decides."""
    request = subject.request
    opinion = max(opinions, key=lambda each: (_GRAVITY.index(each.verdict), not each.open_keys(request)))
    open_keys = request.open_keys(key for each in opinions for key in each.missing_keys)
    if opinion.verdict == "allowed":
        return Judgement(
            verdict="allowed",
            code="allowed",
            why=f"{_ALLOWS[source]} {subject}.",
            source=source,
            open_keys=open_keys,
        )
    if opinion.verdict == "unknown":
        return Judgement(
            verdict="unknown",
            code="policies_unreadable",
            why=_unreadable(subject, opinion.unread),
            source="none",
            action=opinion.action,
            open_keys=open_keys,
        )
    return Judgement(
        verdict="denied",
        code=_denial_code(opinion),
        why=f"{_denial(opinion)} {opinion.action}{_situation(subject)}.",
        source=source,
        action=opinion.action,
        statement=_statement(opinion),
        open_keys=opinion.open_keys(request),
    )


def settle(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Denials that rest on condition keys which only the real request carries, taken back to "cannot know".

    Where the same principal with the same open keys is allowed one of the sessions, the keys are not what denies the
    others. Judgements that belong together go in together.
    """
    if any(each.verdict == "allowed" and each.source != "published" for each in judgements):
        return tuple(judgements)
    return tuple(_doubted(each) if each.verdict == "denied" and each.open_keys else each for each in judgements)


def cannot_know(code: str, why: str) -> Judgement:
    """Nobody could say. code: vpc_unknown, connection_not_found, nothing_readable."""
    return Judgement(verdict="unknown", code=code, why=why, source="none")


def judge_published(
    subject: Subject, requires_vpc: bool | None, allowed_vpc_ids: Sequence[str] | None
) -> Judgement | None:
    """The verdict of the rules that the administrator published about networks; None where they don't say."""
    vpc_ids = subject.network.vpc_ids if subject.network else frozenset()
    if subject.network is None:
        return None
    if not vpc_ids:
        return None if requires_vpc is None else _published(subject, not requires_vpc)
    return None if allowed_vpc_ids is None else _published(subject, vpc_ids <= set(allowed_vpc_ids))


def requires_vpc(
    no_connection: Judgement, opinions: Sequence[Opinion], connections: Sequence[Judgement], published: bool | None
) -> bool | None:
    """Does the role need a VPC? opinions: those behind no_connection · published: what the administrator says.

    True where a session without one is denied, and one with a VPC is allowed or the denial is about networks.
    """
    if no_connection.verdict == "allowed":
        return False
    if no_connection.verdict == "unknown":
        return published
    if any(each.verdict == "allowed" for each in connections) or any(each.wants_network for each in opinions):
        return True
    return published


def worse(first: Judgement, second: Judgement | None) -> Judgement:
    """The graver of two, the first where they are equal."""
    if second is None or _GRAVITY.index(second.verdict) <= _GRAVITY.index(first.verdict):
        return first
    return second


def _opinion(action: str, decision: Decision) -> Opinion:
    denying = decision.statement if decision.verdict == "explicitDeny" else None
    return Opinion(
        action=action,
        verdict=_VERDICTS[decision.verdict],
        explicit=decision.verdict == "explicitDeny",
        layer=decision.layer,
        policy=denying.policy if denying else None,
        statement=denying,
        missing_keys=decision.missing_keys,
        unread=decision.unread if decision.verdict == "unknown" else (),
        grounds=decision.grounds,
    )


def _published(subject: Subject, allowed: bool) -> Judgement:
    rules = _ALLOWS["published"] if allowed else "The rules that the administrator published exclude"
    return Judgement(
        verdict="allowed" if allowed else "denied",
        code="published_allows" if allowed else "published_denies",
        why=f"{rules} {subject}.",
        source="published",
    )


def _doubted(judgement: Judgement) -> Judgement:
    keys = ", ".join(judgement.open_keys)
    return msgspec.structs.replace(
        judgement,
        verdict="unknown",
        code="context_unknown",
        why=f"Cannot know: policies look at {keys}, which only the real request carries. Without: {judgement.why}",
    )


def _denial_code(opinion: Opinion) -> str:
    by_layer = {"scp": "organization_deny", "rcp": "organization_deny", "boundary": "boundary_deny"}
    return by_layer.get(opinion.layer, "explicit_deny" if opinion.explicit else "implicit_deny")


def _denial(opinion: Opinion) -> str:
    """The sentence up to the action."""
    if opinion.statement is not None:
        sentence = str(opinion.statement)
        return f"{sentence[0].upper()}{sentence[1:]}, denies"
    if opinion.layer in ("scp", "rcp"):
        return "The organisation's policies deny"
    if opinion.policy is not None:
        return f"A statement of {opinion.policy}, {with_article(LAYERS[opinion.layer])}, denies"
    if opinion.explicit:
        return "An explicit deny forbids"
    return f"No {LAYERS[opinion.layer]} allows"


def _situation(subject: Subject) -> str:
    return f" on {subject.request.runtime_role_arn}" if subject.network is None else f" for {subject}"


def _unreadable(subject: Subject, unread: Sequence[Unreadable]) -> str:
    needs = sorted({each.needs for each in unread if each.needs})
    told = f" {' and '.join(needs)} would tell." if needs else ""
    return f"Cannot know about {subject}: {', '.join(each.name for each in unread)} can't be read.{told}"


def _statement(opinion: Opinion) -> PolicyStatement | None:
    match = opinion.statement
    if match is not None:
        return PolicyStatement(policy=match.policy, kind=LAYERS[match.layer], index=match.index, sid=match.sid)
    if opinion.policy is not None:
        return PolicyStatement(policy=opinion.policy, kind=LAYERS[opinion.layer], index=None, sid=None)
    return None
