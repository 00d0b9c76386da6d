"""May this principal assume that role? The role's trust policy, and where it leaves it to them, the caller's policies.

Sources: IAM User Guide, "Policy evaluation logic", "Cross-account resource access", "Principal".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .context import Context, ContextValue
from .decisions import Decision, Layers, Unreadable
from .evaluate import Question, conclude, decide, read_layer
from .policy import Policy
from .principals import Caller, Link

ASSUME_ROLE = "sts:AssumeRole"


@dataclass(frozen=True, slots=True)
class Trust:
    """What a trust policy says. link: how it names the caller it allows, None where it allows none of them."""

    decision: Decision
    link: Link | None


def trusts(
    policy: Policy | Unreadable,
    caller: Caller,
    context: Context | Mapping[str, ContextValue] | None = None,
    action: str = ASSUME_ROLE,
) -> Trust:
    """Whether a role's trust policy (read with ``kind="trust"``) lets ``caller`` do ``action``.

    context: what the request brings along, ``sts:ExternalId``, ``aws:MultiFactorAuthPresent``…; ``aws:PrincipalArn``
    and ``aws:PrincipalAccount`` are the caller's own where ``context`` lacks them.
    """
    question = Question(action.lower(), "*", _with_caller(caller, context or {}), caller)
    reading = read_layer("trust", (policy,), question)
    link: Link | None = "principal" if "principal" in reading.links else "account" if reading.links else None
    return Trust(conclude([reading]), link)


def decide_assume_role(
    trust_policy: Policy | Unreadable,
    role_arn: str,
    caller: Caller,
    layers: Layers,
    context: Context | Mapping[str, ContextValue] | None = None,
) -> Decision:
    """Whether ``caller``, to whom ``layers`` apply, may assume ``role_arn``.

    The trust policy must allow it. Within one account a trust that names the caller itself is enough; from another
    account, or where it names the account, the caller's own policies must allow it too. Services have none.
    """
    held = _with_caller(caller, context or {})
    trust = trusts(trust_policy, caller, held)
    if caller.arn is None:
        return trust.decision
    own = decide(layers, ASSUME_ROLE, role_arn, held)
    for decision in (trust.decision, own):
        if decision.verdict == "explicitDeny":
            return decision
    is_own_account = role_arn.split(":")[4:5] == [caller.account]
    lacks_only_identity = own.verdict == "implicitDeny" and own.layer == "identity"
    if trust.link == "principal" and is_own_account and lacks_only_identity:
        return trust.decision
    if trust.decision.verdict == "implicitDeny":
        return trust.decision
    return own if trust.decision.is_allowed or own.verdict == "implicitDeny" else trust.decision


def _with_caller(caller: Caller, context: Context | Mapping[str, ContextValue]) -> Context:
    if isinstance(context, Context):
        return context
    own = {"aws:PrincipalArn": caller.role_arn or caller.arn, "aws:PrincipalAccount": caller.account}
    given = {key.lower() for key in context}
    return Context({**{key: value for key, value in own.items() if key.lower() not in given}, **context})
