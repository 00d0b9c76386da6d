"""How far a statement reaches: to every role, to all that another one speaks of, to anybody of an account. For lint."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .context import Context
from .statements import Statement

_NOTHING = Context({})
_ANY_ACCOUNT = "000000000000"
_IN_ANY_ACCOUNT = Context({"aws:PrincipalAccount": _ANY_ACCOUNT, "aws:ResourceAccount": _ANY_ACCOUNT})
_ROLES = ("role/any", "role/some/path/Other")
"""A statement that covers both covers every role."""
_NAMES_SOMEBODY = frozenset(("aws:principalarn", "aws:userid", "aws:username"))
_ACCOUNT_ID = re.compile(r"[0-9]{12}")
_PARTITION = re.compile(r"arn:(aws[a-z-]*):")


def covers_every_role(statement: Statement) -> bool:
    """Whether its Resource is every role of some account."""
    if statement.resources is None:
        return False
    places = {f"arn:aws:iam::{_ANY_ACCOUNT}", *(_place(value) for value in statement.resources.values)}
    return any(
        all(statement.covers_resource(f"{place}:{role}", _IN_ANY_ACCOUNT) for role in _ROLES) for place in places
    )


def covers_as_much(closer: Statement, statement: Statement, kind: str) -> bool:
    """Whether ``closer`` speaks of every resource of ``kind`` (session, job) that ``statement`` speaks of.

    A pattern covers another one where it covers its text, star for star.
    """
    if closer.resources is None or statement.resources is None:
        return True
    own, others = closer.resources, statement.resources
    if own.negated:
        return others.negated and set(own.values) <= set(others.values)
    if any(closer.covers_resource(text, _NOTHING) for value in own.values for text in _all_of(kind, value)):
        return True
    return not others.negated and all(
        value in own.values or closer.covers_resource(value, _NOTHING) for value in others.values
    )


def admits_strangers(statement: Statement) -> bool:
    """Whether its conditions on who asks let anybody through: the whole of an account, or all but some."""
    conditions = [each for each in statement.conditions if each.key.lower() in _NAMES_SOMEBODY]
    return any(all(condition.holds(stranger) for condition in conditions) for stranger in _strangers(statement))


def _place(pattern: str) -> str:
    """``arn:aws:iam::444455556666`` of a role's ARN, with some account in the place of wildcards."""
    parts = [*pattern.split(":"), "", "", "", "", ""]
    partition = parts[1].replace("*", "") or "aws"
    if not parts[4] or "$" in parts[4]:
        return f"arn:{partition}:iam::{_ANY_ACCOUNT}"
    start, _, end = parts[4].replace("?", "0").partition("*")
    return f"arn:{partition}:iam::{start}{end.replace('*', '').rjust(12 - len(start), '0')}"


def _all_of(kind: str, pattern: str) -> Iterator[str]:
    """Every session, or job, of the partition and the account that ``pattern`` names, in any Region."""
    parts = pattern.split(":")
    partition = parts[1] if len(parts) > 1 else "aws"
    account = parts[4] if len(parts) > 5 else "*"
    yield f"arn:{partition}:glue:*:{account}:{kind}/*"


def _strangers(statement: Statement) -> Iterator[Context]:
    """A role and a user that nobody thought of, of each account that the statement names, and of any."""
    principals = statement.principals.named.values() if statement.principals else ()
    texts = " ".join([*(name for names in principals for name in names), *_condition_values(statement)])
    partition = (_PARTITION.findall(texts) or ["aws"])[0]
    for account in {_ANY_ACCOUNT, *_ACCOUNT_ID.findall(texts)}:
        place = f"arn:{partition}:iam::{account}"
        of_both = {"aws:PrincipalAccount": account}
        yield Context({**of_both, "aws:PrincipalArn": f"{place}:role/Stranger", "aws:userid": "AROASTRANGER:stranger"})
        yield Context(
            {
                **of_both,
                "aws:PrincipalArn": f"{place}:user/stranger",
                "aws:userid": "AIDASTRANGER",
                "aws:username": "stranger",
            }
        )


def _condition_values(statement: Statement) -> Iterator[str]:
    for condition in statement.conditions:
        yield from condition.values
