"""Glue connections."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from jupyter_glue_panel.sandbox.world import World


@pytest.fixture
def glue(aws_environment: World) -> Any:
    return boto3.Session(profile_name="production").client("glue")


def names(connections: list[dict[str, Any]]) -> list[str]:
    return [connection["Name"] for connection in connections]


def test_account_b_has_the_walk_throughs_connections(glue: Any) -> None:
    found = glue.get_connections(HidePassword=True)["ConnectionList"]

    assert names(found) == ["session_vpc", "other_vpc", "reports_jdbc", "my vpc", "events_kafka"]


def test_a_connection_tells_its_type_and_its_network(glue: Any, emulator: World) -> None:
    connection = glue.get_connection(Name="session_vpc", HidePassword=True)["Connection"]

    network = emulator.walkthrough.network
    assert connection["ConnectionType"] == "NETWORK"
    assert connection["PhysicalConnectionRequirements"] == {
        "SubnetId": network.subnet_id,
        "SecurityGroupIdList": [network.security_group_id],
        "AvailabilityZone": "us-east-1a",
    }


def test_a_password_is_shown_unless_it_is_asked_to_be_hidden(glue: Any) -> None:
    shown = glue.get_connection(Name="reports_jdbc")["Connection"]["ConnectionProperties"]
    hidden = glue.get_connection(Name="reports_jdbc", HidePassword=True)["Connection"]["ConnectionProperties"]

    assert set(shown) - set(hidden) == {"PASSWORD"}


def test_connections_are_found_by_type(glue: Any) -> None:
    found = glue.get_connections(Filter={"ConnectionType": "JDBC"})["ConnectionList"]

    assert names(found) == ["reports_jdbc"]


def test_connections_are_listed_to_the_last_page(glue: Any) -> None:
    pages = glue.get_paginator("get_connections").paginate(PaginationConfig={"PageSize": 2})

    assert [names(page["ConnectionList"]) for page in pages] == [
        ["session_vpc", "other_vpc"],
        ["reports_jdbc", "my vpc"],
        ["events_kafka"],
    ]


def test_a_deleted_connection_is_gone(glue: Any) -> None:
    glue.delete_connection(ConnectionName="other_vpc")

    with pytest.raises(ClientError) as refusal:
        glue.get_connection(Name="other_vpc")

    assert refusal.value.response["Error"]["Code"] == "EntityNotFoundException"


def test_what_a_test_deleted_is_back_for_the_next(glue: Any) -> None:
    assert "other_vpc" in names(glue.get_connections()["ConnectionList"])


def test_a_name_is_taken_once(glue: Any) -> None:
    with pytest.raises(ClientError) as refusal:
        glue.create_connection(
            ConnectionInput={"Name": "session_vpc", "ConnectionType": "NETWORK", "ConnectionProperties": {}}
        )

    assert refusal.value.response["Error"]["Code"] == "AlreadyExistsException"
