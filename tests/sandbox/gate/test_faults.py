"""Trouble on purpose."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError, ConnectionClosedError, ReadTimeoutError

from jupyter_glue_panel.sandbox.gate.faults import Fault
from jupyter_glue_panel.sandbox.world import World


@pytest.fixture
def glue(aws_environment: World) -> Any:
    """A client that tries once and waits half a second."""
    once = Config(retries={"total_max_attempts": 1}, read_timeout=0.5)
    return boto3.Session(profile_name="production").client("glue", config=once)


@pytest.mark.parametrize(
    ("kind", "code", "status"),
    [
        ("throttling", "ThrottlingException", 400),
        ("access_denied", "AccessDeniedException", 400),
        ("server_error", "InternalServiceException", 500),
        ("expired_token", "ExpiredTokenException", 400),
        ("revoked_credentials", "UnrecognizedClientException", 400),
        ("clock_skew", "InvalidSignatureException", 400),
    ],
)
def test_a_fault_answers_in_awss_words(glue: Any, emulator: World, kind: Any, code: str, status: int) -> None:
    emulator.faults.inject(Fault(kind=kind, service="glue"))

    with pytest.raises(ClientError) as refusal:
        glue.list_sessions()

    assert refusal.value.response["Error"]["Code"] == code
    assert refusal.value.response["ResponseMetadata"]["HTTPStatusCode"] == status


def test_a_reset_connection_looks_like_one(glue: Any, emulator: World) -> None:
    emulator.faults.inject(Fault(kind="connection_reset", service="glue"))

    with pytest.raises(ConnectionClosedError):
        glue.list_sessions()


def test_latency_outlasts_an_impatient_client(glue: Any, emulator: World) -> None:
    emulator.faults.inject(Fault(kind="latency", service="glue", seconds=2))

    with pytest.raises(ReadTimeoutError):
        glue.list_sessions()


@pytest.mark.parametrize("kind", ["half_answer", "malformed_answer"])
def test_what_is_no_answer_is_taken_for_an_empty_one_by_botocore(glue: Any, emulator: World, kind: Any) -> None:
    emulator.faults.inject(Fault(kind=kind, service="glue"))

    assert "Sessions" not in glue.list_sessions()


def test_a_fault_can_be_worded(glue: Any, emulator: World) -> None:
    emulator.faults.inject(Fault(kind="access_denied", service="glue", message="Not on my watch"))

    with pytest.raises(ClientError, match="Not on my watch"):
        glue.list_sessions()


def test_a_fault_ends_after_so_many_times(glue: Any, emulator: World) -> None:
    emulator.faults.inject(Fault(kind="throttling", service="glue", times=1))
    with pytest.raises(ClientError):
        glue.list_sessions()

    assert glue.list_sessions()["Sessions"] == []


@pytest.mark.parametrize(
    "elsewhere",
    [{"service": "ec2"}, {"service": "glue", "action": "GetSession"}, {"account": "111122223333", "service": "glue"}],
)
def test_a_fault_hits_nothing_but_what_it_names(glue: Any, emulator: World, elsewhere: dict[str, str]) -> None:
    emulator.faults.inject(Fault(kind="server_error", **elsewhere))

    assert glue.list_sessions()["Sessions"] == []


def test_cleared_faults_are_over(glue: Any, emulator: World) -> None:
    emulator.faults.inject(Fault(kind="server_error"))
    emulator.faults.clear()

    assert glue.list_sessions()["Sessions"] == []
