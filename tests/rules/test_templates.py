"""Policy variables: where they are read, what they bring in, and what happens where they have no value."""

from __future__ import annotations

from typing import Any

import pytest

from jupyter_glue_panel.rules.decisions import Layers
from jupyter_glue_panel.rules.evaluate import decide
from jupyter_glue_panel.rules.problems import MalformedPolicy

from .documents import CREATE, ask, holds, policy, statement

TAG = "aws:RequestTag/t"
TEAM = "aws:PrincipalTag/team"


@pytest.mark.parametrize(
    ("text", "session", "context", "allowed"),
    [
        ("${aws:userid}-*", "u1-abc", {"AWS:UserId": "u1"}, True),
        ("${aws:userid}-*", "u2-abc", {"aws:userid": "u1"}, False),
        ("${aws:userid}-*", "-abc", {}, False),
        ("${aws:PrincipalTag/team}/*", "*/x", {TEAM: "*"}, True),
        ("${aws:PrincipalTag/team}/*", "any/x", {TEAM: "*"}, False),
        ("${aws:PrincipalTag/team, 'shared'}", "shared", {}, True),
        ("${aws:PrincipalTag/team,'shared'}", "red", {TEAM: "red"}, True),
        ("${aws:PrincipalTag/team, 'shared'}", "shared", {TEAM: ""}, False),
        ("${aws:PrincipalTag/team, 'red,}blue'}", "red,}blue", {}, True),
        ("${aws:PrincipalTag/team, '*'}", "any", {}, False),
        ("${*}", "*", {}, True),
        ("${*}", "any", {}, False),
        ("${?}", "?", {}, True),
        ("${?}", "x", {}, False),
        ("${$}{aws:userid}", "${aws:userid}", {"aws:userid": "u1"}, True),
        ("${aws:PrincipalTag/team}", "${aws:userid}", {TEAM: "${aws:userid}", "aws:userid": "u1"}, True),
        ("${aws:PrincipalTag/cost center}", "x", {"aws:PrincipalTag/cost center": "x"}, True),
    ],
)
def test_a_resource_takes_the_request_s_values(text: str, session: str, context: Any, allowed: bool) -> None:
    own = statement(Resource=f"arn:aws:glue:*:*:session/{text}")

    decision = ask(own, context=context, resource=f"arn:aws:glue:us-east-1:444455556666:session/{session}")

    assert decision.is_allowed is allowed


@pytest.mark.parametrize(
    ("operator", "text", "value", "context", "expected"),
    [
        ("StringEquals", "${aws:userid}", "u1", {"aws:userid": "u1"}, True),
        ("StringEqualsIgnoreCase", "${aws:userid}", "U1", {"aws:userid": "u1"}, True),
        ("StringLike", "p-${aws:userid}-*", "p-u1-end", {"aws:userid": "u1"}, True),
        ("StringLike", "p-${aws:userid}", "p-any", {"aws:userid": "*"}, False),
        ("StringNotLike", "${aws:userid}", "anything", {}, True),
        ("StringNotEquals", "p-${aws:userid}", "p-", {}, True),
        ("StringEquals", "${aws:TagKeys}", "a", {"aws:TagKeys": ["a"]}, False),
        ("StringEquals", "${aws:TagKeys, 'fallback'}", "fallback", {"aws:TagKeys": ["a"]}, False),
        ("StringNotEquals", "${aws:TagKeys}", "a", {"aws:TagKeys": ["a"]}, True),
        ("ArnEquals", "${aws:PrincipalArn}", "arn:aws:s3:::b/*", {"aws:PrincipalArn": "arn:aws:s3:::b/*"}, True),
        ("ArnLike", "arn:aws:s3:::b/${aws:userid}/*", "arn:aws:s3:::b/u1/x", {"aws:userid": "u1"}, True),
        ("ArnLike", "arn:aws:s3:::b/${aws:userid}/*", "arn:aws:s3:::b/any/x", {"aws:userid": "*"}, False),
        ("NumericEquals", "${aws:userid}", "1", {"aws:userid": "1"}, False),
        ("Bool", "${aws:userid}", "true", {"aws:userid": "true"}, False),
    ],
)
def test_text_and_arn_operators_take_the_request_s_values(
    operator: str, text: str, value: str, context: Any, expected: bool
) -> None:
    assert holds({operator: {TAG: text}}, {TAG: value, **context}) is expected


def test_each_request_fills_a_policy_with_its_own_values() -> None:
    layers = Layers((policy(statement(Resource="arn:aws:glue:*:*:session/${aws:userid}")),))
    users = ["u1", "u2", "u3", "u4", "u5", "u6", "u1"]

    decisions = [decide(layers, CREATE, f"arn:aws:glue:r:1:session/{user}", {"aws:userid": user}) for user in users]

    assert all(decision.is_allowed for decision in decisions)


@pytest.mark.parametrize(("session", "verdict"), [("other", "explicitDeny"), ("shared", "allowed")])
def test_a_resource_with_an_unset_variable_is_like_no_resource(session: str, verdict: str) -> None:
    prefix = "arn:aws:glue:us-east-1:444455556666:session/"
    unlike = statement("Deny", NotResource=[prefix + "${aws:PrincipalTag/team}", prefix + "shared"])

    assert ask(unlike, statement(), resource=prefix + session).verdict == verdict


@pytest.mark.parametrize("version", ["2008-10-17", "2012-10-17"])
def test_only_the_newer_version_knows_variables(version: str) -> None:
    literal = holds({"StringEquals": {TAG: "${aws:userid}"}}, {TAG: "${aws:userid}"}, version=version)

    assert literal is (version == "2008-10-17")


@pytest.mark.parametrize(
    "text", ["${}", "${aws:userid", "${aws:userid, fallback}", "${a, 'fall'back'}", "${a'", "${${a}}", "${a, 'x}"]
)
def test_a_broken_variable_is_refused(text: str) -> None:
    with pytest.raises(MalformedPolicy) as refusal:
        holds({"StringEquals": {TAG: text}}, {})

    assert refusal.value.code == "policy_bad_variable"
