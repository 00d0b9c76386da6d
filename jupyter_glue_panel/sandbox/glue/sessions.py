"""A Glue session's life as a function of the clock, and what it costs meanwhile.

PROVISIONING ──▶ READY ──▶ STOPPING ──▶ STOPPED
      └────────────┴──▶ TIMEOUT (idle, or too old), FAILED
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .statements import Statements

ENDED = ("STOPPED", "TIMEOUT", "FAILED")
INTERPRETER_DIED = "The interpreter of this session ended unexpectedly."
# Data processing units a worker; AWS Glue's "worker types" page.
WORKER_DPU = {
    "Standard": 1,
    "G.025X": 0.25,
    **{f"G.{size}X": size for size in (1, 2, 4, 8, 12, 16)},
    **{f"R.{size}X": size for size in (1, 2, 4, 8)},
    "Z.2X": 2,
}


@dataclass(kw_only=True)
class Session:
    """One interactive session. Times are seconds since the epoch.

    request: CreateSession's members that GetSession repeats, defaults filled in · stopping_at: when somebody stopped
    it · failing_at: when it fails, for the reason error_message · billed_share: of its full size, less than 1 where
    workers scale.
    """

    id: str
    request: dict[str, Any]
    tags: dict[str, str]
    statements: Statements
    created_at: float
    ready_at: float
    stopping_seconds: float
    idle_minutes: int
    timeout_minutes: int
    stopping_at: float | None = None
    failing_at: float | None = None
    error_message: str | None = None
    billed_share: float = 1.0

    def status(self, now: float) -> str:
        """AWS's word for the state at ``now``."""
        failed_at = self._failed_at
        if failed_at is not None and now >= failed_at:
            return "FAILED"
        if self.stopping_at is not None:
            return "STOPPING" if now < self.stopping_at + self.stopping_seconds else "STOPPED"
        if now < self.ready_at:
            return "PROVISIONING"
        return "TIMEOUT" if now >= self._times_out_at(now) else "READY"

    def completed_at(self, now: float) -> float | None:
        """When it ended, None while it lives."""
        status = self.status(now)
        if status == "STOPPED" and self.stopping_at is not None:
            return self.stopping_at + self.stopping_seconds
        if status == "TIMEOUT":
            return self._times_out_at(now)
        return self._failed_at if status == "FAILED" else None

    def execution_seconds(self, now: float) -> float:
        """How long it has been running, PROVISIONING not counted."""
        return max(0.0, (self.completed_at(now) or now) - self.ready_at)

    @property
    def capacity_dpu(self) -> float:
        """MaxCapacity: what was asked for, or what the workers add up to."""
        asked: float | None = self.request.get("MaxCapacity")
        return asked or float(self.request["NumberOfWorkers"] * WORKER_DPU[self.request["WorkerType"]])

    def described(self, now: float) -> dict[str, Any]:
        """GetSession's ``Session``. Tags are not part of it, nor is the ARN, as in AWS."""
        seconds = self.execution_seconds(now)
        status = self.status(now)
        described = {
            **self.request,
            "Id": self.id,
            "CreatedOn": self.created_at,
            "Status": status,
            "Progress": 0.0 if status == "PROVISIONING" else 1.0,
            "MaxCapacity": self.capacity_dpu,
            "CompletedOn": self.completed_at(now),
            "ErrorMessage": (self.error_message or INTERPRETER_DIED) if status == "FAILED" else None,
            "ExecutionTime": round(seconds, 3),
            "DPUSeconds": round(seconds * self.capacity_dpu * self.billed_share, 3),
        }
        return {name: value for name, value in described.items() if value is not None}

    @property
    def _failed_at(self) -> float | None:
        return self.statements.died_at if self.failing_at is None else self.failing_at

    def _times_out_at(self, now: float) -> float:
        too_old = self.ready_at + self.timeout_minutes * 60
        idle_since = max(self.ready_at, self.statements.last_activity_at)
        return too_old if self.statements.busy else min(too_old, idle_since + self.idle_minutes * 60)
