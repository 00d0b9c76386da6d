"""Which failures are refusals, and what an event says about them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from jupyter_glue_panel.arns import RoleArn
from jupyter_glue_panel.errors import InvalidRequest, PanelError
from jupyter_glue_panel.wire_preflight import DenialExplained

from .events import Denied

if TYPE_CHECKING:
    from jupyter_glue_panel.access import Account

DENIALS = frozenset({"access_denied", "role_not_assumable"})
"""The codes with which the panel tells that AWS said no."""


@dataclass(frozen=True)
class Asked:
    """The refused request. request: method and path · role, region: as it named them · account: the role's."""

    request: str
    role: str | None
    region: str | None
    account: str | None = None
    session_id: str | None = None

    @classmethod
    def of(cls, request: str, *sources: Any, session_id: str | None = None) -> Asked:
        """What the first of ``sources`` (bodies, query parameters) that names a role, or a Region, names."""
        role = _first(sources, "role", "role_arn")
        return cls(request, role, _first(sources, "region"), _account_of(role), session_id)

    def about(self, account: Account) -> Asked:
        """The same, of an account that was found out by now."""
        return replace(self, role=account.role, region=account.region, account=account.id)

    def about_place(self, role: str | None, region: str | None) -> Asked:
        """The same, of one place among several."""
        return replace(self, role=role, region=region, account=_account_of(role))


def denied_by_aws(asked: Asked, error: PanelError) -> Denied:
    """AWS denied a call of the panel's."""
    return Denied(
        by="aws",
        request=asked.request,
        code=error.code,
        message=error.message,
        role=asked.role,
        account=asked.account,
        region=asked.region,
        session_id=asked.session_id,
        action=error.action,
        aws_code=error.aws_code,
        request_id=error.request_id,
    )


def denied_by_jupyter(asked: Asked, message: str) -> Denied:
    """The Jupyter server's own authorisation refused the request."""
    return Denied(
        by="jupyter",
        request=asked.request,
        code="forbidden",
        message=message,
        role=asked.role,
        account=asked.account,
        region=asked.region,
        session_id=asked.session_id,
    )


def denied_in_the_kernel(asked: Asked, explained: DenialExplained) -> Denied:
    """AWS denied a call of the kernel's: ``asked`` is the request that had it explained."""
    return Denied(
        by="aws",
        request=asked.request,
        code="access_denied",
        message=explained.sentence,
        role=asked.role,
        account=asked.account,
        region=asked.region,
        action=explained.action,
    )


def _account_of(role: str | None) -> str | None:
    """The account in a role's ARN; None for other names of a role."""
    with suppress(InvalidRequest):
        return RoleArn.parse(role or "").account
    return None


def _first(sources: tuple[Any, ...], *names: str) -> str | None:
    for source in sources:
        for name in names:
            value = source.get(name) if isinstance(source, dict) else getattr(source, name, None)
            if isinstance(value, str) and value:
                return value
    return None
