"""The features at work with the permissions that the policy kit grants them, in accounts where each of them is used."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from jupyter_glue_panel.rules.kit.panel import Side, panel_policy
from jupyter_glue_panel.rules.kit.setup import Setup
from jupyter_glue_panel.sandbox.gate.faults import Fault
from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B, OPAQUE_ROLE, RUNTIME_ROLE, TEAM_ROLE, USER, role_arn
from jupyter_glue_panel.sandbox.policies import NOTEBOOK_ROLE_ARN, USER_ARN
from jupyter_glue_panel.sandbox.world import World

from .features import FEATURES, PRODUCTION, Feature

Rest = Callable[[Any], Any]

PANEL = Setup(
    users_account=ACCOUNT_A,
    session_account=ACCOUNT_B,
    principals=(USER_ARN, NOTEBOOK_ROLE_ARN),
    runtime_role=RUNTIME_ROLE,
)
"""People of both kinds, so that the policy grants all there is."""

SIMULATE = "iam:SimulatePrincipalPolicy"
JUDGED, EXPLAINED = "is it allowed?", "a denial explained"
JUDGED_BY_USER = "is it allowed? asked by the user"
JUDGED_BY_POLICIES = "is it allowed? by the role's policies"
USER_JUDGED = "is it allowed? without a role"
THROUGH_NAT = "network check behind a NAT gateway"


def granted(kit: Iterable[str] | None = None) -> frozenset[str]:
    """The actions that the kit's panel policies allow for these of its features (None: for all)."""
    names = None if kit is None else list(kit)
    policies = [panel_policy(PANEL, side, names) for side in get_args(Side)]
    statements = [statement for policy in policies if policy for statement in policy["Statement"]]
    return frozenset(action for statement in statements for action in _listed(statement["Action"]))


def _listed(actions: str | list[str]) -> list[str]:
    return [actions] if isinstance(actions, str) else actions


@dataclass(frozen=True)
class Situation:
    """A feature at work. kit: which of the kit's features it works with · rest: what of its answer has to stay,
    whatever is denied while it goes on · denied_to: the account whose calls are hit, ``*`` for all.
    """

    feature: Feature
    kit: tuple[str, ...]
    rest: Rest
    denied_to: str

    @property
    def name(self) -> str:
        """What tells it from the others."""
        return self.feature.name

    def fault(self, action: str) -> Fault:
        """``action`` is denied. Roles are assumed from the user's account, whatever account the feature is about."""
        account = ACCOUNT_A if action in granted(("access",)) else self.denied_to
        service, _, name = action.partition(":")
        return Fault(kind="access_denied", service=service, action=name, account=account)


def _named(answer: Any) -> Any:
    return [each["name"] for each in answer["connections"]]


def _verdicts(answer: Any) -> Any:
    return answer["principal_arn"], answer["no_connection"]["verdict"], answer["pass_role"]["verdict"]


def _own_sessions(answer: Any) -> Any:
    return [each["id"] for each in answer["sessions"] if each["account"] == ACCOUNT_A]


def _own_lines(lines: Any) -> Any:
    return len(lines), [line for line in lines if line["account"] == ACCOUNT_A]


WORKS_WITH: Mapping[str, tuple[str, Rest]] = {
    "who am I": ("", sorted),
    "assume a role": ("access", sorted),
    "verify the assumed role": ("access", sorted),
    "VPC connections": ("access connections", _named),
    "runtime roles": ("access runtime_roles", sorted),
    JUDGED: ("access connections preflight", _verdicts),
    "list sessions": ("access sessions tags", lambda answer: [each["id"] for each in answer["sessions"]]),
    "read a session back": ("access sessions tags", lambda answer: (answer["id"], answer["status"])),
    "read a session's tags": ("access tags", sorted),
    "tag a session": ("access tags", lambda answer: answer["arn"]),
    "untag a session": ("access tags", lambda answer: answer["arn"]),
    "stop a session": ("access sessions", lambda answer: answer["id"]),
    "the bill by tag": ("access costs", lambda answer: (answer["periods"], answer["shares"])),
    "activate a tag for bills": ("access costs cost_activation", lambda answer: (answer["key"], answer["status"])),
    "backfill bills": ("access cost_activation", sorted),
    "VPCs of connections": ("access connections", _named),
    "network check": ("access network_check", lambda answer: [each["connection"] for each in answer["connections"]]),
    "prices": ("access prices", lambda answer: answer["rates"]),
    EXPLAINED: ("access connections preflight", lambda answer: (answer["sentence"], answer["change"])),
    "sessions of several accounts": ("access sessions tags", _own_sessions),
    "discovery": ("access connections sessions", _own_lines),
}
"""By feature, which of the kit's features it works with, and what of its answer has to stay."""


