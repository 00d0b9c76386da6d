"""Credentials that AWS would not accept are refused in each protocol's own words."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from jupyter_glue_panel.sandbox.names import ACCOUNT_B, CREATION_ROLE, role_arn
from jupyter_glue_panel.sandbox.world import World

CALLS = {
    "glue": "list_sessions",
    "sts": "get_caller_identity",
    "iam": "list_roles",
    "ec2": "describe_subnets",
    "s3": "list_buckets",
    "ce": "list_cost_category_definitions",
}


def refused(service: str, **keys: str) -> tuple[str, int]:
    """Code and HTTP status with which a call is refused that is signed with ``keys``."""
    client: Any = boto3.client(service, config=Config(retries={"total_max_attempts": 1}), **keys)
    with pytest.raises(ClientError) as refusal:
        getattr(client, CALLS[service])()
    response: Any = refusal.value.response
    return response["Error"]["Code"], response["ResponseMetadata"]["HTTPStatusCode"]


def temporary() -> dict[str, str]:
    keys = boto3.client("sts").assume_role(RoleArn=role_arn(ACCOUNT_B, CREATION_ROLE), RoleSessionName="me")
    return {
        "aws_access_key_id": keys["Credentials"]["AccessKeyId"],
        "aws_secret_access_key": keys["Credentials"]["SecretAccessKey"],
        "aws_session_token": keys["Credentials"]["SessionToken"],
    }


@pytest.mark.usefixtures("aws_environment")
@pytest.mark.parametrize(
    ("service", "code", "status"),
    [
        ("glue", "UnrecognizedClientException", 400),
        ("sts", "InvalidClientTokenId", 403),
        ("iam", "InvalidClientTokenId", 403),
        ("ec2", "AuthFailure", 401),
        ("s3", "InvalidAccessKeyId", 403),
    ],
)
def test_an_unknown_access_key_is_refused(service: str, code: str, status: int) -> None:
    unknown = {"aws_access_key_id": "AKIAIOSFODNN7EXAMPLE", "aws_secret_access_key": "x"}

    assert refused(service, **unknown) == (code, status)


@pytest.mark.parametrize(
    ("service", "code", "status"),
    [
        ("glue", "InvalidSignatureException", 400),
        ("sts", "SignatureDoesNotMatch", 403),
        ("iam", "SignatureDoesNotMatch", 403),
        ("ec2", "AuthFailure", 401),
    ],
)
def test_a_wrong_secret_is_refused(aws_environment: World, service: str, code: str, status: int) -> None:
    key = aws_environment.walkthrough.user_access_key_id

    assert refused(service, aws_access_key_id=key, aws_secret_access_key="guessed") == (code, status)


@pytest.mark.parametrize(
    ("service", "code", "status"),
    [
        ("glue", "ExpiredTokenException", 400),
        ("sts", "ExpiredToken", 403),
        ("iam", "ExpiredToken", 403),
        ("ec2", "RequestExpired", 400),
        ("s3", "ExpiredToken", 400),
    ],
)
def test_temporary_credentials_expire(aws_environment: World, service: str, code: str, status: int) -> None:
    keys = temporary()
    aws_environment.clock.advance(3601)

    assert refused(service, **keys) == (code, status)


@pytest.mark.usefixtures("aws_environment")
def test_a_temporary_key_without_its_token_is_unknown() -> None:
    keys = temporary() | {"aws_session_token": "another"}

    assert refused("sts", **keys) == ("InvalidClientTokenId", 403)


@pytest.mark.usefixtures("aws_environment")
def test_a_session_token_of_the_user_is_still_the_user() -> None:
    keys = boto3.client("sts").get_session_token()["Credentials"]
    identity = boto3.client(
        "sts",
        aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys["SessionToken"],
    ).get_caller_identity()

    assert identity["Arn"].endswith(":user/ISBlogUser")


@pytest.mark.usefixtures("aws_environment")
def test_what_nobody_serves_is_said_plainly() -> None:
    assert refused("ce") == ("UnknownOperationException", 400)
