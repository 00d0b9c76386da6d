"""What policies for Glue sessions say without meaning it: each rule finds a trap that AWS stores without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from .conditions import Condition
from .context import Context
from .keys import NETWORK_KEYS, is_multivalued
from .policy import Policy
from .reach import admits_strangers, covers_as_much, covers_every_role
from .statements import Statement
from .tag_needs import allowed_with, unmet_tags

_NETWORK = frozenset(key.lower() for key in NETWORK_KEYS)
_NETWORK_ACTIONS = {"glue:createsession": "session", "glue:createjob": "job", "glue:updatejob": "job"}
"""With the kind of resource that each is about."""
_NOTHING = Context({})
_NAME_THEM = "Name the users and roles that start sessions as the Principal."


Severity = Literal["error", "warning"]
_SEVERITIES: dict[str, Severity] = {
    "network_without_null": "error",
    "no_set_operator": "error",
    "allow_for_any_value": "error",
    "tags_refused": "error",
    "pass_role_everywhere": "warning",
    "trust_whole_account": "warning",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A trap in a statement. code: stable · severity: error for one that does not do what it seems to, warning for one
    that opens more than sessions need · index: the statement's place in ``policy``, from 0 · fix: what to do.
    """

    code: str
    severity: Severity
    policy: str
    index: int
    sid: str | None
    message: str
    fix: str


_Found: TypeAlias = Iterator[tuple[str, str]]
"""Message and fix."""
_Rule: TypeAlias = Callable[[Statement, Sequence[Statement]], _Found]
"""The second argument: the statements that deny whatever has no network."""


def lint(policies: Sequence[Policy], tags: Mapping[str, str] | None = None) -> tuple[Finding, ...]:
    """The findings in the policies of one role, which may complete each other; in order of policy and statement.

    tags: a preset's, to see whether the policies ask for others; None asks nothing about tags. Codes:
    network_without_null, no_set_operator, allow_for_any_value, pass_role_everywhere, trust_whole_account, tags_refused.
    """
    everything = [statement for policy in policies for statement in policy.statements]
    closers = [each for each in everything if _denies_without_network(each)]
    allowed = frozenset() if tags is None else allowed_with(everything, tags)
    return tuple(
        Finding(code, _SEVERITIES[code], policy.name, statement.index, statement.sid, message, fix)
        for policy in policies
        for statement in policy.statements
        for code, rule in _RULES.items()
        for message, fix in rule(statement, closers)
    ) + tuple(
        Finding("tags_refused", _SEVERITIES["tags_refused"], policy.name, statement.index, statement.sid, message, fix)
        for policy in policies
        for statement in policy.statements
        for message, fix in ([] if tags is None else unmet_tags(statement, allowed, tags))
    )


def _network_without_null(statement: Statement, closers: Sequence[Statement]) -> _Found:
    for condition in _compared(statement, _NETWORK):
        denies, operator = statement.effect == "Deny", condition.operator
        if denies == operator.holds_when_absent or _asks_for_presence(statement, condition.key):
            continue
        if denies and not operator.negated:
            continue  # It names networks to keep out; without a network there is nothing to keep out.
        if _is_closed(statement, closers):
            continue
        effect = "does not deny" if denies else "allows"
        yield (
            f"{operator.name} on {condition.key} {effect} a session without a VPC connection.",
            f'Add a statement that denies the same actions on "Null": {{"{condition.key}": "true"}}.',
        )


def _no_set_operator(statement: Statement, closers: Sequence[Statement]) -> _Found:
    for condition in statement.conditions:
        operator = condition.operator
        if operator.comparison == "Null" or operator.quantifier is not None or not is_multivalued(condition.key):
            continue
        nothing = "denies nothing" if statement.effect == "Deny" else "allows nothing"
        shown = ", although AWS's documentation shows it so" if condition.key.lower() in _NETWORK else ""
        quantifier = "ForAnyValue" if statement.effect == "Deny" else "ForAllValues"
        yield (
            f"{operator.name} on {condition.key}, which holds a list, {nothing} where the list is there{shown}.",
            f"Write {quantifier}:{operator.name}, and cover the absent list with a Null condition.",
        )


def _allow_for_any_value(statement: Statement, closers: Sequence[Statement]) -> _Found:
    for condition in statement.conditions if statement.effect == "Allow" else ():
        if condition.operator.quantifier == "ForAnyValue" and is_multivalued(condition.key):
            yield (
                f"{condition.operator.name} on {condition.key} allows as soon as one value fits: others ride along.",
                f'Write ForAllValues instead, with "Null": {{"{condition.key}": "false"}} beside it.',
            )


def _pass_role_everywhere(statement: Statement, closers: Sequence[Statement]) -> _Found:
    if statement.effect != "Allow" or not statement.covers("iam:passrole", _NOTHING):
        return
    if covers_every_role(statement):
        yield (
            "It lets every role of the account be passed, to sessions that then do what that role may.",
            "Name the runtime role's ARN as the Resource of iam:PassRole.",
        )


def _trust_whole_account(statement: Statement, closers: Sequence[Statement]) -> _Found:
    if statement.effect != "Allow" or statement.principals is None:
        return
    if not admits_strangers(statement):
        return
    if statement.principals.negated:
        yield ("NotPrincipal trusts everybody it does not name, in any account.", _NAME_THEM)
        return
    for name in statement.principals.named.get("AWS", ()):
        if name == "*" or name.isdigit() or name.endswith(":root"):
            whom = "everybody, in any account" if name == "*" else "the whole account: whomever its administrators let"
            yield (f"Principal {name} trusts {whom}.", _NAME_THEM)


_RULES: dict[str, _Rule] = {
    "network_without_null": _network_without_null,
    "no_set_operator": _no_set_operator,
    "allow_for_any_value": _allow_for_any_value,
    "pass_role_everywhere": _pass_role_everywhere,
    "trust_whole_account": _trust_whole_account,
}


def _compared(statement: Statement, keys: frozenset[str]) -> Iterator[Condition]:
    for condition in statement.conditions:
        if condition.key.lower() in keys and condition.operator.comparison != "Null":
            yield condition


def _asks_for_presence(statement: Statement, key: str) -> bool:
    """Whether it says of itself that it speaks only of what has the key."""
    return any(
        condition.operator.comparison == "Null"
        and condition.key.lower() == key.lower()
        and not condition.holds(_NOTHING)
        for condition in statement.conditions
    )


def _is_closed(statement: Statement, closers: Sequence[Statement]) -> bool:
    """Whether whatever it covers is denied without a network, by one statement for each action."""
    return all(
        any(closer.covers(action, _NOTHING) and covers_as_much(closer, statement, kind) for closer in closers)
        for action, kind in _NETWORK_ACTIONS.items()
        if statement.covers(action, _NOTHING)
    )


def _denies_without_network(statement: Statement) -> bool:
    """Whether it denies to whatever has no network, and looks at nothing else."""
    return (
        statement.effect == "Deny"
        and bool(statement.conditions)
        and all(condition.key.lower() in _NETWORK for condition in statement.conditions)
        and statement.holds(_NOTHING)
    )
