"""A profile that wants an MFA code: opened by one, and by nothing else."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest

from jupyter_glue_panel.sandbox.gate.faults import Fault
from jupyter_glue_panel.sandbox.names import ACCOUNT_B, MFA_CODE
from jupyter_glue_panel.sandbox.world import World

from .conftest import Answer, Ask

PROFILE = "careful"


async def sign_in(ask: Ask, code: str = MFA_CODE) -> Answer:
    return await ask("POST", "access", json={"profile": PROFILE, "token_code": code})


async def test_without_a_code_the_profile_asks_for_one(aws_environment: World, ask: Ask) -> None:
    answer = await ask("POST", "access", json={"profile": PROFILE})

    assert answer.code == (422, "mfa_needed")


async def test_the_code_opens_the_role_which_then_does_not_renew_by_itself(aws_environment: World, ask: Ask) -> None:
    answer = await sign_in(ask)

    assert answer.value["account"] == ACCOUNT_B
    assert answer.value["assumed_arn"].endswith("assumed-role/MfaSessionRole/ISBlogUser")
    assert answer.value["renews"] is False
    assert answer.value["expires_at"] is not None


async def test_one_code_is_enough_for_everything_that_follows(aws_environment: World, ask: Ask) -> None:
    await sign_in(ask)

    access = await ask("POST", "access", json={"profile": PROFILE})
    connections = await ask("GET", "connections", role=f"profile:{PROFILE}")

    assert access.status == connections.status == 200
    assert aws_environment.requests.counts()["sts.AssumeRole"] == 1


async def test_credentials_that_aws_no_longer_takes_ask_for_another_code(aws_environment: World, ask: Ask) -> None:
    await sign_in(ask)
    aws_environment.faults.inject(Fault(kind="expired_token", service="glue"))

    answer = await ask("GET", "connections", role=f"profile:{PROFILE}")

    assert answer.code == (422, "mfa_needed")


async def test_a_wrong_code_is_told_as_one(aws_environment: World, ask: Ask) -> None:
    answer = await sign_in(ask, "654321")

    assert answer.code == (422, "mfa_code_refused")


@pytest.mark.parametrize("code", ["", "12345", "1234567", "12345a", "１２３４５６", "123456\n"])
async def test_what_is_no_code_never_reaches_aws(aws_environment: World, ask: Ask, code: str) -> None:
    answer = await sign_in(ask, code)

    assert answer.code == (400, "mfa_code_invalid")
    assert "sts.AssumeRole" not in aws_environment.requests.counts()


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"role_arn": "arn:aws:iam::444455556666:role/MfaSessionRole"}, 400, "invalid_request"),
        ({"profile": "production"}, 422, "mfa_elsewhere"),
        ({"profile": "nobody"}, 404, "profile_not_found"),
    ],
    ids=["a role", "a profile without a device", "no profile"],
)
async def test_a_code_for_what_asks_for_none_is_refused(
    aws_environment: World, ask: Ask, body: dict[str, Any], status: int, code: str
) -> None:
    answer = await ask("POST", "access", json={**body, "token_code": MFA_CODE})

    assert answer.code == (status, code)


async def test_the_code_is_kept_and_logged_nowhere(
    aws_environment: World, ask: Ask, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    with caplog.at_level(logging.DEBUG, logger="ServerApp"):
        opened, refused = await sign_in(ask), await sign_in(ask, "654321")

    files = [path.read_text() for path in (tmp_path / "user").rglob("*") if path.is_file()]
    for text in (caplog.text, str(opened.value), str(refused.value), *files):
        assert MFA_CODE not in text
        assert "654321" not in text
