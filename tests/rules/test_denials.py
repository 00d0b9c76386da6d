"""AccessDenied texts, as AWS writes them and the kernel prints them, are understood."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_glue_panel.rules.denials import read_denial
from jupyter_glue_panel.rules.remedies import smallest_change

ROLE = "arn:aws:sts::444455556666:assumed-role/GlueSessionCreationRole/AssumeRoleSession"
USER = "arn:aws:iam::111122223333:user/ISBlogUser"
SESSION = "arn:aws:glue:us-east-1:444455556666:session/1a2b"
POLICY = "arn:aws:iam::444455556666:policy/CustomCreateSessionPolicy"
ASKED = f"User: {ROLE} is not authorized to perform: glue:CreateSession on resource: {SESSION}"
KERNEL = f"""Trying to create a Glue session for the kernel.
Session Type: glueetl
\x1b[31mException encountered while creating session: An error occurred (AccessDeniedException) when calling the \
CreateSession operation: {ASKED} with an explicit deny in an identity-based policy: {POLICY}\x1b[0m
Traceback (most recent call last):
  File "BaseKernel.py", line 1, in create_session
"""


def test_the_kernel_s_refusal_is_taken_apart() -> None:
    denial = read_denial(KERNEL)

    assert denial is not None
    assert (denial.principal, denial.action, denial.resource) == (ROLE, "glue:CreateSession", SESSION)
    assert (denial.explicit, denial.layer, denial.policy_arn) == (True, "identity", POLICY)
    assert (denial.aws_code, denial.operation) == ("AccessDeniedException", "CreateSession")


@pytest.mark.parametrize(
    ("reason", "explicit", "layer", "policy_arn"),
    [
        ("because no identity-based policy allows the glue:CreateSession action", False, "identity", None),
        ("because no resource-based policy allows the glue:CreateSession action", False, "resource", None),
        ("because no permissions boundary allows the glue:CreateSession action", False, "boundary", None),
        ("because no session policy allows the glue:CreateSession action", False, "session", None),
        ("because no service control policy allows the glue:CreateSession action", False, "scp", None),
        ("because no VPC endpoint policy allows the glue:CreateSession action", False, "vpc_endpoint", None),
        ("with an explicit deny in an identity-based policy", True, "identity", None),
        ("with an explicit deny in a resource-based policy", True, "resource", None),
        ("with an explicit deny in a permissions boundary: " + POLICY, True, "boundary", POLICY),
        ("with an explicit deny in a permissions boundary policy", True, "boundary", None),
        ("with an explicit deny in a session policy", True, "session", None),
        ("with an explicit deny in a resource control policy", True, "rcp", None),
        ("with an explicit deny in a VPC endpoint policy", True, "vpc_endpoint", None),
        (
            "with an explicit deny in a service control policy: arn:aws:organizations::1:policy/o-1/p-1.",
            True,
            "scp",
            "arn:aws:organizations::1:policy/o-1/p-1",
        ),
        ("with an explicit deny", True, None, None),
        ("with an explicit deny.", True, None, None),
        ("", None, None, None),
    ],
)
def test_the_kind_of_policy_and_of_denial_is_read(
    reason: str, explicit: bool | None, layer: str | None, policy_arn: str | None
) -> None:
    denial = read_denial(f"{ASKED} {reason}".strip())

    assert denial is not None
    assert (denial.explicit, denial.layer, denial.policy_arn) == (explicit, layer, policy_arn)


RESOURCES = pytest.mark.parametrize(
    "resource",
    ["arn:aws:glue:us-east-1:444455556666:connection/my vpc", "*", "arn:aws:iam::444455556666:role/a/b"],
)


@RESOURCES
def test_a_resource_is_read_up_to_a_deny_of_no_kind(resource: str) -> None:
    text = f"User: {USER} is not authorized to perform: glue:GetConnection on resource: {resource}"

    denial = read_denial(f"{text} with an explicit deny")

    assert denial is not None
    assert denial.resource == resource


def test_a_deny_of_no_kind_is_said_and_no_allow_is_asked_for() -> None:
    denial = read_denial(f"{ASKED} with an explicit deny")

    assert denial is not None
    assert str(denial).endswith(": a policy denies it.")
    change = smallest_change(denial)
    assert change is not None
    assert change.statement is None


@RESOURCES
def test_a_resource_is_read_to_its_end(resource: str) -> None:
    text = f"User: {USER} is not authorized to perform: glue:GetConnection on resource: {resource} because no"

    denial = read_denial(f"{text} identity-based policy allows the glue:GetConnection action")

    assert denial is not None
    assert denial.resource == resource


def test_an_encoded_message_and_an_authorization_id_are_kept() -> None:
    denial = read_denial(
        "An error occurred (UnauthorizedOperation) when calling the DescribeSubnets operation: You are not authorized"
        f" to perform this operation. User: {USER} is not authorized to perform: ec2:DescribeSubnets because no"
        " identity-based policy allows the ec2:DescribeSubnets action. Encoded authorization failure message:"
        " AbC-_123= For more, call the GetRequestAuthorizationDetails API with the following authorization id: 0a1b2c."
    )

    assert denial is not None
    assert (denial.encoded_message, denial.authorization_id) == ("AbC-_123=", "0a1b2c")
    assert (denial.action, denial.resource, denial.layer) == ("ec2:DescribeSubnets", None, "identity")


def test_of_two_denials_the_first_is_told_with_its_own_reason() -> None:
    first = f"User: {USER} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/R"

    denial = read_denial(f"{first}\n{ASKED} with an explicit deny in a session policy")

    assert denial is not None
    assert (denial.action, denial.layer) == ("sts:AssumeRole", None)


def test_an_error_before_the_denial_is_not_taken_for_it() -> None:
    text = "An error occurred (ThrottlingException) when calling the GetTags operation: slow down\n" + KERNEL

    denial = read_denial(text)

    assert denial is not None
    assert denial.operation == "CreateSession"


def test_a_denial_without_any_detail_is_still_one() -> None:
    denial = read_denial("An error occurred (AccessDenied) when calling the AssumeRole operation: Access denied")

    assert denial is not None
    assert str(denial) == "AWS does not let you do AssumeRole."
    assert smallest_change(denial) is None


@pytest.mark.parametrize(
    "text",
    ["", "Session 1a2b has been created.", "An error occurred (Throttling) when calling the GetTags operation: x"],
)
def test_what_is_no_denial_is_left_alone(text: str) -> None:
    assert read_denial(text) is None


@given(st.text(max_size=200), st.text(max_size=200))
def test_a_denial_is_found_in_whatever_surrounds_it(before: str, after: str) -> None:
    denial = read_denial(f"{before}\n{ASKED} with an explicit deny in a session policy\n{after}")

    assert denial is not None
    assert (denial.action, denial.layer) == ("glue:CreateSession", "session")


def test_a_hostile_text_is_read_to_its_end() -> None:
    assert read_denial("User: a is not authorized to perform: b:c on resource: " * 20_000) is not None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            KERNEL,
            f"AWS does not let role GlueSessionCreationRole do glue:CreateSession on {SESSION}:"
            " an identity-based policy (CustomCreateSessionPolicy) denies it.",
        ),
        (
            f"User: {USER} is not authorized to perform: glue:ListSessions on resource: * because no"
            " permissions boundary allows the glue:ListSessions action",
            "AWS does not let user ISBlogUser do glue:ListSessions: no permissions boundary allows it.",
        ),
    ],
)
def test_a_denial_is_said_in_one_sentence(text: str, sentence: str) -> None:
    assert str(read_denial(text)) == sentence


def _remedy(action: str, resource: str, reason: str, principal: str = ROLE) -> tuple[str, dict[str, Any] | None]:
    text = f"User: {principal} is not authorized to perform: {action} on resource: {resource} {reason}"
    denial = read_denial(text.strip())
    assert denial is not None
    remedy = smallest_change(denial)
    assert remedy is not None
    return remedy.request, remedy.statement


def test_a_missing_allow_is_asked_for_by_the_narrowest_statement_that_lasts() -> None:
    request, statement = _remedy(
        "glue:CreateSession", SESSION, "because no identity-based policy allows the glue:CreateSession action"
    )

    assert request == "Add this statement to an identity-based policy of role GlueSessionCreationRole."
    assert statement == {
        "Effect": "Allow",
        "Action": "glue:CreateSession",
        "Resource": "arn:aws:glue:us-east-1:444455556666:session/*",
    }


def test_passing_a_role_is_asked_for_with_glue_alone() -> None:
    runtime_role = "arn:aws:iam::444455556666:role/AWSGlueServiceRole-blog"

    _, statement = _remedy(
        "iam:PassRole", runtime_role, "because no identity-based policy allows the iam:PassRole action"
    )

    assert statement == {
        "Effect": "Allow",
        "Action": "iam:PassRole",
        "Resource": runtime_role,
        "Condition": {"StringEquals": {"iam:PassedToService": "glue.amazonaws.com"}},
    }


@pytest.mark.parametrize(
    ("principal", "trusted"),
    [(USER, USER), (ROLE, "arn:aws:iam::444455556666:role/GlueSessionCreationRole")],
)
def test_a_role_that_trusts_nobody_here_is_asked_to(principal: str, trusted: str) -> None:
    role = "arn:aws:iam::777788889999:role/Production"

    request, statement = _remedy("sts:AssumeRole", role, "", principal)

    assert "trust policy of role Production" in request
    assert statement == {"Effect": "Allow", "Principal": {"AWS": trusted}, "Action": "sts:AssumeRole"}


@pytest.mark.parametrize(
    ("kind", "where"),
    [
        ("permissions boundary", "the permissions boundary of role GlueSessionCreationRole"),
        ("service control policy", "a service control policy at every level of the organisation"),
        ("session policy", "the session policy with which role GlueSessionCreationRole was assumed"),
        ("resource-based policy", f"the resource-based policy of {SESSION}, or an identity-based policy"),
    ],
)
def test_the_statement_goes_to_the_layer_that_lacks_it(kind: str, where: str) -> None:
    request, statement = _remedy("glue:GetSession", SESSION, f"because no {kind} allows the glue:GetSession action")

    assert where in request
    assert statement is not None


def test_an_explicit_deny_can_t_be_mended_by_adding() -> None:
    request, statement = _remedy(
        "glue:CreateSession", SESSION, f"with an explicit deny in an identity-based policy: {POLICY}"
    )

    assert statement is None
    assert POLICY in request
    assert "a VPC" in request
