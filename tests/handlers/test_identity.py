from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jupyter_server.gateway.gateway_client import GatewayClient

from jupyter_glue_panel.sandbox.gate.faults import Fault, Kind
from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B
from jupyter_glue_panel.sandbox.world import World

from .conftest import Ask


async def test_the_panel_says_who_i_am(aws_environment: World, ask: Ask) -> None:
    answer = await ask("GET", "identity")

    assert answer.status == 200
    assert answer.value == {
        "user_id": answer.value["user_id"],
        "account": ACCOUNT_A,
        "arn": f"arn:aws:iam::{ACCOUNT_A}:user/ISBlogUser",
        "partition": "aws",
        "region": "us-east-1",
        "profile": None,
        "kernels_are_remote": False,
    }


@pytest.fixture
def gateway() -> Iterator[dict[str, Any]]:
    """The configuration of a server whose kernels run elsewhere; Jupyter keeps one gateway a process."""
    GatewayClient.clear_instance()
    yield {"GatewayClient": {"url": "http://127.0.0.1:9"}}
    GatewayClient.clear_instance()


class TestBehindAGateway:
    @pytest.fixture
    def jp_server_config(self, jp_server_config: dict[str, Any], gateway: dict[str, Any]) -> dict[str, Any]:
        return jp_server_config | gateway

    async def test_kernels_of_another_machine_are_told_of(self, aws_environment: World, ask: Ask) -> None:
        answer = await ask("GET", "identity")

        assert answer.value["kernels_are_remote"] is True


async def test_a_profile_is_somebody_else(aws_environment: World, ask: Ask) -> None:
    answer = await ask("GET", "identity", profile="production")

    assert answer.value["account"] == ACCOUNT_B
    assert answer.value["profile"] == "production"


async def test_without_credentials_the_panel_says_how_to_get_some(no_aws: Path, ask: Ask) -> None:
    answer = await ask("GET", "identity")

    assert answer.code == (422, "aws_not_configured")
    assert "aws configure" in answer.value["hint"]


async def test_credentials_that_appear_later_are_found(aws_environment: World, no_aws: Path, ask: Ask) -> None:
    before = await ask("GET", "identity")
    no_aws.write_bytes(aws_environment.files.config.read_bytes())

    answer = await ask("GET", "identity")

    assert before.code == (422, "aws_not_configured")
    assert answer.value["account"] == ACCOUNT_A


async def test_who_i_am_does_not_need_a_region(no_region: None, ask: Ask) -> None:
    answer = await ask("GET", "identity")

    assert answer.value["account"] == ACCOUNT_A
    assert answer.value["region"] is None


async def test_a_profile_that_is_gone_is_named_as_such(aws_environment: World, ask: Ask) -> None:
    answer = await ask("GET", "identity", profile="nobody")

    assert answer.code == (404, "profile_not_found")


async def test_an_unreadable_aws_configuration_is_told(no_aws: Path, ask: Ask) -> None:
    no_aws.write_text("[default\nregion")

    answer = await ask("GET", "identity")

    assert answer.code == (422, "aws_config_invalid")


async def test_a_profile_with_mfa_is_refused_instead_of_waiting_for_a_code(aws_environment: World, ask: Ask) -> None:
    answer = await ask("GET", "identity", profile="careful")

    assert answer.code == (422, "mfa_needed")


@pytest.mark.parametrize(
    ("kind", "failure"),
    [
        ("expired_token", (422, "credentials_expired")),
        ("throttling", (429, "aws_throttled")),
        ("server_error", (502, "aws_failed")),
    ],
)
async def test_aws_errors_keep_their_meaning(
    aws_environment: World, ask: Ask, kind: Kind, failure: tuple[int, str]
) -> None:
    aws_environment.faults.inject(Fault(kind=kind))

    answer = await ask("GET", "identity")

    assert answer.code == failure
    assert answer.value["message"]
    assert answer.value["hint"]


async def test_throttling_says_when_to_come_back(aws_environment: World, ask: Ask) -> None:
    aws_environment.faults.inject(Fault(kind="throttling"))

    answer = await ask("GET", "identity")

    assert int(answer.headers["Retry-After"]) > 0
    assert answer.value["aws_code"] == "Throttling"
    assert answer.value["request_id"]


@pytest.mark.parametrize("panel_traits", [{"aws_read_timeout_seconds": 0.1}])
async def test_an_answer_that_takes_too_long_is_a_timeout(aws_environment: World, ask: Ask) -> None:
    aws_environment.faults.inject(Fault(kind="latency", seconds=1))

    answer = await ask("GET", "identity")

    assert answer.code == (504, "aws_timeout")


@pytest.mark.parametrize("endpoint", ["http://aws.invalid", "closed"])
async def test_an_aws_out_of_reach_is_told(
    aws_environment: World, closed_port: str, monkeypatch: pytest.MonkeyPatch, ask: Ask, endpoint: str
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint.replace("closed", closed_port))

    answer = await ask("GET", "identity")

    assert answer.code == (502, "aws_unreachable")


@pytest.mark.parametrize("panel_traits", [{"aws_attempts": 2}])
async def test_a_short_hiccup_of_aws_is_not_noticed(aws_environment: World, ask: Ask) -> None:
    aws_environment.faults.inject(Fault(kind="server_error", times=1))

    answer = await ask("GET", "identity")

    assert answer.status == 200
