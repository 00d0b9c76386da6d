"""What crosses HTTP about the preflight, and about a denial explained."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from .wire import Selection
from .wire_base import Body, Caution, Failure, Reply

Verdict = Literal["allowed", "denied", "unknown"]
VerdictSource = Literal["simulation", "caller_simulation", "policies", "published", "none"]


class PolicyStatement(Reply, frozen=True, kw_only=True):
    """The statement that decided. policy: its name, or ARN · kind: of policy, in AWS's words · index: its place in the
    policy from 0, None where only the policy is known · sid: None where it has none, or is not known.
    """

    policy: str
    kind: str
    index: int | None
    sid: str | None


class Judgement(Reply, frozen=True, kw_only=True):
    """May this be done? Advice: only AWS decides, when the session is created.

    code: stable: allowed, explicit_deny, implicit_deny, organization_deny, boundary_deny, published_allows,
    published_denies, policies_unreadable, context_unknown, vpc_unknown, connection_not_found, nothing_readable · why:
    one sentence · source: who said so · action: the one that is denied, or that can't be judged, None where all are
    allowed · open_keys: condition keys on which it hangs, and that only the real request carries.
    """

    verdict: Verdict
    code: str
    why: str
    source: VerdictSource
    action: str | None = None
    statement: PolicyStatement | None = None
    open_keys: tuple[str, ...] = ()


class ConnectionJudgement(Judgement, frozen=True, kw_only=True):
    """May a session be created with this connection alone? vpc_id: None where it has none, or EC2 would not say."""

    connection: str
    vpc_id: str | None


class MissingPermission(Reply, frozen=True, kw_only=True):
    """What would have told. resource: its ARN, or ``*``."""

    action: str
    resource: str


class Preflight(Judgement, frozen=True, kw_only=True):
    """``POST preflight`` (a selection): may this session be created, and with which connection? The inherited fields
    judge the selection as it stands: its connections together, its tags, and passing its runtime role.

    principal_arn: whom it speaks of · connections: every connection of the account, by name · no_connection: a session
    without any · pass_role: None where no runtime role is picked · requires_vpc: None where that is not known ·
    would_pass: names of connections with which the session may be created, none where passing the runtime role is what
    is denied · pending: connections not judged yet, since each network costs a simulation: post the same selection
    again until it is empty · not_covered: what this verdict can't see · errors: what could not be listed, and why AWS
    would not judge what is pending · as_of: when this was put together.
    """

    principal_arn: str
    connections: tuple[ConnectionJudgement, ...]
    no_connection: Judgement
    pass_role: Judgement | None
    requires_vpc: bool | None
    would_pass: tuple[str, ...]
    pending: tuple[str, ...]
    not_covered: tuple[Caution, ...]
    missing_permissions: tuple[MissingPermission, ...]
    errors: tuple[Failure, ...]
    as_of: datetime


class DenialRequest(Body, frozen=True, kw_only=True):
    """``POST denial``: text with AWS's refusal in it, a cell's output for example. selection: what was tried, for the
    matching preflight; None for none.
    """

    text: str
    selection: Selection | None = None


class DenialExplained(Reply, frozen=True, kw_only=True):
    """``POST denial``: who may not do what, and what to ask an administrator for.

    sentence: all of it in one · principal, action, resource, policy_arn, authorization_id: as AWS names them, None
    where it does not · kind: of policy, in AWS's words · explicit: a statement denies it (false: none allows it) ·
    encoded: the text carries a message that sts:DecodeAuthorizationMessage can open · change: what to ask for, in
    words · change_statement: the policy statement that would do, None where adding one can't help · preflight_error:
    why there is none, though a selection came along.
    """

    sentence: str
    principal: str | None
    action: str | None
    resource: str | None
    kind: str | None
    explicit: bool | None
    policy_arn: str | None
    authorization_id: str | None
    encoded: bool
    change: str | None
    change_statement: dict[str, Any] | None
    preflight: Preflight | None
    preflight_error: Failure | None
