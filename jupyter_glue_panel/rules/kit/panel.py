"""The panel's own least privilege: what each of its features asks of AWS, to be granted one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from jupyter_glue_panel.errors import InvalidRequest

from .policies import Document, allow, assume_role_policy, document
from .setup import Setup

Side = Literal["users", "sessions"]
"""Whose permissions they are: the user's own, or the assumed creation role's."""
_Grants: TypeAlias = Callable[[Setup], list[Document]]


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature of the panel that needs permissions. side: with whose credentials it asks · purpose: for people."""

    name: str
    side: Side
    purpose: str
    grants: _Grants


def panel_policy(setup: Setup, side: Side, names: Iterable[str] | None = None) -> Document | None:
    """One policy for the features of ``side`` among ``names`` (None: all), a statement or more each; None for none.

    Raises InvalidRequest (feature_unknown).
    """
    known = {feature.name: feature for feature in FEATURES}
    wanted = list(known if names is None else names)
    for name in wanted:
        if name not in known:
            raise InvalidRequest(
                "feature_unknown", f"There is no feature {name!r}.", hint=f"Known: {', '.join(known)}."
            )
    chosen = [known[name] for name in wanted if known[name].side == side]
    statements = [statement for feature in chosen for statement in feature.grants(setup)]
    return document(*statements) if statements else None


def _glue(setup: Setup, *resources: str) -> list[str]:
    return [f"arn:{setup.partition}:glue:*:{setup.session_account}:{resource}" for resource in resources]


def _access(setup: Setup) -> list[Document]:
    statements: list[Document] = assume_role_policy(setup)["Statement"]
    return statements


def _connections(setup: Setup) -> list[Document]:
    return [
        allow("ListConnections", "glue:GetConnections", _glue(setup, "catalog", "connection/*")),
        allow("LocateConnections", "ec2:DescribeSubnets", "*"),
    ]


def _runtime_roles(setup: Setup) -> list[Document]:
    return [allow("ListRuntimeRoles", "iam:ListRoles", "*")]


def _preflight(setup: Setup) -> list[Document]:
    return [
        allow("JudgeCreationRole", _reads("Role"), setup.creation_role_arn),
        _managed_policies("ReadItsPolicies", setup.partition, setup.session_account),
    ]


def _own_preflight(setup: Setup) -> list[Document]:
    """What people ask about themselves, and about a creation role of their own account, whoever may ask first."""
    users = [each.arn for each in setup.people if each.kind == "user"]
    roles = [each.arn for each in setup.people if each.kind == "role"]
    roles += [setup.creation_role_arn] if setup.session_account == setup.users_account else []
    groups = f"arn:{setup.partition}:iam::{setup.users_account}:group/*"
    group_reads = [f"iam:{name}" for name in ("ListGroupPolicies", "GetGroupPolicy", "ListAttachedGroupPolicies")]
    judge_users = allow("JudgeUsers", [*_reads("User"), "iam:ListGroupsForUser"], users)
    return [
        *([judge_users, allow("ReadGroupsPolicies", group_reads, groups)] if users else []),
        *([allow("JudgeRoles", _reads("Role"), roles)] if roles else []),
        _managed_policies("ReadOwnPolicies", setup.partition, setup.users_account),
    ]


def _reads(kind: str) -> list[str]:
    """The simulator, and what the panel reads where the simulator does not answer. kind: Role or User."""
    names = (f"Get{kind}", f"List{kind}Policies", f"Get{kind}Policy", f"ListAttached{kind}Policies")
    return [f"iam:{name}" for name in (*names, "SimulatePrincipalPolicy")]


def _managed_policies(sid: str, partition: str, account: str) -> Document:
    policies = [f"arn:{partition}:iam::{owner}:policy/*" for owner in (account, "aws")]
    return allow(sid, ["iam:GetPolicy", "iam:GetPolicyVersion"], policies)


def _network_check(setup: Setup) -> list[Document]:
    things = ["Subnets", "SecurityGroups", "RouteTables", "VpcEndpoints", "NatGateways", "ManagedPrefixLists"]
    vpcs = f"arn:{setup.partition}:ec2:*:{setup.session_account}:vpc/*"
    return [
        allow("ReadConnection", "glue:GetConnection", _glue(setup, "catalog", "connection/*")),
        allow("ReadNetwork", [f"ec2:Describe{name}" for name in things], "*"),
        allow("ReadNameResolution", "ec2:DescribeVpcAttribute", vpcs),
    ]


def _sessions(setup: Setup) -> list[Document]:
    return [
        allow("ListSessions", "glue:ListSessions", "*"),
        allow("ReadAndStopSessions", ["glue:GetSession", "glue:StopSession"], _glue(setup, "session/*")),
    ]


def _tags(setup: Setup) -> list[Document]:
    return [
        allow("ReadSessionTags", "glue:GetTags", "*"),
        allow("ChangeSessionTags", ["glue:TagResource", "glue:UntagResource"], _glue(setup, "session/*")),
    ]


def _prices(setup: Setup) -> list[Document]:
    return [allow("ReadPrices", "pricing:GetProducts", "*")]


def _costs(setup: Setup) -> list[Document]:
    reads = ["GetCostAndUsage", "ListCostAllocationTags", "ListCostAllocationTagBackfillHistory"]
    return [allow("ReadBill", [f"ce:{name}" for name in reads], "*")]


def _cost_activation(setup: Setup) -> list[Document]:
    return [
        allow("ActivateTags", ["ce:UpdateCostAllocationTagsStatus", "ce:StartCostAllocationTagBackfill"], "*"),
    ]


FEATURES = (
    Feature("access", "users", "assume the session-creation role", _access),
    Feature("own_preflight", "users", "say so with one's own identity, in one's own account", _own_preflight),
    Feature("connections", "sessions", "list the connections and where they lead", _connections),
    Feature("runtime_roles", "sessions", "list the roles that Glue may run a session as", _runtime_roles),
    Feature("preflight", "sessions", "say beforehand whether a session would be allowed", _preflight),
    Feature("network_check", "sessions", "check a connection's network", _network_check),
    Feature("sessions", "sessions", "list and stop sessions", _sessions),
    Feature("tags", "sessions", "show and change the tags of sessions", _tags),
    Feature("prices", "sessions", "read current prices; a dated table serves otherwise", _prices),
    Feature("costs", "sessions", "show the bill by tag", _costs),
    Feature("cost_activation", "sessions", "activate a tag key for the bill, and backfill it", _cost_activation),
)
"""Every feature that needs a permission. "Who am I" needs none: AWS answers GetCallerIdentity to everybody."""
