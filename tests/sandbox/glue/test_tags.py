"""Tags of sessions."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B, RUNTIME_ROLE, role_arn
from jupyter_glue_panel.sandbox.world import World

ARN = f"arn:aws:glue:us-east-1:{ACCOUNT_B}:session/s"


@pytest.fixture
def glue(aws_environment: World) -> Any:
    """Account B's Glue, with the session ``s`` tagged ``group: analytics``."""
    client = boto3.Session(profile_name="production").client("glue")
    client.create_session(
        Id="s",
        Role=role_arn(ACCOUNT_B, RUNTIME_ROLE),
        Command={"Name": "glueetl"},
        Tags={"group": "analytics"},
    )
    return client


def test_the_tags_of_creation_are_kept(glue: Any) -> None:
    assert glue.get_tags(ResourceArn=ARN)["Tags"] == {"group": "analytics"}


def test_tags_can_be_added_changed_and_removed(glue: Any) -> None:
    glue.tag_resource(ResourceArn=ARN, TagsToAdd={"group": "research", "stage": "test"})
    glue.untag_resource(ResourceArn=ARN, TagsToRemove=["stage", "never there"])

    assert glue.get_tags(ResourceArn=ARN)["Tags"] == {"group": "research"}


def test_the_session_itself_does_not_show_them(glue: Any) -> None:
    assert "Tags" not in glue.get_session(Id="s")["Session"]


def test_a_resource_has_fifty_tags_at_most(glue: Any) -> None:
    with pytest.raises(ClientError) as refusal:
        glue.tag_resource(ResourceArn=ARN, TagsToAdd={f"key{number}": "" for number in range(50)})

    assert refusal.value.response["Error"]["Code"] == "InvalidInputException"
    assert glue.get_tags(ResourceArn=ARN)["Tags"] == {"group": "analytics"}


@pytest.mark.parametrize("arn", [ARN + "x", ARN.replace(ACCOUNT_B, ACCOUNT_A), ARN.replace("us-east-1", "eu-west-1")])
def test_a_session_elsewhere_is_not_found(glue: Any, arn: str) -> None:
    with pytest.raises(ClientError) as refusal:
        glue.get_tags(ResourceArn=arn)

    assert refusal.value.response["Error"]["Code"] == "EntityNotFoundException"


def test_other_resources_keep_their_tags_where_moto_keeps_them(glue: Any) -> None:
    arn = f"arn:aws:glue:us-east-1:{ACCOUNT_B}:database/sales"
    glue.create_database(DatabaseInput={"Name": "sales"})
    glue.tag_resource(ResourceArn=arn, TagsToAdd={"a": "b"})

    assert glue.get_tags(ResourceArn=arn)["Tags"] == {"a": "b"}
