"""Which failures are refusals, and what an event says about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jupyter_glue_panel.errors import PanelError
from jupyter_glue_panel.wire_preflight import DenialExplained

from .events import Denied

DENIALS = frozenset({"access_denied", "role_not_assumable"})
"""The codes with which the panel tells that AWS said no."""


@dataclass(frozen=True)
class Asked:
    """The refused request. request: method and path · role, region: as it named them."""

    request: str
    role: str | None
    region: str | None

    @classmethod
    def of(cls, request: str, *sources: Any) -> Asked:
        """What the first of ``sources`` (bodies, query parameters) that names a role, or a Region, names."""
        return cls(request, _first(sources, "role", "role_arn"), _first(sources, "region"))


def denied_by_aws(asked: Asked, error: PanelError) -> Denied:
    """AWS denied a call of the panel's."""
    return Denied(
        by="aws",
        request=asked.request,
        code=error.code,
        message=error.message,
        role=asked.role,
        region=asked.region,
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
        region=asked.region,
    )


def denied_in_the_kernel(asked: Asked, explained: DenialExplained) -> Denied:
    """AWS denied a call of the kernel's: ``asked`` is the request that had it explained."""
    return Denied(
        by="aws",
        request=asked.request,
        code="access_denied",
        message=explained.sentence,
        role=asked.role,
        region=asked.region,
        action=explained.action,
    )


def _first(sources: tuple[Any, ...], *names: str) -> str | None:
    for source in sources:
        for name in names:
            value = source.get(name) if isinstance(source, dict) else getattr(source, name, None)
            if isinstance(value, str) and value:
                return value
    return None
