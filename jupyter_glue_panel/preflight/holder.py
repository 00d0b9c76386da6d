"""The user or role whose policies decide, as far as it can be seen."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from jupyter_glue_panel.access import Account
from jupyter_glue_panel.rules.decisions import Unreadable

from .asking import first_allowed

Kind = Literal["role", "user"]

_ARN = re.compile(r"arn:(?P<partition>[\w-]+):(?:iam|sts)::\d+:(?P<kind>assumed-role|user)/(?P<rest>.+)")


@dataclass(frozen=True)
class Holder:
    """kind: None for the account's root and for federated users, who have no policies of their own to look at · arn:
    of the user or role; a role's path is missing where nobody could read it · user_id: AWS's, a session's name
    included · tags: None where nobody could read them · boundary: ARN of the permissions boundary, if there is one.
    """

    kind: Kind | None
    name: str
    arn: str
    user_id: str
    tags: Mapping[str, str] | None = None
    boundary: str | Unreadable | None = None


async def read_holder(accounts: Sequence[Account]) -> Holder:
    """Who the first of ``accounts`` acts as. The others are asked for what it may not read about itself.

    Sources: STS GetCallerIdentity, IAM GetRole, GetUser.
    """
    account = accounts[0]
    identity = await account.call("sts", "get_caller_identity")
    match = _ARN.fullmatch(identity["Arn"])
    if match is None:
        return Holder(None, "", identity["Arn"], identity["UserId"])
    if match["kind"] == "user":
        name = match["rest"].rpartition("/")[2]
        raw = await first_allowed(accounts, lambda asked: asked.call("iam", "get_user", UserName=name))
        return _holder("user", name, identity["Arn"], identity["UserId"], raw and raw["User"])
    name = match["rest"].partition("/")[0]
    role = account.principal.role
    arn = str(role) if role is not None else f"arn:{match['partition']}:iam::{account.id}:role/{name}"
    raw = await first_allowed(accounts, lambda asked: asked.call("iam", "get_role", RoleName=name))
    return _holder("role", name, arn, identity["UserId"], raw and raw["Role"])


def _holder(kind: Kind, name: str, arn: str, user_id: str, raw: Mapping[str, Any] | None) -> Holder:
    if raw is None:
        permission = f"iam:Get{kind.capitalize()} on {arn}"
        return Holder(kind, name, arn, user_id, boundary=Unreadable("its permissions boundary", permission))
    boundary = raw.get("PermissionsBoundary", {}).get("PermissionsBoundaryArn")
    tags = {tag["Key"]: tag["Value"] for tag in raw.get("Tags", ())}
    return Holder(kind, name, raw["Arn"], user_id, tags, boundary)
