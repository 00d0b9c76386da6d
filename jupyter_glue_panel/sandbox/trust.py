"""Does a role's trust policy let a principal in?

Principals are matched as AWS matches them (user, role, account root, service, ``*``). Of the conditions, StringEquals
is evaluated (``sts:ExternalId`` among them); a statement with any other operator is taken as not met.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .gate.credentials import Caller

ASSUME_ROLE = "sts:assumerole"


def admits(trust_policy: str, caller: Caller, context: Mapping[str, str]) -> bool:
    """May ``caller`` assume the role with this trust policy? context: condition keys, in AWS's spelling."""
    names = _names_of(caller)
    return _decides(trust_policy, lambda principal: bool(_aws_principals(principal) & names), context)


def admits_service(trust_policy: str, service: str) -> bool:
    """May an AWS service (``glue.amazonaws.com``) assume the role with this trust policy?"""
    return _decides(trust_policy, lambda principal: service in _listed(principal, "Service"), {})


def _decides(trust_policy: str, matches: Callable[[Any], bool], context: Mapping[str, str]) -> bool:
    effects = {
        statement["Effect"]
        for statement in _as_list(json.loads(trust_policy).get("Statement", []))
        if _names_action(statement) and matches(statement.get("Principal", {})) and _is_met(statement, context)
    }
    return "Allow" in effects and "Deny" not in effects


def _names_of(caller: Caller) -> set[str]:
    partition = caller.arn.split(":")[1]
    names = {"*", caller.account, f"arn:{partition}:iam::{caller.account}:root", caller.arn}
    return names | {caller.role_arn} if caller.role_arn else names


def _aws_principals(principal: Any) -> set[str]:
    return {"*"} if principal == "*" else set(_listed(principal, "AWS"))


def _listed(principal: Any, kind: str) -> list[str]:
    return _as_list(principal.get(kind, [])) if isinstance(principal, dict) else []


def _names_action(statement: Mapping[str, Any]) -> bool:
    actions = {action.lower() for action in _as_list(statement.get("Action", []))}
    return bool(actions & {ASSUME_ROLE, "sts:*", "*"})


def _is_met(statement: Mapping[str, Any], context: Mapping[str, str]) -> bool:
    conditions = statement.get("Condition", {})
    if set(conditions) - {"StringEquals"}:
        return False
    wanted: Iterable[tuple[str, Any]] = conditions.get("StringEquals", {}).items()
    present = {key.lower(): value for key, value in context.items()}
    return all(present.get(key.lower()) in _as_list(values) for key, values in wanted)


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
