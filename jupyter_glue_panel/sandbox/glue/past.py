"""Sessions that began before the sandbox did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jupyter_glue_panel.sandbox.clock import Clock

from .sessions import Session
from .statements import Statements

PROVISIONING_SECONDS = 45
STOPPING_SECONDS = 10
DAYS_MINUTES = 2880


@dataclass(frozen=True, kw_only=True)
class Past:
    """account, region: where it is · hours_ago: when it was created · tags: all of them, ``owner`` too · minutes: after
    how many it was stopped, or failed where there is an error; None: nobody ended it, so that it runs on into its idle
    time-out · billed_share: of its full size, less than 1 where workers scale.
    """

    id: str
    account: str
    region: str
    role_arn: str
    hours_ago: float
    tags: Mapping[str, str] = field(default_factory=dict)
    connection: str | None = None
    glue_version: str = "5.1"
    worker_type: str = "G.1X"
    workers: int = 5
    idle_minutes: int = DAYS_MINUTES
    minutes: float | None = None
    error: str | None = None
    auto_scaling: bool = False
    billed_share: float = 1.0


def session_of(past: Past, clock: Clock) -> Session:
    """``past`` as a session of today. Code that is run in it sees no AWS: it outlived the credentials it had."""
    created_at = clock.now() - past.hours_ago * 3600
    ended_at = None if past.minutes is None else created_at + past.minutes * 60
    return Session(
        id=past.id,
        request=_request(past),
        tags=dict(past.tags),
        statements=Statements(clock, dict),
        created_at=created_at,
        ready_at=created_at + PROVISIONING_SECONDS,
        stopping_seconds=STOPPING_SECONDS,
        idle_minutes=past.idle_minutes,
        timeout_minutes=DAYS_MINUTES,
        stopping_at=None if past.error else ended_at,
        failing_at=ended_at if past.error else None,
        error_message=past.error,
        billed_share=past.billed_share,
    )


def _request(past: Past) -> dict[str, Any]:
    connections = {"Connections": {"Connections": [past.connection]}} if past.connection else {}
    arguments = {"DefaultArguments": {"--enable-auto-scaling": "true"}} if past.auto_scaling else {}
    return {
        "Role": past.role_arn,
        "Command": {"Name": "glueetl", "PythonVersion": "3"},
        "GlueVersion": past.glue_version,
        "WorkerType": past.worker_type,
        "NumberOfWorkers": past.workers,
        "IdleTimeout": past.idle_minutes,
        **connections,
        **arguments,
    }
