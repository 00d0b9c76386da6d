"""Policy documents, made ready to be asked many times.

Refused is whatever could make a decision come out otherwise than its author meant: elements, operators and versions
that IAM does not know, wrong types, elements that stand twice. What bears on no decision is let pass, although IAM
would not store it: repeated Sids, an empty Statement, lengths, services and actions that do not exist.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from .documents import named_documents, parse_text, read_document
from .problems import MalformedPolicy
from .statements import Statement, read_statement

Kind = Literal["identity", "trust"]
"""identity: what is attached to a user or role, boundaries, session and organisation policies · trust: a role's."""

_VERSIONS = {"2012-10-17": True, "2008-10-17": False}
_OLDEST = "2008-10-17"
"""What IAM takes a document without Version for; it knows no policy variables."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy made ready. name: what people know it by, it has no say in any decision."""

    name: str
    version: str
    statements: tuple[Statement, ...]


def read_policy(source: str | bytes | Mapping[str, Any], *, name: str = "policy", kind: Kind = "identity") -> Policy:
    """The policy in ``source``: JSON text, or the object that a JSON parser made of it.

    Raises MalformedPolicy, whose docstring lists the codes; the message begins with ``name``.
    """
    try:
        return _read(read_document(source), name, kind)
    except MalformedPolicy as error:
        raise MalformedPolicy(error.code, f"{name}: {error.message}", hint=error.hint) from error


def read_policies(text: str, name: str) -> list[Policy]:
    """The policies and trust policies in ``text``, in the forms that ``named_documents`` takes; at least one.

    Raises MalformedPolicy; policy_none where there is no policy.
    """
    policies = [
        read_policy(document, name=label, kind="trust" if names_principals(document) else "identity")
        for label, document in named_documents(parse_text(text), name)
    ]
    if not policies:
        raise MalformedPolicy("policy_none", f"There is no policy in {name}.")
    return policies


def names_principals(document: Any) -> bool:
    """Whether a JSON object looks like a trust policy: some statement has a Principal."""
    listed = document.get("Statement") if isinstance(document, Mapping) else None
    statements = listed if isinstance(listed, (list, tuple)) else (listed,)
    return any(isinstance(each, Mapping) and ("Principal" in each or "NotPrincipal" in each) for each in statements)


def _read(document: Mapping[str, Any], name: str, kind: Kind) -> Policy:
    unknown = set(document) - {"Version", "Id", "Statement"}
    if unknown:
        raise MalformedPolicy("policy_unknown_element", f"A policy has no element {min(map(str, unknown))[:100]!r}.")
    if "Statement" not in document:
        raise MalformedPolicy("policy_missing_element", "The policy has no Statement.")
    version = document.get("Version", _OLDEST)
    if not isinstance(version, str) or version not in _VERSIONS:
        raise MalformedPolicy(
            "policy_unknown_version",
            f"There is no policy Version {str(version)[:60]!r}.",
            hint="Use 2012-10-17.",
        )
    listed = document["Statement"]
    statements = listed if isinstance(listed, (list, tuple)) else (listed,)
    return Policy(
        name,
        version,
        tuple(
            read_statement(index, each, variables=_VERSIONS[version], takes_principal=kind == "trust")
            for index, each in enumerate(statements)
        ),
    )
