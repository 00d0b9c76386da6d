"""What is no policy is refused at once, with a stable code and the place."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jupyter_glue_panel.rules.policy import read_policy
from jupyter_glue_panel.rules.problems import MalformedPolicy

from .documents import document, statement

TRUST = {"Effect": "Allow", "Action": "sts:AssumeRole"}


def _cyclic() -> dict[str, Any]:
    inner: dict[str, Any] = document(statement())
    inner["Statement"].append(inner)
    return inner


def _without(name: str) -> dict[str, Any]:
    return {key: value for key, value in statement().items() if key != name}


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("{", "policy_not_json"),
        ("", "policy_not_json"),
        (b"\xff\xfe\x00", "policy_not_json"),
        ("[]", "policy_wrong_type"),
        ('"text"', "policy_wrong_type"),
        ("null", "policy_wrong_type"),
        ("1" * 5_000, "policy_not_json"),
        (json.dumps(document(statement(Resource="x" * 2_000_000))), "policy_too_large"),
        (document(statement(Resource="x" * 2_000_000)), "policy_too_large"),
        (document(*[statement()] * 400_000), "policy_too_large"),
        ("[" * 100_000, "policy_too_deep"),
        ('{"a":' * 50 + "1" + "}" * 50, "policy_too_deep"),
        (_cyclic(), "policy_too_deep"),
        ('{"Version": "2012-10-17", "Version": "2012-10-17", "Statement": []}', "policy_duplicate_element"),
        ({"Version": "2012-10-17"}, "policy_missing_element"),
        ({"Statement": [], "Statements": []}, "policy_unknown_element"),
        ({"Version": "2020-01-01", "Statement": []}, "policy_unknown_version"),
        ({"Version": ["2012-10-17"], "Statement": []}, "policy_unknown_version"),
        (document("text"), "policy_wrong_type"),
        (document(None), "policy_wrong_type"),
        (document(_without("Effect")), "policy_missing_element"),
        (document(_without("Action")), "policy_missing_element"),
        (document(_without("Resource")), "policy_missing_element"),
        (document(statement(NotAction="iam:*", Action="glue:*")), "policy_exclusive_elements"),
        (document(statement(NotResource="*", Resource="*")), "policy_exclusive_elements"),
        (document(statement("allow")), "policy_wrong_type"),
        (document(statement(Sid=1)), "policy_wrong_type"),
        (document(statement(Action=[])), "policy_wrong_type"),
        (document(statement(Action=["glue:*", 1])), "policy_wrong_type"),
        (document(statement(Action="CreateSession")), "policy_bad_action"),
        (document(statement(Resource={"arn": "*"})), "policy_wrong_type"),
        (document(statement(Conditions={})), "policy_unknown_element"),
        (document(statement(Principal="*")), "policy_unknown_element"),
        (document(statement(condition="x")), "policy_wrong_type"),
        (document(statement(condition={"StringEquals": "x"})), "policy_wrong_type"),
        (document(statement(condition={"StringEquals": {"aws:userid": {"x": "y"}}})), "policy_wrong_type"),
        (document(statement(condition={"StringEquals": {"aws:userid": [None]}})), "policy_wrong_type"),
        (document(statement(condition={"StringEquals": {1: "x"}})), "policy_wrong_type"),
        (document(statement(condition={"StringIs": {"aws:userid": "x"}})), "policy_unknown_operator"),
        (document(statement(condition={"StringIs": {}})), "policy_unknown_operator"),
        (document(statement(Action="glue:")), "policy_bad_action"),
        (document(statement(Action=":CreateSession")), "policy_bad_action"),
        (document(statement(Action="glue:Create Session")), "policy_bad_action"),
        (document(statement(condition={"Null": {"aws:userid": "maybe"}})), "policy_wrong_type"),
        (document(statement(Resource="arn:aws:s3:::${")), "policy_bad_variable"),
    ],
)
def test_what_is_no_policy_is_refused_with_its_reason(source: Any, code: str) -> None:
    with pytest.raises(MalformedPolicy) as refusal:
        read_policy(source)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("principal", "code"),
    [
        ({}, "policy_missing_element"),
        ({"Principal": "*", "NotPrincipal": "*"}, "policy_exclusive_elements"),
        ({"Principal": "arn:aws:iam::111122223333:root"}, "policy_wrong_type"),
        ({"Principal": {"AWS": []}}, "policy_wrong_type"),
        ({"Principal": {"AWS": "arn:aws:iam::111122223333:user/*x", "User": "x"}}, "policy_bad_principal"),
        ({"Principal": {"AWS": "ISBlogUser"}}, "policy_bad_principal"),
        ({"Principal": {"AWS": "arn:aws:iam::1111:root"}}, "policy_bad_principal"),
    ],
)
def test_a_trust_policy_must_say_whom_it_trusts(principal: dict[str, Any], code: str) -> None:
    with pytest.raises(MalformedPolicy) as refusal:
        read_policy(document(TRUST | principal), kind="trust")

    assert refusal.value.code == code


def test_a_refusal_says_where() -> None:
    source = document(statement(), statement(Sid="NoVpc", condition={"StringIs": {"aws:userid": "x"}}))

    with pytest.raises(MalformedPolicy) as refusal:
        read_policy(source, name="CustomCreateSessionPolicy")

    assert refusal.value.message == (
        "CustomCreateSessionPolicy: statement 2 (NoVpc): There is no condition operator 'StringIs'."
    )
    assert refusal.value.status == 400


def test_a_single_statement_needs_no_list() -> None:
    policy = read_policy({"Id": "x", "Statement": statement()})

    assert (len(policy.statements), policy.version) == (1, "2008-10-17")
