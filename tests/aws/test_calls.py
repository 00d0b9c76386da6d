from __future__ import annotations

import asyncio
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from jupyter_glue_panel.arns import RoleArn
from jupyter_glue_panel.aws import Aws, Limits, Principal
from jupyter_glue_panel.errors import BadGateway
from jupyter_glue_panel.sandbox.gate.faults import Fault
from jupyter_glue_panel.sandbox.names import ACCOUNT_B, CREATION_ROLE, RUNTIME_ROLE, role_arn
from jupyter_glue_panel.sandbox.world import World

from .tls import tls_server

SESSIONS = ("a", "b", "c")
RUNTIME_ROLE_ARN = role_arn(ACCOUNT_B, RUNTIME_ROLE)
PRODUCTION = Principal(role=RoleArn.parse(role_arn(ACCOUNT_B, CREATION_ROLE)))


@pytest.fixture
def aws() -> Iterator[Aws]:
    limits = Limits(threads=4, connect_timeout_seconds=5, read_timeout_seconds=5, attempts=1)
    aws = Aws(limits, session_name="jupyter-ann", user_agent="jupyter-glue-panel/test")
    yield aws
    aws.close()


@pytest.mark.parametrize(
    ("operation", "result", "count"), [("list_sessions", "Ids", 3), ("get_connections", "ConnectionList", 5)]
)
def test_a_list_is_read_to_its_last_page_with_or_without_a_paginator(
    aws_environment: World, aws: Aws, operation: str, result: str, count: int
) -> None:
    glue = aws_environment.client("glue", ACCOUNT_B)
    for name in SESSIONS:
        glue.create_session(Id=name, Role=RUNTIME_ROLE_ARN, Command={"Name": "glueetl", "PythonVersion": "3"})

    found = asyncio.run(aws.pages(PRODUCTION, "us-east-1", "glue", operation, result, {"MaxResults": 1}))

    assert len(found) == count


def test_the_event_loop_goes_on_while_aws_thinks(aws_environment: World, aws: Aws) -> None:
    aws_environment.faults.inject(Fault(kind="latency", seconds=0.3))

    async def look_up_while_it_thinks() -> bool:
        call = asyncio.ensure_future(aws.call(Principal(), "us-east-1", "sts", "get_caller_identity", {}))
        await asyncio.sleep(0)
        went_on = not call.done()
        await call
        return went_on

    assert asyncio.run(look_up_while_it_thinks())


def test_expired_credentials_cost_one_more_try_and_no_storm(aws_environment: World, aws: Aws) -> None:
    asyncio.run(aws.call(PRODUCTION, "us-east-1", "sts", "get_caller_identity", {}))
    aws_environment.requests.clear()
    aws_environment.clock.advance(2 * 3600)

    answer = asyncio.run(aws.call(PRODUCTION, "us-east-1", "sts", "get_caller_identity", {}))

    assert answer["Account"] == ACCOUNT_B
    assert aws_environment.requests.counts() == {"sts.GetCallerIdentity": 2, "sts.AssumeRole": 1}


def test_ec2s_own_words_for_expired_credentials_are_understood(aws_environment: World, aws: Aws) -> None:
    asyncio.run(aws.call(PRODUCTION, "us-east-1", "ec2", "describe_subnets", {}))
    aws_environment.clock.advance(2 * 3600)

    answer = asyncio.run(aws.call(PRODUCTION, "us-east-1", "ec2", "describe_subnets", {}))

    assert answer["Subnets"]


def test_k14_an_impostor_is_not_talked_to(
    aws_environment: World, aws: Aws, impostor: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", impostor)

    with pytest.raises(BadGateway) as refused:
        asyncio.run(aws.call(Principal(), "us-east-1", "sts", "get_caller_identity", {}))

    assert refused.value.code == "aws_untrusted"


@pytest.fixture
def impostor(tmp_path: Path) -> Iterator[str]:
    """The URL of a server whose certificate nobody vouches for."""
    with tls_server(tmp_path, BaseHTTPRequestHandler) as server:
        yield server.url