def _situation(feature: Feature) -> Situation:
    kit, rest = WORKS_WITH[feature.name]
    return Situation(feature, tuple(kit.split()), rest, feature.account)


_USUAL = {feature.name: _situation(feature) for feature in FEATURES}


def _asked(of: str, name: str, **changes: Any) -> Situation:
    """The feature ``of``, asked otherwise."""
    return replace(_USUAL[of], feature=replace(_USUAL[of].feature, name=name, **changes))


def _judged(name: str, *kit: str, account: str, **role: str) -> Situation:
    """role: role_arn, or nothing for the user. A policy that can't be read may leave every verdict open."""
    asked = _asked(JUDGED, name, place={**role, "region": "us-east-1"})
    return replace(asked, kit=kit, denied_to=account, rest=lambda answer: (answer["principal_arn"], sorted(answer)))


SITUATIONS = (
    *_USUAL.values(),
    replace(
        _judged(
            JUDGED_BY_USER,
            *("access", "connections", "preflight"),
            account=ACCOUNT_A,
            role_arn=role_arn(ACCOUNT_A, TEAM_ROLE),
        ),
        rest=_verdicts,
    ),
    _judged(
        JUDGED_BY_POLICIES,
        *("access", "connections", "preflight"),
        account=ACCOUNT_B,
        role_arn=role_arn(ACCOUNT_B, OPAQUE_ROLE),
    ),
    _judged(USER_JUDGED, "connections", "own_preflight", account=ACCOUNT_A),
    _asked("network check", THROUGH_NAT, body={"connections": ["other_vpc"]}),
    _asked(
        "the bill by tag",
        "the bill since before the tag was activated",
        place={**PRODUCTION, "tag_key": "billing", "days": "200", "granularity": "monthly"},
    ),
    replace(_asked("prices", "prices, denied to the user too"), denied_to="*"),
)


def furnish(world: World) -> None:
    """Make room for every action. ``OPAQUE_ROLE`` and the user can't simulate themselves where that is enforced."""
    _furnish_network(world)
    _furnish_policies(world)


def _furnish_network(world: World) -> None:
    """Behind ``other_vpc``: a way out through a NAT gateway, and a security group that names S3's prefix list."""
    network, ec2 = world.walkthrough.network, world.client("ec2", ACCOUNT_B)
    gateway = ec2.create_nat_gateway(SubnetId=network.other_subnet_id)["NatGateway"]["NatGatewayId"]
    main = ec2.describe_route_tables(Filters=[{"Name": "vpc-id", "Values": [network.other_vpc_id]}])["RouteTables"][0]
    ec2.create_route(RouteTableId=main["RouteTableId"], DestinationCidrBlock="0.0.0.0/0", NatGatewayId=gateway)
    name = {"Name": "prefix-list-name", "Values": [f"com.amazonaws.{world.region}.s3"]}
    s3 = ec2.describe_managed_prefix_lists(Filters=[name])["PrefixLists"][0]["PrefixListId"]
    group, anything = network.other_security_group_id, {"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
    ec2.revoke_security_group_egress(GroupId=group, IpPermissions=[anything])
    to_itself = {"FromPort": 0, "ToPort": 65535, "UserIdGroupPairs": [{"GroupId": group}]}
    to_s3 = {"FromPort": 443, "ToPort": 443, "PrefixListIds": [{"PrefixListId": s3}]}
    rules = [{"IpProtocol": "tcp", **rule} for rule in (to_itself, to_s3)]
    ec2.authorize_security_group_egress(GroupId=group, IpPermissions=rules)


def _furnish_policies(world: World) -> None:
    """The user and ``OPAQUE_ROLE`` have an inline policy, the user has a group with policies of both kinds."""
    iam, listing = world.client("iam", ACCOUNT_A), _policy("Allow", "s3:ListBucket", "*")
    iam.put_user_policy(UserName=USER, PolicyName="NoSimulator", PolicyDocument=_policy("Deny", SIMULATE, USER_ARN))
    iam.create_group(GroupName="Analysts")
    iam.add_user_to_group(GroupName="Analysts", UserName=USER)
    iam.put_group_policy(GroupName="Analysts", PolicyName="List", PolicyDocument=listing)
    shared = iam.create_policy(PolicyName="Shared", PolicyDocument=listing)["Policy"]["Arn"]
    iam.attach_group_policy(GroupName="Analysts", PolicyArn=shared)
    world.client("iam", ACCOUNT_B).put_role_policy(RoleName=OPAQUE_ROLE, PolicyName="List", PolicyDocument=listing)


def _policy(effect: str, action: str, resource: str) -> str:
    statement = {"Effect": effect, "Action": action, "Resource": resource}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})
