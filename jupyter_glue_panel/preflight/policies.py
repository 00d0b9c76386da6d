"""Reads the policies of a user or role: attached, inline, the user's groups', the permissions boundary."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from jupyter_glue_panel.access import Account
from jupyter_glue_panel.errors import PanelError
from jupyter_glue_panel.rules.decisions import Attached, Layers, Unreadable
from jupyter_glue_panel.rules.policy import Policy, read_policy

from .holder import Holder

T = TypeVar("T")


async def read_layers(account: Account, holder: Holder) -> Layers:
    """What ``account`` may read of the policies of ``holder``; the rest is Unreadable. holder: a user or role.

    Sources: IAM's List… and Get…Policy calls, two for each attached policy.
    """
    identity, boundary = await asyncio.gather(_identity(account, holder), _boundary(account, holder))
    return Layers(identity=identity, boundary=boundary)


async def _identity(account: Account, holder: Holder) -> Attached:
    if holder.kind == "role":
        return await _of(account, "role", holder.name, holder.arn)
    own, groups = await asyncio.gather(_of(account, "user", holder.name, holder.arn), _groups(account, holder))
    return (*own, *groups)


async def _groups(account: Account, holder: Holder) -> Attached:
    asked = account.pages("iam", "list_groups_for_user", "Groups", UserName=holder.name)
    groups = await _told(asked, list, "its groups' policies", f"iam:ListGroupsForUser on {holder.arn}")
    if isinstance(groups, Unreadable):
        return (groups,)
    found = await asyncio.gather(*(_of(account, "group", raw["GroupName"], raw["Arn"]) for raw in groups))
    return tuple(policy for policies in found for policy in policies)


async def _boundary(account: Account, holder: Holder) -> Attached | None:
    if holder.boundary is None:
        return None
    if isinstance(holder.boundary, Unreadable):
        return (holder.boundary,)
    return (await _managed(account, holder.boundary),)


async def _of(account: Account, kind: str, name: str, arn: str) -> Attached:
    """The policies attached to, and inline in, a role, user or group."""
    attached, inline = await asyncio.gather(_attached(account, kind, name, arn), _inline(account, kind, name, arn))
    return (*attached, *inline)


async def _attached(account: Account, kind: str, name: str, arn: str) -> Attached:
    asked = account.pages("iam", f"list_attached_{kind}_policies", "AttachedPolicies", **{_name_of(kind): name})
    permission = f"iam:ListAttached{kind.capitalize()}Policies on {arn}"
    found = await _told(asked, list, f"the policies attached to {kind} {name}", permission)
    if isinstance(found, Unreadable):
        return (found,)
    return tuple(await asyncio.gather(*(_managed(account, raw["PolicyArn"]) for raw in found)))


async def _inline(account: Account, kind: str, name: str, arn: str) -> Attached:
    asked = account.pages("iam", f"list_{kind}_policies", "PolicyNames", **{_name_of(kind): name})
    found = await _told(
        asked, list, f"the inline policies of {kind} {name}", f"iam:List{kind.capitalize()}Policies on {arn}"
    )
    if isinstance(found, Unreadable):
        return (found,)

    def one(policy: str) -> Awaitable[Policy | Unreadable]:
        asked = account.call("iam", f"get_{kind}_policy", PolicyName=policy, **{_name_of(kind): name})
        permission = f"iam:Get{kind.capitalize()}Policy on {arn}"
        return _told(asked, lambda answer: read_policy(answer["PolicyDocument"], name=policy), policy, permission)

    return tuple(await asyncio.gather(*(one(policy) for policy in found)))


async def _managed(account: Account, arn: str) -> Policy | Unreadable:
    name = arn.rpartition("/")[2]
    asked = account.call("iam", "get_policy", PolicyArn=arn)
    version = await _told(asked, _default_version, name, f"iam:GetPolicy on {arn}")
    if isinstance(version, Unreadable):
        return version
    asked = account.call("iam", "get_policy_version", PolicyArn=arn, VersionId=version)
    return await _told(
        asked,
        lambda answer: read_policy(answer["PolicyVersion"]["Document"], name=name),
        name,
        f"iam:GetPolicyVersion on {arn}",
    )


def _default_version(answer: dict[str, Any]) -> str:
    version: str = answer["Policy"]["DefaultVersionId"]
    return version


def _name_of(kind: str) -> str:
    return f"{kind.capitalize()}Name"


async def _told(asked: Awaitable[Any], read: Callable[[Any], T], name: str, permission: str) -> T | Unreadable:
    """The answer, read; ``Unreadable`` where AWS denies it, or where the document is none that IAM would store."""
    try:
        answer = await asked
    except PanelError as error:
        if error.code != "access_denied":
            raise
        return Unreadable(name, permission)
    try:
        return read(answer)
    except PanelError:
        # what our reader does not understand must not be taken for a policy that says nothing
        return Unreadable(name)
