"""What crosses HTTP about IAM policies that somebody writes: traps in them, and the kit."""

from __future__ import annotations

from typing import Literal

import msgspec

from .wire_base import Body, Reply

PolicySeverity = Literal["error", "warning"]
KitFormatName = Literal["json", "cli", "cloudformation", "terraform", "panel"]
KitSide = Literal["users", "sessions"]


class PolicyLintRequest(Body, frozen=True, kw_only=True):
    """``POST policy-lint``. policy: JSON text: a policy, a trust policy, several of them in a list or by name, or what
    the AWS CLI prints for one · tags: a preset's, to see whether the policies ask for others; None asks nothing.
    """

    policy: str
    tags: dict[str, str] | None = None


class PolicyFinding(Reply, frozen=True, kw_only=True):
    """A trap in a statement.

    severity: error for a statement that does not do what it seems to, warning for one that opens more than sessions
    need · statement: its number in ``policy``, from 1 · line: where it begins in the text, from 1; None where the text
    does not tell · fix: what to do.
    """

    code: str
    severity: PolicySeverity
    policy: str
    statement: int
    sid: str | None
    line: int | None
    message: str
    fix: str


class PolicyLint(Reply, frozen=True, kw_only=True):
    """``POST policy-lint``. policies, statements: how many were read."""

    policies: int
    statements: int
    findings: tuple[PolicyFinding, ...]


class PolicyKitRequest(Body, frozen=True, kw_only=True):
    """``POST policy-kit``: what an administrator decides.

    users_account: where people work · session_account: where sessions run · principals: ARNs of users and roles of the
    users' account · runtime_role: name, with its path if any · vpc_ids, subnet_ids, security_group_ids: where sessions
    may be, empty for anywhere · require_network: refuse sessions without a VPC · required_tags: keys that every session
    must have, with the values allowed (none: any) · features: those of the panel to allow, None for all.
    """

    users_account: str
    session_account: str
    principals: tuple[str, ...]
    runtime_role: str
    creation_role: str = "GlueSessionCreationRole"
    vpc_ids: tuple[str, ...] = ()
    subnet_ids: tuple[str, ...] = ()
    security_group_ids: tuple[str, ...] = ()
    require_network: bool = True
    required_tags: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    partition: str = "aws"
    features: tuple[str, ...] | None = None


class KitFile(Reply, frozen=True, kw_only=True):
    """A file, ready to be saved under its name beside the others of its format."""

    name: str
    content: str


class KitFormat(Reply, frozen=True, kw_only=True):
    """The kit in one format. panel: what the panel itself needs; all others: the walk-through's four documents."""

    format: KitFormatName
    files: tuple[KitFile, ...]


class KitFeature(Reply, frozen=True, kw_only=True):
    """A feature of the panel that needs permissions. side: the user's own, or the creation role's."""

    name: str
    side: KitSide
    purpose: str


class PolicyKit(Reply, frozen=True, kw_only=True):
    """``POST policy-kit``: every format at once, and the features that can be asked for."""

    formats: tuple[KitFormat, ...]
    features: tuple[KitFeature, ...]
