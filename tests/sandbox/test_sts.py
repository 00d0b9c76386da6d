"""STS: who may assume what, for how long, and in whose words AWS refuses."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from jupyter_glue_panel.sandbox import names
from jupyter_glue_panel.sandbox.names import ACCOUNT_B, role_arn
from jupyter_glue_panel.sandbox.world import World

USER_ARN = "arn:aws:iam::111122223333:user/ISBlogUser"


@pytest.fixture
def sts(aws_environment: World) -> Any:
    return boto3.client("sts")


def assumed(sts: Any, name: str, **parameters: Any) -> Any:
    """An STS client with the credentials of an assumed role of account B."""
    reply = sts.assume_role(RoleArn=role_arn(ACCOUNT_B, name), RoleSessionName="me", **parameters)
    keys = reply["Credentials"]
    return boto3.client(
        "sts",
        aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys["SessionToken"],
    )


def test_the_default_profile_is_the_user_of_account_a(sts: Any) -> None:
    identity = sts.get_caller_identity()

    assert (identity["Account"], identity["Arn"]) == ("111122223333", USER_ARN)


def test_an_assumed_role_acts_in_its_own_account(sts: Any) -> None:
    identity = assumed(sts, names.CREATION_ROLE).get_caller_identity()

    assert identity["Account"] == ACCOUNT_B
    assert identity["Arn"] == f"arn:aws:sts::{ACCOUNT_B}:assumed-role/GlueSessionCreationRole/me"
    assert identity["UserId"].endswith(":me")


@pytest.mark.parametrize("role", ["LockedRole", "NoSuchRole", "ExternalIdRole"])
def test_a_role_that_does_not_let_the_caller_in_says_no_more_than_aws_does(sts: Any, role: str) -> None:
    with pytest.raises(ClientError) as refusal:
        assumed(sts, role)

    assert refusal.value.response["Error"]["Code"] == "AccessDenied"
    assert refusal.value.response["ResponseMetadata"]["HTTPStatusCode"] == 403
    assert refusal.value.response["Error"]["Message"] == (
        f"User: {USER_ARN} is not authorized to perform: sts:AssumeRole on resource: {role_arn(ACCOUNT_B, role)}"
    )


def test_the_right_external_id_opens_the_role_that_wants_one(sts: Any) -> None:
    identity = assumed(sts, names.EXTERNAL_ID_ROLE, ExternalId=names.EXTERNAL_ID).get_caller_identity()

    assert "assumed-role/ExternalIdRole" in identity["Arn"]


def test_the_profile_with_an_external_id_works_as_it_stands(aws_environment: World) -> None:
    identity = boto3.Session(profile_name="partner").client("sts").get_caller_identity()

    assert "assumed-role/ExternalIdRole/ISBlogUser" in identity["Arn"]


def test_a_chained_role_session_lasts_an_hour_at_most(sts: Any, emulator: World) -> None:
    trust = f'{{"Statement": {{"Effect": "Allow", "Principal": {{"AWS": "{ACCOUNT_B}"}}, "Action": "sts:AssumeRole"}}}}'
    emulator.client("iam", ACCOUNT_B).create_role(
        RoleName="Chained", AssumeRolePolicyDocument=trust, MaxSessionDuration=43200
    )

    with pytest.raises(ClientError, match="1 hour session limit for roles assumed by role chaining"):
        assumed(assumed(sts, names.CREATION_ROLE), "Chained", DurationSeconds=3601)


def test_a_role_session_lasts_no_longer_than_its_role_allows(sts: Any) -> None:
    with pytest.raises(ClientError, match="exceeds the MaxSessionDuration set for this role"):
        assumed(sts, names.CREATION_ROLE, DurationSeconds=7200)


def test_a_session_name_with_forbidden_characters_is_a_validation_error(sts: Any) -> None:
    with pytest.raises(ClientError, match="'roleSessionName' failed to satisfy constraint") as refusal:
        sts.assume_role(RoleArn=role_arn(ACCOUNT_B, names.CREATION_ROLE), RoleSessionName="not allowed")

    assert refusal.value.response["Error"]["Code"] == "ValidationError"


def test_credentials_can_be_made_to_last_seconds(sts: Any, emulator: World) -> None:
    emulator.settings.longest_credentials_seconds = 5
    client = assumed(sts, names.CREATION_ROLE)
    emulator.clock.advance(6)

    with pytest.raises(ClientError) as refusal:
        client.get_caller_identity()

    assert refusal.value.response["Error"]["Code"] == "ExpiredToken"
