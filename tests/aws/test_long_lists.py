from __future__ import annotations

import asyncio
import gc
import json
from datetime import datetime, timezone
from typing import Any

import botocore.loaders
import botocore.model
import botocore.parsers
import msgspec
import pytest
from scripted_aws import ScriptedAws

from jupyter_glue_panel.aws import Aws, Limits, Principal
from jupyter_glue_panel.aws.long_lists import READERS, connections_in, sessions_in

SECONDS = 1790000000.25
TIME = datetime.fromtimestamp(SECONDS, timezone.utc)
SESSIONS: list[dict[str, Any]] = [
    {
        "Id": "s-1",
        "CreatedOn": SECONDS,
        "CompletedOn": SECONDS + 60,
        "Status": "FAILED",
        "ErrorMessage": "No subnet",
        "Role": "arn:aws:iam::444455556666:role/R",
        "Connections": {"Connections": ["session_vpc"]},
        "DefaultArguments": {"--enable-auto-scaling": "true"},
        "MaxCapacity": 5.0,
        "NumberOfWorkers": 5,
        "WorkerType": "G.1X",
        "GlueVersion": "5.1",
        "IdleTimeout": 60,
        "ExecutionTime": 60.5,
        "DPUSeconds": 302.5,
        "Progress": 0.5,
    },
    {"Id": "s-2", "CreatedOn": SECONDS, "Status": "READY", "Role": "arn:aws:iam::444455556666:role/R"},
    {"Id": "s-3"},
]
CONNECTIONS: list[dict[str, Any]] = [
    {
        "Name": "session_vpc",
        "ConnectionType": "NETWORK",
        "Description": "Where sessions belong",
        "PhysicalConnectionRequirements": {
            "SubnetId": "subnet-1",
            "SecurityGroupIdList": ["sg-1"],
            "AvailabilityZone": "us-east-1a",
        },
        "Status": "READY",
        "CompatibleComputeEnvironments": ["SPARK"],
        "CreationTime": SECONDS,
    },
    {"Name": "bare"},
]


def test_sessions_read_as_botocore_reads_them() -> None:
    body = json.dumps({"Ids": ["s-1", "s-2"], "Sessions": SESSIONS, "NextToken": "more"}).encode()
    theirs = _read_by_botocore("ListSessions", body)

    ours, left = _read_by_us("ListSessions", body)

    assert tuple(ours["Sessions"]) == sessions_in(theirs["Sessions"])
    assert (ours["Ids"], ours["NextToken"], left) == (theirs["Ids"], theirs["NextToken"], b"{}")


def test_connections_read_as_botocore_reads_them() -> None:
    body = json.dumps({"ConnectionList": CONNECTIONS}).encode()
    theirs = _read_by_botocore("GetConnections", body)

    ours, _ = _read_by_us("GetConnections", body)

    assert tuple(ours["ConnectionList"]) == connections_in(theirs["ConnectionList"])


@pytest.mark.parametrize("body", [b"<html>", b'{"Sessions": [{"Status": "no id"}]}'])
def test_an_answer_of_another_shape_is_left_to_botocore(body: bytes) -> None:
    assert _read_by_us("ListSessions", body) == ({}, body)


@pytest.mark.parametrize(
    ("action", "operation", "answer", "key"),
    [
        ("ListSessions", "list_sessions", {"Sessions": [SESSIONS[1] | {"CreatedOn": TIME}]}, "Sessions"),
        ("GetConnections", "get_connections", {"ConnectionList": CONNECTIONS[1:]}, "ConnectionList"),
    ],
)
def test_botocore_still_lets_others_read_a_long_list(
    scripted_aws: ScriptedAws, action: str, operation: str, answer: dict[str, Any], key: str
) -> None:
    limits = Limits(threads=1, connect_timeout_seconds=5, read_timeout_seconds=5, attempts=1)
    aws = Aws(limits, session_name="jupyter-ann", user_agent="jupyter-glue-panel/test")
    scripted_aws.tell("glue", action, answer)

    told = asyncio.run(aws.call(Principal(), "us-east-1", "glue", operation, {}))
    aws.close()

    assert isinstance(told[key][0], msgspec.Struct)


def test_long_lists_are_no_work_for_the_garbage_collector() -> None:
    sessions = sessions_in(SESSIONS)

    assert [gc.is_tracked(session) for session in sessions] == [False] * 3


def _read_by_us(action: str, body: bytes) -> tuple[dict[str, Any], bytes]:
    response: dict[str, Any] = {"status_code": 200, "body": body}
    read: dict[str, Any] = {}
    READERS[f"glue.{action}"](response_dict=response, customized_response_dict=read, operation_model=None)
    return read, response["body"]


def _read_by_botocore(action: str, body: bytes) -> dict[str, Any]:
    description = botocore.loaders.Loader().load_service_model("glue", "service-2")
    shape = botocore.model.ServiceModel(description, "glue").operation_model(action).output_shape
    read: dict[str, Any] = botocore.parsers.JSONParser().parse({"status_code": 200, "headers": {}, "body": body}, shape)
    return read
