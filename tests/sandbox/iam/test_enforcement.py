"""The sandbox refuses what the walk-through's policies refuse, in AWS's words."""

from __future__ import annotations

import json
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B, OPAQUE_ROLE, RUNTIME_ROLE, role_arn
from jupyter_glue_panel.sandbox.settings import SESSIONS_AND_POLICIES, Settings
from jupyter_glue_panel.sandbox.world import World

CREATOR = role_arn(ACCOUNT_B, OPAQUE_ROLE)
SESSION_OF_CREATOR = f"arn:aws:sts::{ACCOUNT_B}:assumed-role/{OPAQUE_ROLE}/me"


@pytest.fixture
def enforcing(aws_environment: World) -> World:
    enforced = Settings(provisioning_seconds=0, stopping_seconds=0, enforced_actions=SESSIONS_AND_POLICIES)
    aws_environment.settings.take(enforced)
    return aws_environment


def client(service: str) -> Any:
    """A client with the credentials of the creation role."""
    keys = boto3.client("sts").assume_role(RoleArn=CREATOR, RoleSessionName="me")["Credentials"]
    return boto3.client(
        service,
        aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys["SessionToken"],
    )


def create(**parameters: Any) -> Any:
    return client("glue").create_session(
        Id="s-1",
        Role=role_arn(ACCOUNT_B, RUNTIME_ROLE),
        Command={"Name": "glueetl", "PythonVersion": "3"},
        **parameters,
    )


def refusal(call: Any, **parameters: Any) -> tuple[str, str]:
    with pytest.raises(ClientError) as error:
        call(**parameters)
    return error.value.response["Error"]["Code"], error.value.response["Error"]["Message"]


def test_a_session_without_a_connection_is_denied_in_awss_words(enforcing: World) -> None:
    assert refusal(create) == (
        "AccessDeniedException",
        f"User: {SESSION_OF_CREATOR} is not authorized to perform: glue:CreateSession on resource: "
        f"arn:aws:glue:us-east-1:{ACCOUNT_B}:session/s-1 with an explicit deny in an identity-based policy",
    )


def test_a_session_in_the_allowed_vpc_starts(enforcing: World) -> None:
    session = create(Connections={"Connections": ["session_vpc"]})["Session"]

    assert session["Status"] in ("PROVISIONING", "READY")


@pytest.mark.parametrize("connections", [["other_vpc"], ["session_vpc", "other_vpc"]])
def test_another_vpc_is_denied_even_beside_the_allowed_one(enforcing: World, connections: list[str]) -> None:
    _, message = refusal(create, Connections={"Connections": connections})

    assert message.endswith("with an explicit deny in an identity-based policy")


def test_a_role_that_may_not_be_passed_is_denied_in_awss_words(enforcing: World) -> None:
    iam = enforcing.client("iam", ACCOUNT_B)
    document = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}
    iam.detach_role_policy(RoleName=OPAQUE_ROLE, PolicyArn=f"arn:aws:iam::{ACCOUNT_B}:policy/CustomCreateSessionPolicy")
    iam.put_role_policy(RoleName=OPAQUE_ROLE, PolicyName="Other", PolicyDocument=json.dumps(document))

    _, message = refusal(create)

    assert message == (
        f"User: {SESSION_OF_CREATOR} is not authorized to perform: iam:PassRole on resource: "
        f"{role_arn(ACCOUNT_B, RUNTIME_ROLE)} because no identity-based policy allows the iam:PassRole action"
    )


@pytest.mark.parametrize(
    ("operation", "parameters"),
    [
        ("list_attached_role_policies", {"RoleName": OPAQUE_ROLE}),
        ("get_policy", {"PolicyArn": f"arn:aws:iam::{ACCOUNT_B}:policy/CustomCreateSessionPolicy"}),
        ("simulate_principal_policy", {"PolicySourceArn": CREATOR, "ActionNames": ["glue:CreateSession"]}),
    ],
)
def test_the_role_cannot_read_the_policy_that_blocks_it(
    enforcing: World, operation: str, parameters: dict[str, Any]
) -> None:
    code, _ = refusal(getattr(client("iam"), operation), **parameters)

    assert code == "AccessDenied"


def test_the_role_reads_what_its_managed_policy_lets_it_read(enforcing: World) -> None:
    iam = client("iam")

    assert iam.get_role(RoleName=OPAQUE_ROLE)["Role"]["Arn"] == CREATOR
    assert iam.list_role_policies(RoleName=OPAQUE_ROLE)["PolicyNames"] == []


def test_a_permission_on_one_role_is_a_permission_on_that_role_only(enforcing: World) -> None:
    allow = {"Effect": "Allow", "Action": "iam:ListAttachedRolePolicies", "Resource": CREATOR}
    document = json.dumps({"Version": "2012-10-17", "Statement": allow})
    enforcing.client("iam", ACCOUNT_B).put_role_policy(
        RoleName=OPAQUE_ROLE, PolicyName="ReadItself", PolicyDocument=document
    )
    iam = client("iam")

    assert len(iam.list_attached_role_policies(RoleName=OPAQUE_ROLE)["AttachedPolicies"]) == 2
    assert refusal(iam.list_attached_role_policies, RoleName=RUNTIME_ROLE)[0] == "AccessDenied"


def test_whose_a_resource_is_counts(enforcing: World) -> None:
    foreign = {"StringNotEquals": {"aws:ResourceAccount": ACCOUNT_B}}
    deny = {"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": foreign}
    document = json.dumps({"Version": "2012-10-17", "Statement": deny})
    enforcing.client("iam", ACCOUNT_B).put_role_policy(
        RoleName=OPAQUE_ROLE, PolicyName="OwnAccountOnly", PolicyDocument=document
    )

    assert create(Connections={"Connections": ["session_vpc"]})["Session"]["Id"] == "s-1"


def test_a_user_without_the_right_to_assume_is_denied(enforcing: World) -> None:
    policy_arn = f"arn:aws:iam::{ACCOUNT_A}:policy/AssumeRoleAccountBPolicy"
    enforcing.client("iam", ACCOUNT_A).detach_user_policy(UserName="ISBlogUser", PolicyArn=policy_arn)

    _, message = refusal(boto3.client("sts").assume_role, RoleArn=CREATOR, RoleSessionName="me")

    assert message.endswith("because no identity-based policy allows the sts:AssumeRole action")


def test_who_may_simulate_gets_the_walk_throughs_verdict(enforcing: World) -> None:
    allow = {"Effect": "Allow", "Action": "iam:SimulatePrincipalPolicy", "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": allow})
    enforcing.client("iam", ACCOUNT_B).put_role_policy(
        RoleName=OPAQUE_ROLE, PolicyName="Simulate", PolicyDocument=document
    )

    answer = client("iam").simulate_principal_policy(PolicySourceArn=CREATOR, ActionNames=["glue:CreateSession"])

    result = answer["EvaluationResults"][0]
    assert result["EvalDecision"] == "explicitDeny"
    assert result["MatchedStatements"][0]["SourcePolicyId"] == "CustomCreateSessionPolicy"


def test_nobody_simulates_in_another_account(enforcing: World) -> None:
    enforcing.settings.take(Settings())

    code, _ = refusal(
        boto3.client("iam").simulate_principal_policy, PolicySourceArn=CREATOR, ActionNames=["glue:CreateSession"]
    )

    assert code == "NoSuchEntity"
