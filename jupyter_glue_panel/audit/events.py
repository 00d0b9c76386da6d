"""The events, a struct each; their schemas stand beside, in ``schemas/``.

role: an ARN, or the panel's id of a role (``profile:production``), None for the user's own identity · account: its
twelve digits · region: where · session_id: Glue's. Each None where it is not known, or has nothing to do with it.
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Literal

import msgspec


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a user did. schema_id: the ``$id`` of its schema."""

    schema_id: ClassVar[str]


class _Placed(Event, frozen=True, kw_only=True):
    role: str | None
    account: str | None
    region: str | None


class RoleAssumed(_Placed, frozen=True, kw_only=True):
    """The server took on a role, or a profile's identity. assumed_arn: by AWS's own word."""

    schema_id = "urn:jupyter-glue-panel:role-assumed:v1"

    assumed_arn: str
    expires_at: datetime | None


class SettingsInserted(_Placed, frozen=True, kw_only=True):
    """The panel's cells were written. notebook: its path · reported by the page."""

    schema_id = "urn:jupyter-glue-panel:settings-inserted:v1"

    notebook: str | None


class SessionStarted(_Placed, frozen=True, kw_only=True):
    """The Glue kernel of a notebook works in a new session. Reported by the page."""

    schema_id = "urn:jupyter-glue-panel:session-started:v1"

    session_id: str
    notebook: str | None


class SessionStopped(_Placed, frozen=True, kw_only=True):
    """AWS was asked to stop a session. status: its status right after."""

    schema_id = "urn:jupyter-glue-panel:session-stopped:v1"

    session_id: str
    status: str


class PresetChanged(Event, frozen=True, kw_only=True):
    """The user's own tag preset, or saved role, was saved or deleted."""

    schema_id = "urn:jupyter-glue-panel:preset-changed:v1"

    kind: Literal["tag_preset", "role"]
    preset: str
    change: Literal["saved", "deleted"]
    role: str | None = None


class Denied(Event, frozen=True, kw_only=True):
    """A request was refused, by AWS or by Jupyter's authorisation.

    request: method and path · code: the panel's · action, aws_code, request_id: AWS's.
    """

    schema_id = "urn:jupyter-glue-panel:denied:v1"

    by: Literal["aws", "jupyter"]
    request: str
    code: str
    message: str
    role: str | None = None
    account: str | None = None
    region: str | None = None
    session_id: str | None = None
    action: str | None = None
    aws_code: str | None = None
    request_id: str | None = None
