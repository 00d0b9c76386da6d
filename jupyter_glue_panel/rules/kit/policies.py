"""The walk-through's four documents, as narrow as they can be."""

from __future__ import annotations

from typing import Any, TypeAlias

from .setup import Setup

Document: TypeAlias = dict[str, Any]

NAMES = {
    "assume-role-policy": "AssumeRoleAccountBPolicy",
    "trust-policy": "trust policy",
    "session-policy": "CustomCreateSessionPolicy",
    "pass-role-policy": "PassRuntimeRolePolicy",
}
"""By file name, what the walk-through calls each."""


def documents(setup: Setup) -> dict[str, Document]:
    """The four documents by file name, in the order in which they are put in place."""
    return {
        "assume-role-policy": assume_role_policy(setup),
        "trust-policy": trust_policy(setup),
        "session-policy": session_policy(setup),
        "pass-role-policy": pass_role_policy(setup),
    }


def assume_role_policy(setup: Setup) -> Document:
    """For the users: they may assume the creation role, and no other."""
    return document(allow("AssumeSessionCreationRole", "sts:AssumeRole", setup.creation_role_arn))


def trust_policy(setup: Setup) -> Document:
    """For the creation role: these principals may assume it."""
    entry = {
        "Sid": "SessionStarters",
        "Effect": "Allow",
        "Principal": {"AWS": list(setup.principals)},
        "Action": "sts:AssumeRole",
    }
    return document(entry)


def session_policy(setup: Setup) -> Document:
    """For the creation role: where sessions may be, which tags they must have. It denies beside AWSGlueServiceRole."""
    return document(*_network(setup), *_tags(setup), allow("ReadSessionTags", "glue:GetTags", "*"))


def pass_role_policy(setup: Setup) -> Document:
    """For the creation role: it may hand Glue the runtime role, and no other."""
    passing = allow("PassRuntimeRole", "iam:PassRole", setup.runtime_role_arn)
    return document(passing | {"Condition": {"StringEquals": {"iam:PassedToService": "glue.amazonaws.com"}}})


def document(*statements: Document) -> Document:
    return {"Version": "2012-10-17", "Statement": list(statements)}


def allow(sid: str, action: str | list[str], resource: str | list[str]) -> Document:
    return {"Sid": sid, "Effect": "Allow", "Action": action, "Resource": resource}


def _deny(sid: str, action: str, condition: Document) -> Document:
    return {"Sid": sid, "Effect": "Deny", "Action": action, "Resource": "*", "Condition": condition}


def _network(setup: Setup) -> list[Document]:
    """A pair for each kind of id: one against other networks, one against none, which the first would let through.

    Where a network is not required there is only the first, which says so.
    """
    wanted = {"Vpc": setup.vpc_ids, "Subnet": setup.subnet_ids, "SecurityGroup": setup.security_group_ids}
    pairs = [pair for kind, ids in wanted.items() if ids for pair in _pair(kind, ids)]
    if setup.require_network and not pairs:
        return [_pair("Vpc", ())[1]]
    return pairs if setup.require_network else [_where_present(other) for other in pairs[::2]]


def _pair(kind: str, ids: tuple[str, ...]) -> list[Document]:
    key = f"glue:{kind}Ids"
    return [
        _deny(f"DenyOther{kind}s", "glue:CreateSession", {"ForAnyValue:StringNotEquals": {key: list(ids)}}),
        _deny(f"DenyNo{kind}", "glue:CreateSession", {"Null": {key: "true"}}),
    ]


def _where_present(statement: Document) -> Document:
    (keys,) = statement["Condition"].values()
    return statement | {"Condition": {**statement["Condition"], "Null": dict.fromkeys(keys, "false")}}


def _tags(setup: Setup) -> list[Document]:
    statements = []
    for number, (key, values) in enumerate(setup.required_tags.items(), 1):
        name = f"aws:RequestTag/{key}"
        missing = {"StringNotEquals": {name: list(values)}} if values else {"Null": {name: "true"}}
        statements.append(_deny(f"RequireTag{number}", "glue:CreateSession", missing))
        if values:
            changed = {"StringNotEquals": {name: list(values)}, "Null": {name: "false"}}
            statements.append(_deny(f"KeepTag{number}", "glue:TagResource", changed))
    if statements:
        keys = {"ForAnyValue:StringEquals": {"aws:TagKeys": list(setup.required_tags)}}
        statements.append(_deny("KeepRequiredTags", "glue:UntagResource", keys))
    return statements
