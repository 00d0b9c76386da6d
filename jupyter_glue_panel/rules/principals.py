"""Who calls, and whom a resource-based policy names. Source: IAM User Guide, "AWS JSON policy elements: Principal"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from jupyter_glue_panel.errors import InvalidRequest

from .documents import texts_of, type_name
from .problems import MalformedPolicy

Link = Literal["principal", "account"]
"""How a policy names a caller: itself, or only its account, whose own policies then decide further."""

_ACCOUNT = re.compile(r"[0-9]{12}")
_CALLER = re.compile(r"arn:(?P<partition>aws[a-z-]*):(?P<service>iam|sts)::(?P<account>[0-9]{12}):(?P<name>[!-~]+)")
_NAMED = re.compile(
    r"arn:aws[a-z-]*:(?:iam::[0-9]{12}:(?:root|user/[!-~]+|role/[!-~]+)"
    r"|sts::[0-9]{12}:(?:assumed-role|federated-user)/[!-~]+)"
)
_UNIQUE_ID = re.compile(r"(?:AIDA|AROA|AGPA|ANPA)[A-Z0-9]{12,}")
_SERVICE = re.compile(r"[a-z0-9.-]+\.amazon(?:aws)?\.(?:com(?:\.cn)?|eu)")
_KINDS = ("AWS", "Service", "Federated", "CanonicalUser")


@dataclass(frozen=True, slots=True)
class Caller:
    """Who makes a request.

    arn: the user's, the role session's (``sts`` … ``assumed-role``) or the account root's; None for a service or an
    identity provider · role_arn: the role of a session, without its path where only the session's ARN is known ·
    user_id: ``aws:userid`` up to the colon, where known.
    """

    arn: str | None = None
    account: str | None = None
    role_arn: str | None = None
    service: str | None = None
    federated: str | None = None
    user_id: str | None = None

    @classmethod
    def of(cls, name: str, *, role_arn: str | None = None, user_id: str | None = None) -> Caller:
        """The caller with this ARN, service name or identity provider.

        role_arn: of a role session, with its path, where it is known. Raises InvalidRequest (caller_unknown).
        """
        if _SERVICE.fullmatch(name):
            return cls(service=name)
        match = _CALLER.fullmatch(name)
        if match is None:
            raise InvalidRequest("caller_unknown", f"{name[:200]!r} is no principal's ARN and no service.")
        if match["name"].startswith(("saml-provider/", "oidc-provider/")):
            return cls(federated=name, account=match["account"])
        kind, _, rest = match["name"].partition("/")
        if kind == "assumed-role" and role_arn is None:
            role_arn = f"arn:{match['partition']}:iam::{match['account']}:role/{rest.partition('/')[0]}"
        return cls(arn=name, account=match["account"], role_arn=role_arn, user_id=user_id)


@dataclass(frozen=True, slots=True)
class Principals:
    """Principal or NotPrincipal: which callers a statement speaks of, by kind (``AWS``, ``Service``, ``Federated``)."""

    named: Mapping[str, tuple[str, ...]]
    negated: bool

    def link(self, caller: Caller) -> Link | None:
        """How the statement speaks of ``caller``; None where it does not."""
        found = self._found(caller)
        if self.negated:
            return None if found else "principal"
        return found

    def _found(self, caller: Caller) -> Link | None:
        if caller.service is not None:
            return "principal" if caller.service in self.named.get("Service", ()) else None
        if caller.federated is not None:
            return "principal" if caller.federated in self.named.get("Federated", ()) else None
        links = {_link(name, caller) for name in self.named.get("AWS", ())}
        return "principal" if "principal" in links else "account" if "account" in links else None


def read_principals(source: Mapping[str, Any]) -> Principals:
    """A statement's Principal or NotPrincipal.

    Raises MalformedPolicy (policy_missing_element, policy_exclusive_elements, policy_wrong_type, policy_bad_principal).
    """
    present = [name for name in ("Principal", "NotPrincipal") if name in source]
    if len(present) == 2:
        raise MalformedPolicy("policy_exclusive_elements", "It has both Principal and NotPrincipal.")
    if not present:
        raise MalformedPolicy("policy_missing_element", "It names no Principal: whom does the policy trust?")
    element = source[present[0]]
    if element == "*":
        return Principals({"AWS": ("*",)}, present[0] == "NotPrincipal")
    if not isinstance(element, Mapping):
        raise MalformedPolicy("policy_wrong_type", f"{present[0]} is * or an object, not {type_name(element)}.")
    named = {str(kind): texts_of(value, f"{present[0]} {kind}") for kind, value in element.items()}
    for kind, names in named.items():
        _check(kind, names)
    return Principals(named, present[0] == "NotPrincipal")


def _check(kind: str, names: tuple[str, ...]) -> None:
    if kind not in _KINDS:
        raise MalformedPolicy(
            "policy_bad_principal", f"There is no kind of principal {kind[:60]!r}.", hint=f"It is one of {_KINDS}."
        )
    for name in names:
        if kind == "AWS" and name != "*" and not any(each.fullmatch(name) for each in (_ACCOUNT, _NAMED, _UNIQUE_ID)):
            raise MalformedPolicy(
                "policy_bad_principal",
                f"{name[:200]!r} is no AWS principal.",
                hint="It is the ARN of a user, role, role session or account root, an account id, or *. Wildcards"
                " inside an ARN are not possible here.",
            )


def _link(name: str, caller: Caller) -> Link | None:
    if name == "*" or name in (caller.arn, caller.role_arn, caller.user_id):
        return "principal"
    if caller.arn is None:
        return None
    partition, account = caller.arn.split(":")[1], caller.account
    if name in (account, f"arn:{partition}:iam::{account}:root"):
        return "account"
    return "principal" if _is_role_of(name, caller.role_arn) else None


def _is_role_of(name: str, role_arn: str | None) -> bool:
    """A session's ARN does not tell the role's path, a trust policy does; role names are unique in an account."""
    if role_arn is None or ":role/" not in name or ":role/" not in role_arn:
        return False
    (account, path), (own_account, own_path) = name.split(":role/", 1), role_arn.split(":role/", 1)
    return account == own_account and path.rpartition("/")[2] == own_path.rpartition("/")[2]
