"""The walk-through's policy documents, word for word."""

from __future__ import annotations

from typing import Any

from .names import ACCOUNT_A, ACCOUNT_B, EXTERNAL_ID, NOTEBOOK_ROLE, USER, role_arn

Document = dict[str, Any]

USER_ARN = f"arn:aws:iam::{ACCOUNT_A}:user/{USER}"
NOTEBOOK_ROLE_ARN = role_arn(ACCOUNT_A, NOTEBOOK_ROLE)


def trust(principal: dict[str, Any], **condition: Any) -> Document:
    """A trust policy that lets ``principal`` assume the role."""
    statement = {"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"}
    return _policy(statement | ({"Condition": condition} if condition else {}))


def trust_of_users() -> Document:
    """The two principals of account A."""
    return trust({"AWS": [USER_ARN, NOTEBOOK_ROLE_ARN]})


def trust_of_user() -> Document:
    """The user alone."""
    return trust({"AWS": USER_ARN})


def trust_with_mfa() -> Document:
    """The user, who has to have typed the code of its device."""
    return trust({"AWS": USER_ARN}, Bool={"aws:MultiFactorAuthPresent": "true"})


def trust_with_external_id() -> Document:
    """The user, who has to know the external id."""
    return trust({"AWS": USER_ARN}, StringEquals={"sts:ExternalId": EXTERNAL_ID})


def assume_role_account_b() -> Document:
    """AssumeRoleAccountBPolicy."""
    return _policy({"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": f"arn:aws:iam::{ACCOUNT_B}:role/*"})


def custom_create_session(vpc_id: str) -> Document:
    """CustomCreateSessionPolicy: no session outside the VPC, none without one."""
    create = {"Effect": "Deny", "Action": "glue:CreateSession", "Resource": "*"}
    return _policy(
        {**create, "Condition": {"ForAnyValue:StringNotEquals": {"glue:VpcIds": [vpc_id]}}},
        {**create, "Condition": {"Null": {"glue:VpcIds": "true"}}},
        {"Effect": "Allow", "Action": "glue:GetTags", "Resource": "*"},
        {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"},
    )


def _policy(*statements: Document) -> Document:
    return {"Version": "2012-10-17", "Statement": list(statements)}
