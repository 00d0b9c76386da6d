"""The sandbox's own endpoints, over HTTP."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

import boto3
import pytest
from botocore.exceptions import ClientError

from jupyter_glue_panel.sandbox.names import ACCOUNT_B
from jupyter_glue_panel.sandbox.world import World


def ask(emulator: World, method: str, path: str, body: Any = None, **headers: str) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = Request(f"{emulator.endpoint_url}/{path}", data, headers, method=method)
    with build_opener(ProxyHandler({})).open(request) as reply:
        return json.loads(reply.read() or b"null")


def test_faults_are_injected_listed_and_cleared(aws_environment: World) -> None:
    fault = {"kind": "throttling", "service": "sts", "times": 1}
    ask(aws_environment, "POST", "_sandbox/faults", fault)
    listed = ask(aws_environment, "GET", "_sandbox/faults")
    ask(aws_environment, "DELETE", "_sandbox/faults")

    assert [listed[0][name] for name in fault] == list(fault.values())
    assert ask(aws_environment, "GET", "_sandbox/faults") == []


@pytest.mark.parametrize("aim", [{"service": "glue"}, {"action": "GetTags"}, {"account": ACCOUNT_B}, {"times": 1}])
def test_a_full_disk_can_not_be_aimed_at_a_call(aws_environment: World, aim: dict[str, Any]) -> None:
    with pytest.raises(HTTPError) as refused:
        ask(aws_environment, "POST", "_sandbox/faults", {"kind": "full_disk", **aim})

    assert refused.value.code == 400
    assert b"JupyterLab's files" in refused.value.read()


def test_without_jupyterlab_there_is_no_disk_to_fill(aws_environment: World) -> None:
    with pytest.raises(HTTPError) as refused:
        ask(aws_environment, "POST", "_sandbox/faults", {"kind": "full_disk"})

    assert refused.value.code == 409
    assert refused.value.read() == b"There is no JupyterLab here whose disk could be full.\n"
    assert ask(aws_environment, "GET", "_sandbox/faults") == []


def test_requests_are_counted_by_action(aws_environment: World) -> None:
    sts = boto3.client("sts")
    sts.get_caller_identity()
    sts.get_caller_identity()
    counted = ask(aws_environment, "GET", "_sandbox/requests")
    ask(aws_environment, "DELETE", "_sandbox/requests")

    assert counted == {"sts.GetCallerIdentity": 2}
    assert ask(aws_environment, "GET", "_sandbox/requests") == {}


def test_the_clock_can_be_advanced(aws_environment: World) -> None:
    glue = boto3.Session(profile_name="production").client("glue")
    glue.list_sessions()
    ask(aws_environment, "POST", "_sandbox/clock", {"advance_seconds": 3601})

    with pytest.raises(ClientError, match="expired"):
        glue.list_sessions()


def test_answers_are_dated_by_the_advanced_clock(aws_environment: World) -> None:
    sts = boto3.client("sts")
    ask(aws_environment, "POST", "_sandbox/clock", {"advance_seconds": 86_400})

    told = sts.get_caller_identity()["ResponseMetadata"]["HTTPHeaders"]["date"]

    ahead = parsedate_to_datetime(told) - datetime.now(timezone.utc)
    assert timedelta(hours=23) < ahead <= timedelta(hours=24)


def test_one_setting_is_changed_without_the_others(emulator: World) -> None:
    before = ask(emulator, "GET", "_sandbox/settings")
    after = ask(emulator, "PATCH", "_sandbox/settings", {"provisioning_seconds": 7})

    assert after == before | {"provisioning_seconds": 7}
    assert emulator.settings.provisioning_seconds == 7


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "faults", {"kind": "earthquake"}),
        ("POST", "faults", {"kind": "latency", "sevice": "glue"}),
        ("PATCH", "settings", {"provisioning_seconds": "soon"}),
        ("POST", "clock", {}),
    ],
)
def test_a_body_that_makes_no_sense_is_a_bad_request(emulator: World, method: str, path: str, body: Any) -> None:
    with pytest.raises(HTTPError) as refusal:
        ask(emulator, method, f"_sandbox/{path}", body)

    assert refusal.value.code == 400


def test_there_is_nothing_else(emulator: World) -> None:
    with pytest.raises(HTTPError) as refusal:
        ask(emulator, "GET", "_sandbox/passwords")

    assert refusal.value.code == 404


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Host": "evil.example"}])
@pytest.mark.parametrize("path", ["_sandbox/requests", ""])
def test_a_web_page_cannot_reach_the_sandbox(emulator: World, path: str, headers: dict[str, str]) -> None:
    with pytest.raises(HTTPError) as refusal:
        ask(emulator, "GET", path, **headers)

    assert refusal.value.code == 403
