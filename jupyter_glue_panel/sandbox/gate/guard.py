"""May this caller do that? One question, asked before anything happens; who answers it is interchangeable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from jupyter_glue_panel.rules.policy import Policy

from .credentials import Caller
from .refusal import Refusal


@dataclass(frozen=True)
class Attempt:
    """What IAM is asked.

    action: ``glue:CreateSession`` · resource: an ARN, or ``*`` · context: condition keys of the request as AWS would
    fill them (``glue:VpcIds``, ``aws:RequestTag/team``), without those that every request has; a key that AWS would
    leave out is absent · region: the one that was called, where that is known · trust: the trust policy of the role
    that ``resource`` names, where the role itself has a say.
    """

    caller: Caller
    action: str
    resource: str = "*"
    context: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    region: str | None = None
    trust: Policy | None = None


@dataclass(frozen=True)
class Denial:
    """reason: how AWS's message goes on after the resource, from ``because no …`` or ``with an explicit deny …``."""

    reason: str = ""


class Guard(Protocol):
    """Answers attempts. None means allowed."""

    def authorize(self, attempt: Attempt) -> Denial | None:
        """Decide ``attempt``."""


def require(guard: Guard, attempt: Attempt) -> None:
    """Raise ``Refusal`` in AWS's words unless ``guard`` allows ``attempt``. Root may do everything, as in AWS."""
    if attempt.caller.is_root:
        return
    denial = guard.authorize(attempt)
    if denial is not None:
        raise denied(attempt, denial.reason)


def denied(attempt: Attempt, reason: str = "") -> Refusal:
    """AWS's refusal of ``attempt``."""
    message = (
        f"User: {attempt.caller.arn} is not authorized to perform: {attempt.action} on resource: {attempt.resource}"
    )
    return Refusal("access_denied", f"{message} {reason}".rstrip())
