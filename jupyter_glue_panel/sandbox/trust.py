"""Does a role's trust policy let a principal in? Decided by the rules that the panel itself judges by."""

from __future__ import annotations

from collections.abc import Mapping

from jupyter_glue_panel.rules import principals
from jupyter_glue_panel.rules.context import ContextValue
from jupyter_glue_panel.rules.policy import Policy, read_policy
from jupyter_glue_panel.rules.problems import MalformedPolicy
from jupyter_glue_panel.rules.trust import trusts

from .gate.credentials import Caller


def read_trust(text: str) -> Policy | None:
    """The trust policy in ``text``; None for one that AWS would not have stored, which lets nobody in."""
    try:
        return read_policy(text, name="trust policy", kind="trust")
    except MalformedPolicy:
        return None


def principal(caller: Caller) -> principals.Caller:
    """``caller`` as a trust policy names it."""
    return principals.Caller.of(caller.arn, role_arn=caller.role_arn, user_id=caller.user_id.partition(":")[0])


def admits(trust_policy: str, caller: Caller, context: Mapping[str, ContextValue]) -> bool:
    """May ``caller`` assume the role with this trust policy, as far as the role is asked? context: condition keys."""
    policy = read_trust(trust_policy)
    return policy is not None and trusts(policy, principal(caller), context).decision.is_allowed


def admits_service(trust_policy: str, service: str) -> bool:
    """May an AWS service (``glue.amazonaws.com``) assume the role with this trust policy?"""
    policy = read_trust(trust_policy)
    return policy is not None and trusts(policy, principals.Caller.of(service)).decision.is_allowed
