"""Who asks AWS, and on what terms: plain values, none of them secret."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from jupyter_glue_panel.arns import RoleArn


@dataclass(frozen=True)
class Principal:
    """Whose credentials a call uses, without containing any.

    profile: of the AWS configuration, None for whatever the environment says · role: assumed from there, if any ·
    external_id: what the role's trust policy asks for.
    """

    profile: str | None = None
    role: RoleArn | None = None
    external_id: str | None = None


@dataclass(frozen=True)
class Configured:
    """What the AWS configuration says about a profile, each None where it says nothing.

    profile: its name · region: the panel's default.
    """

    profile: str | None
    region: str | None


@dataclass(frozen=True)
class RoleProfile:
    """A profile of the AWS configuration that assumes a role, without what is secret in it.

    role_arn: as it stands there, unchecked · mfa: it, or a profile that it takes its credentials from, wants a code ·
    duration_seconds: None where the profile leaves it to AWS.
    """

    name: str
    role_arn: str
    region: str | None
    external_id: bool
    mfa: bool
    duration_seconds: int | None


@dataclass(frozen=True)
class Lifetime:
    """expires_at: None for credentials without an end, or whose end nobody told · renews: by itself, before it."""

    expires_at: datetime | None
    renews: bool


@dataclass(frozen=True)
class Limits:
    """How long, how often and how much at once AWS is asked. attempts: the first one included."""

    threads: int
    connect_timeout_seconds: float
    read_timeout_seconds: float
    attempts: int
