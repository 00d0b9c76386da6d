"""The smallest change to a policy that would lift a denial, to be sent to an administrator."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from .denials import KINDS, Denial, DenyingLayer, read_denial, who

_NEW_SESSION = ("glue:CreateSession", "glue:TagResource")
_WHERE: dict[DenyingLayer, str] = {
    "identity": "an identity-based policy of {who}",
    "resource": "the resource-based policy of {resource}, or an identity-based policy of {who} in the same account",
    "boundary": "the permissions boundary of {who}",
    "session": "the session policy with which {who} was assumed",
    "scp": "a service control policy at every level of the organisation above the account",
    "rcp": "a resource control policy at every level of the organisation above the account",
    "vpc_endpoint": "the policy of the VPC endpoint that the request takes",
}


@dataclass(frozen=True, slots=True)
class Remedy:
    """What to ask an administrator for. request: in words · statement: to add to a policy, None where none would help:
    an explicit Deny can only be changed."""

    request: str
    statement: dict[str, Any] | None


def smallest_change(denial: Denial) -> Remedy | None:
    """The remedy for ``denial``; None where AWS did not even say what was denied."""
    if denial.action is None or denial.principal is None:
        return None
    if denial.explicit:
        return Remedy(_exception(denial), None)
    if denial.action == "sts:AssumeRole" and denial.layer in (None, "resource"):
        return Remedy(
            f"Add this statement to the trust policy of {who(denial.resource)}, and let {who(denial.principal)} do"
            f" sts:AssumeRole on it.",
            {"Effect": "Allow", "Principal": {"AWS": _lasting(denial.principal)}, "Action": "sts:AssumeRole"},
        )
    where = _WHERE[denial.layer or "identity"].format(
        who=who(denial.principal), resource=denial.resource or "the resource"
    )
    return Remedy(f"Add this statement to {where}.", _allow(denial.action, denial.resource))


def remedy_of(text: str) -> str:
    """What to send to an administrator about AWS's refusal in ``text``; empty where it says too little."""
    denial = read_denial(text)
    change = smallest_change(denial) if denial else None
    if change is None:
        return ""
    statement = json.dumps(change.statement, indent=2) if change.statement else ""
    return "\n\n".join(part for part in (str(denial), change.request, statement) if part)


def _exception(denial: Denial) -> str:
    kind = KINDS[denial.layer] if denial.layer else "policy"
    named = f"the {kind} {denial.policy_arn}" if denial.policy_arn else f"the {kind} that denies it"
    request = (
        f"Except this request from {named}: {denial.action} on {denial.resource or '*'} by {who(denial.principal)}."
    )
    if denial.action == "glue:CreateSession":
        return f"{request} Where it asks for a VPC or for tags, starting with those may be enough."
    return request


def _allow(action: str, resource: str | None) -> dict[str, Any]:
    if resource and action in _NEW_SESSION and ":session/" in resource:
        resource = resource.partition(":session/")[0] + ":session/*"  # the next session has another id
    statement: dict[str, Any] = {"Effect": "Allow", "Action": action, "Resource": resource or "*"}
    if action == "iam:PassRole":
        statement["Condition"] = {"StringEquals": {"iam:PassedToService": "glue.amazonaws.com"}}
    return statement


def _lasting(principal: str) -> str:
    """Whom a trust policy can name: the role, not its session of an hour."""
    parts = principal.split(":", 5)
    if len(parts) == 6 and parts[5].startswith("assumed-role/"):
        return f"arn:{parts[1]}:iam::{parts[4]}:role/{parts[5].split('/')[1]}"
    return principal
