"""A session's states, computed from the clock."""

from __future__ import annotations

from typing import Any

import pytest

from jupyter_glue_panel.sandbox.clock import Clock
from jupyter_glue_panel.sandbox.glue.sessions import Session
from jupyter_glue_panel.sandbox.glue.statements import Statements

MINUTE = 60


def session(**changes: Any) -> Session:
    """Created at second 0, READY at 10, idle time-out 30 minutes, time-out 60 minutes."""
    described: dict[str, Any] = {"WorkerType": "G.2X", "NumberOfWorkers": 3}
    given: dict[str, Any] = {
        "id": "s",
        "request": described,
        "tags": {},
        "statements": Statements(Clock(), dict),
        "created_at": 0,
        "ready_at": 10,
        "stopping_seconds": 5,
        "idle_minutes": 30,
        "timeout_minutes": 60,
    }
    return Session(**given | changes)


@pytest.mark.parametrize(
    ("seconds", "status"), [(0, "PROVISIONING"), (9.9, "PROVISIONING"), (10, "READY"), (10 + 30 * MINUTE, "TIMEOUT")]
)
def test_a_session_provisions_is_ready_and_times_out_when_idle(seconds: float, status: str) -> None:
    assert session().status(seconds) == status


def test_a_statement_keeps_the_session_from_being_idle() -> None:
    used = session()
    used.statements.last_activity_at = 10 + 20 * MINUTE

    assert used.status(10 + 40 * MINUTE) == "READY"
    assert used.status(10 + 50 * MINUTE) == "TIMEOUT"


def test_a_session_in_use_times_out_when_it_is_too_old() -> None:
    used = session()
    used.statements.last_activity_at = 10 + 59 * MINUTE

    assert used.status(10 + 60 * MINUTE) == "TIMEOUT"


def test_stopping_takes_a_while() -> None:
    stopped = session(stopping_at=100)

    assert [stopped.status(second) for second in (100, 104, 105)] == ["STOPPING", "STOPPING", "STOPPED"]
    assert stopped.completed_at(105) == 105


def test_a_failing_session_says_why() -> None:
    failed = session(failing_at=10, error_message="Connection gone not found.").described(11)

    assert (failed["Status"], failed["ErrorMessage"], failed["CompletedOn"]) == (
        "FAILED",
        "Connection gone not found.",
        10,
    )


def test_dpu_seconds_grow_with_time_and_workers_until_the_end() -> None:
    billed = session(stopping_at=110)

    assert [billed.described(second)["DPUSeconds"] for second in (5, 20, 115, 9999)] == [0, 60, 630, 630]


def test_max_capacity_counts_as_it_was_asked_for() -> None:
    assert session(request={"MaxCapacity": 4.0}).described(20)["DPUSeconds"] == 40
