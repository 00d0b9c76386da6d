"""Trust policies."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jupyter_glue_panel.sandbox.gate.credentials import Caller
from jupyter_glue_panel.sandbox.trust import admits, admits_service

ROLE_ARN = "arn:aws:iam::111122223333:role/Notebooks"
SESSION_ARN = "arn:aws:sts::111122223333:assumed-role/Notebooks/me"
CALLER = Caller("111122223333", SESSION_ARN, "AROA:me", ROLE_ARN)


def policy(principal: Any, **changes: Any) -> str:
    statement = {"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole", **changes}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


@pytest.mark.parametrize(
    "principal",
    [
        "*",
        {"AWS": "*"},
        {"AWS": "111122223333"},
        {"AWS": "arn:aws:iam::111122223333:root"},
        {"AWS": ROLE_ARN},
        {"AWS": ["arn:aws:iam::999999999999:root", SESSION_ARN]},
    ],
)
def test_a_principal_that_names_the_caller_lets_it_in(principal: Any) -> None:
    assert admits(policy(principal), CALLER, {})


@pytest.mark.parametrize(
    "principal",
    [{"AWS": "arn:aws:iam::111122223333:role/Other"}, {"AWS": "999999999999"}, {"Service": "glue.amazonaws.com"}],
)
def test_a_principal_that_names_others_does_not(principal: Any) -> None:
    assert not admits(policy(principal), CALLER, {})


def test_a_deny_wins() -> None:
    allow, deny = (json.loads(policy("*", Effect=effect))["Statement"][0] for effect in ("Allow", "Deny"))

    assert not admits(json.dumps({"Statement": [allow, deny]}), CALLER, {})


def test_another_action_lets_nobody_in() -> None:
    assert not admits(policy("*", Action="sts:TagSession"), CALLER, {})


@pytest.mark.parametrize(("given", "admitted"), [({"sts:ExternalId": "42"}, True), ({"sts:ExternalId": "7"}, False)])
def test_an_external_id_has_to_be_the_right_one(given: dict[str, str], admitted: bool) -> None:
    wants = policy("*", Condition={"StringEquals": {"sts:externalid": ["42", "43"]}})

    assert admits(wants, CALLER, given) is admitted


def test_a_missing_external_id_is_a_wrong_one() -> None:
    assert not admits(policy("*", Condition={"StringEquals": {"sts:ExternalId": "42"}}), CALLER, {})


def test_a_role_that_wants_mfa_stays_closed_without() -> None:
    assert not admits(policy("*", Condition={"Bool": {"aws:MultiFactorAuthPresent": "true"}}), CALLER, {})


def test_every_operator_of_iam_counts() -> None:
    wants = policy("*", Condition={"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/Note*"}})

    assert admits(wants, CALLER, {})


def test_a_service_is_let_in_by_name() -> None:
    trusting = policy({"Service": ["glue.amazonaws.com", "lambda.amazonaws.com"]})

    assert admits_service(trusting, "glue.amazonaws.com")
    assert not admits_service(trusting, "ec2.amazonaws.com")
