"""The simulator's habits, as recorded on live AWS."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jupyter_glue_panel.rules.positions import position, statement_spans
from jupyter_glue_panel.sandbox.gate.refusal import AwsError
from jupyter_glue_panel.sandbox.iam.holdings import Document, Holding
from jupyter_glue_panel.sandbox.iam.simulate import simulate_principal_policy
from jupyter_glue_panel.sandbox.policies import custom_create_session

ROLE = "arn:aws:iam::444455556666:role/GlueSessionCreationRole"
SESSION = "arn:aws:glue:us-east-1:444455556666:session/s-1"
ALLOW_GLUE = {"Effect": "Allow", "Action": "glue:*", "Resource": "*"}


def document(*statements: Any) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


WALK_THROUGH = (
    Document("AWSGlueServiceRole", document(ALLOW_GLUE)),
    Document("CustomCreateSessionPolicy", json.dumps(custom_create_session("vpc-1"), indent=2)),
)


def simulated(*context: Any, boundary: str | None = None, policies: Any = WALK_THROUGH, **parameters: Any) -> Any:
    """The first result for a role with ``policies``. context: (key, type, values)."""
    holding = Holding(ROLE, {}, policies, Document("Boundary", boundary) if boundary else None)
    asked = {
        "PolicySourceArn": ROLE,
        "ActionNames": ["glue:CreateSession"],
        "ResourceArns": [SESSION],
        "ContextEntries": [
            {"ContextKeyName": key, "ContextKeyType": kind, "ContextKeyValues": values} for key, kind, values in context
        ],
        **parameters,
    }
    return simulate_principal_policy(asked, {ROLE: holding}.get)["EvaluationResults"][0]


@pytest.mark.parametrize(
    ("context", "decision"),
    [
        ([], "explicitDeny"),
        ([("glue:VpcIds", "stringList", ["vpc-1"])], "allowed"),
        ([("glue:VpcIds", "stringList", ["vpc-2"])], "explicitDeny"),
        ([("glue:VpcIds", "stringList", ["vpc-1", "vpc-2"])], "explicitDeny"),
    ],
)
def test_the_walk_throughs_table_holds_in_the_simulator(context: Any, decision: str) -> None:
    assert simulated(*context)["EvalDecision"] == decision


def test_a_denial_shows_the_statement_that_denies_alone_and_where_it_stands() -> None:
    matched = simulated()["MatchedStatements"]

    assert [(each["SourcePolicyId"], each["SourcePolicyType"]) for each in matched] == [
        ("CustomCreateSessionPolicy", "IAM Policy")
    ]
    assert matched[0]["StartPosition"]["Line"] > 3


def test_of_two_policies_with_the_same_name_the_one_that_denies_is_shown() -> None:
    text = document(ALLOW_GLUE, ALLOW_GLUE, {**ALLOW_GLUE, "Effect": "Deny"})

    matched = simulated(policies=(Document("P", document(ALLOW_GLUE)), Document("P", text)))["MatchedStatements"]

    assert [each["StartPosition"] for each in matched] == [position(text, statement_spans(text)[2].start)]


def test_a_scalar_operator_never_matches_a_list() -> None:
    deny = {**ALLOW_GLUE, "Effect": "Deny", "Condition": {"StringNotEquals": {"glue:VpcIds": "vpc-1"}}}
    policies = (Document("P", document(ALLOW_GLUE, deny)),)

    assert simulated(("glue:VpcIds", "stringList", ["vpc-2"]), policies=policies)["EvalDecision"] == "allowed"
    assert simulated(("glue:VpcIds", "string", ["vpc-2"]), policies=policies)["EvalDecision"] == "explicitDeny"


def test_the_user_id_is_a_stub_unless_it_is_given() -> None:
    allow = {**ALLOW_GLUE, "Condition": {"StringEquals": {"aws:userid": "AROA:me"}}}
    policies = (Document("P", document(allow)),)

    assert simulated(policies=policies)["EvalDecision"] == "implicitDeny"
    assert simulated(("aws:userid", "string", ["AROA:me"]), policies=policies)["EvalDecision"] == "allowed"


def test_keys_that_policies_read_and_nobody_gave_are_named() -> None:
    assert simulated()["MissingContextValues"] == ["glue:VpcIds"]


def test_a_boundary_that_does_not_allow_is_told_apart() -> None:
    result = simulated(
        ("glue:VpcIds", "stringList", ["vpc-1"]),
        boundary=document({"Effect": "Allow", "Action": "s3:*", "Resource": "*"}),
    )

    assert result["EvalDecision"] == "implicitDeny"
    assert result["PermissionsBoundaryDecisionDetail"] == {"AllowedByPermissionsBoundary": False}


def test_several_resources_have_one_decision_the_gravest() -> None:
    allow = {**ALLOW_GLUE, "Resource": SESSION}

    result = simulated(policies=(Document("P", document(allow)),), ResourceArns=[SESSION, f"{SESSION}-2"])

    assert result["EvalDecision"] == "implicitDeny"
    assert [each["EvalResourceDecision"] for each in result["ResourceSpecificResults"]] == ["allowed", "implicitDeny"]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"ContextKeyName": "glue:VpcIds", "ContextKeyValues": ["vpc-1"]}, "invalid type null"),
        (
            {"ContextKeyName": "glue:VpcIds", "ContextKeyValues": [], "ContextKeyType": "stringList"},
            "cannot be null or empty",
        ),
    ],
)
def test_an_incomplete_context_entry_is_refused(entry: Any, message: str) -> None:
    with pytest.raises(AwsError, match=message) as refusal:
        simulated(ContextEntries=[entry])

    assert refusal.value.code == "InvalidInput"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("arn:aws:sts::444455556666:assumed-role/GlueSessionCreationRole/me", "InvalidInput"),
        ("arn:aws:iam::444455556666:root", "InvalidInput"),
        ("arn:aws:iam::444455556666:role/NoSuchRole", "NoSuchEntity"),
    ],
)
def test_a_source_that_holds_no_policies_is_refused(source: str, code: str) -> None:
    with pytest.raises(AwsError) as refusal:
        simulated(PolicySourceArn=source)

    assert refusal.value.code == code


def test_what_this_simulator_lacks_is_refused_and_not_ignored() -> None:
    with pytest.raises(AwsError, match="PolicyExclusionList"):
        simulated(PolicyExclusionList=["x"])
