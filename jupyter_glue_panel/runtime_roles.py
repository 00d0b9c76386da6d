"""Which roles of an account Glue may assume to run a session's code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timezone
from typing import Any

from .access import Account
from .cache import Cache
from .wire import RuntimeRole, RuntimeRoles

GLUE = "glue.amazonaws.com"


class RuntimeRoleList:
    """Lists an account's runtime roles."""

    def __init__(self, cache: Cache[RuntimeRoles]) -> None:
        self._cache = cache

    async def roles(self, account: Account, *, refresh: bool = False) -> RuntimeRoles:
        """All roles whose trust policy names Glue, by name. Source: IAM ListRoles, every page."""
        return await self._cache.get(account.key, lambda: _runtime_roles(account), refresh=refresh)


async def _runtime_roles(account: Account) -> RuntimeRoles:
    found = await account.pages("iam", "list_roles", "Roles", MaxItems=1000)
    roles = [
        RuntimeRole(name=raw["RoleName"], arn=raw["Arn"], description=raw.get("Description", ""))
        for raw in found
        if trusts_glue(raw.get("AssumeRolePolicyDocument"))
    ]
    roles.sort(key=lambda role: role.name)
    return RuntimeRoles(roles=tuple(roles), errors=(), as_of=datetime.now(timezone.utc))


def trusts_glue(policy: Any) -> bool:
    """Does a trust policy, as botocore decodes it, allow the service principal glue.amazonaws.com?"""
    if not isinstance(policy, Mapping):
        return False
    return any(
        statement.get("Effect") == "Allow" and GLUE in _services(statement)
        for statement in _listed(policy.get("Statement", ()))
        if isinstance(statement, Mapping)
    )


def _services(statement: Mapping[str, Any]) -> Iterable[Any]:
    principal = statement.get("Principal", {})
    return _listed(principal.get("Service", ())) if isinstance(principal, Mapping) else ()


def _listed(value: Any) -> Iterable[Any]:
    """IAM lets a list of one stand without its brackets."""
    return value if isinstance(value, list | tuple) else (value,)
