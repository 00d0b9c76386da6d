"""Every trap is found, with what to do about it, and its mended form is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jupyter_glue_panel.cli import main
from jupyter_glue_panel.rules.lint import lint
from jupyter_glue_panel.rules.policy import names_principals, read_policy

from .documents import document, statement

VPC = "glue:VpcIds"
UNLIKE = {"ForAnyValue:StringNotEquals": {VPC: "vpc-a"}}
ABSENT = {"Null": {VPC: "true"}}
SESSIONS = "arn:aws:glue:*:*:session/*"
IN_ACCOUNT = "arn:aws-cn:glue:*:444455556666:session/*"
ONE_REGION = "arn:aws:glue:us-east-1:444455556666:session/*"
OWN, OTHERS = "arn:aws:glue:*:*:session/own-*", "arn:aws:glue:*:*:session/other-*"
ROLE = "arn:aws:iam::444455556666:role/AWSGlueServiceRole-blog"
ISBLOGUSER = "arn:aws:iam::111122223333:user/ISBlogUser"
ROOT = {"AWS": "arn:aws:iam::111122223333:root"}


def _codes(*statements: dict[str, Any], tags: dict[str, str] | None = None) -> list[str]:
    source = document(*statements)
    policy = read_policy(source, kind="trust" if names_principals(source) else "identity")
    return [finding.code for finding in lint([policy], tags)]


def _trust(principal: Any, condition: Any = None, element: str = "Principal") -> dict[str, Any]:
    base = {"Effect": "Allow", "Action": "sts:AssumeRole", element: principal}
    return base | ({"Condition": condition} if condition else {})


@pytest.mark.parametrize(
    "trap",
    [
        [statement("Deny", condition=UNLIKE)],
        [statement("Deny", condition=UNLIKE), statement("Deny", Action="glue:GetSession", condition=ABSENT)],
        [statement("Deny", condition=UNLIKE), statement("Deny", condition=ABSENT | {"Bool": {"a:b": "true"}})],
        [statement("Deny", condition=UNLIKE), statement("Deny", Resource=ONE_REGION, condition=ABSENT)],
        [statement("Deny", Resource=OTHERS, condition=UNLIKE), statement("Deny", Resource=OWN, condition=ABSENT)],
        [statement("Deny", condition=UNLIKE), statement("Deny", NotResource=OWN, condition=ABSENT)],
        [statement("Deny", condition={"ForAnyValue:StringNotLike": {"glue:subnetids": "subnet-*"}})],
        [statement(condition={"ForAllValues:StringEquals": {VPC: "vpc-a"}})],
        [statement(condition={"ForAllValues:StringEquals": {VPC: "vpc-a"}, "Null": {"glue:SubnetIds": "false"}})],
    ],
)
def test_a_network_condition_that_forgets_sessions_without_network_is_found(trap: list[dict[str, Any]]) -> None:
    assert _codes(*trap) == ["network_without_null"]


@pytest.mark.parametrize(
    "mended",
    [
        [statement("Deny", condition=UNLIKE), statement("Deny", condition=ABSENT)],
        [statement("Deny", condition=UNLIKE), statement("Deny", Action="*", condition=ABSENT)],
        [statement(condition={"ForAllValues:StringEquals": {VPC: "vpc-a"}, "Null": {VPC: "false"}})],
        [statement(condition={"ForAllValues:StringEquals": {VPC: "vpc-a"}}), statement("Deny", condition=ABSENT)],
        [statement("Deny", condition=UNLIKE), statement("Deny", Resource=SESSIONS, condition=ABSENT)],
        [statement("Deny", condition=UNLIKE), statement("Deny", Resource=IN_ACCOUNT, condition=ABSENT)],
        [statement("Deny", Resource=OWN, condition=UNLIKE), statement("Deny", Resource=OWN, condition=ABSENT)],
        [statement("Deny", Resource=OWN, condition=UNLIKE), statement("Deny", Resource=SESSIONS, condition=ABSENT)],
        [statement("Deny", condition=UNLIKE | {"Null": {VPC: "false"}})],
        [statement("Deny", Action="s3:*", condition=UNLIKE)],
        [statement("Deny", condition={"ForAnyValue:StringEquals": {VPC: "vpc-forbidden"}})],
    ],
)
def test_a_network_condition_with_its_null_companion_is_fine(mended: list[dict[str, Any]]) -> None:
    assert _codes(*mended) == []


def test_a_companion_may_stand_in_another_policy_of_the_role() -> None:
    unlike, absent = (read_policy(document(statement("Deny", condition=each))) for each in (UNLIKE, ABSENT))

    assert lint([unlike, absent]) == ()


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"StringNotEquals": {VPC: "vpc-a"}}, "ForAnyValue:StringNotEquals"),
        ({"StringNotEqualsIfExists": {"aws:TagKeys": "x"}}, "ForAnyValue:StringNotEqualsIfExists"),
        ({"StringEquals": {"glue:SecurityGroupIds": "sg-1"}}, "ForAnyValue:StringEquals"),
    ],
)
def test_a_list_compared_without_set_operator_is_found(condition: Any, expected: str) -> None:
    (finding,) = lint([read_policy(document(statement("Deny", condition=condition)))])

    assert finding.code == "no_set_operator"
    assert "denies nothing where the list is there" in finding.message
    assert expected in finding.fix


def test_an_allow_for_any_value_is_found() -> None:
    assert _codes(statement(condition={"ForAnyValue:StringEquals": {VPC: "vpc-a"}})) == ["allow_for_any_value"]


@pytest.mark.parametrize(
    ("elements", "codes"),
    [
        ({"Action": "iam:PassRole"}, ["pass_role_everywhere"]),
        ({"Action": "*"}, ["pass_role_everywhere"]),
        ({"NotAction": "s3:*"}, ["pass_role_everywhere"]),
        ({"Action": "iam:Pass*", "Resource": "arn:aws:iam::*:role/*"}, ["pass_role_everywhere"]),
        ({"Action": "iam:PassRole", "Resource": "arn:aws:iam::444455556666:role/*"}, ["pass_role_everywhere"]),
        ({"Action": "iam:PassRole", "Resource": "arn:aws:iam::444455556666:*"}, ["pass_role_everywhere"]),
        ({"Action": "iam:PassRole", "Resource": "arn:aws:iam::4444*:role/*"}, ["pass_role_everywhere"]),
        ({"Action": "iam:PassRole", "Resource": "arn:aws-cn:iam::*:role/*"}, ["pass_role_everywhere"]),
        (
            {"Action": "iam:PassRole", "Resource": "arn:aws:iam::${aws:PrincipalAccount}:role/*"},
            ["pass_role_everywhere"],
        ),
        ({"Action": "iam:PassRole", "NotResource": ROLE}, ["pass_role_everywhere"]),
        ({"Action": "iam:PassRole", "Resource": "arn:aws:iam::444455556666:role/service-role/*"}, []),
        ({"Action": "iam:PassRole", "Resource": "arn:aws:iam::444455556666:role/AWSGlue*"}, []),
        ({"Action": "iam:PassRole", "Resource": ROLE}, []),
        ({"Action": "iam:GetRole"}, []),
        ({"Effect": "Deny", "Action": "iam:PassRole"}, []),
    ],
)
def test_passing_any_role_is_found(elements: dict[str, Any], codes: list[str]) -> None:
    assert _codes(statement(**elements)) == codes


@pytest.mark.parametrize(
    ("trap", "codes"),
    [
        (_trust(ROOT), ["trust_whole_account"]),
        (_trust({"AWS": "111122223333"}), ["trust_whole_account"]),
        (_trust("*"), ["trust_whole_account"]),
        (_trust({"AWS": ["*", "111122223333"]}), ["trust_whole_account"] * 2),
        (_trust(ROOT, {"StringEquals": {"sts:ExternalId": "42"}}), ["trust_whole_account"]),
        (_trust(ROOT, element="NotPrincipal"), ["trust_whole_account"]),
        (_trust(ROOT, {"StringLike": {"aws:PrincipalArn": "*"}}), ["trust_whole_account"]),
        (_trust(ROOT, {"StringNotEquals": {"aws:PrincipalArn": ISBLOGUSER}}), ["trust_whole_account"]),
        (_trust(ROOT, {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:*"}}), ["trust_whole_account"]),
        (_trust("*", {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/*"}}), ["trust_whole_account"]),
        (_trust("*", {"StringNotEquals": {"aws:username": "guest"}}), ["trust_whole_account"]),
        (_trust(ROOT, {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/x"}}), []),
        (_trust(ROOT, {"StringLike": {"aws:userid": "AROAEXAMPLE:*"}}), []),
        (_trust("*", {"ArnEquals": {"aws:PrincipalArn": [ISBLOGUSER, ROLE]}}), []),
        (_trust({"AWS": "arn:aws:iam::111122223333:user/ISBlogUser"}), []),
        (_trust({"Service": "glue.amazonaws.com"}), []),
    ],
)
def test_a_trust_open_to_a_whole_account_is_found(trap: dict[str, Any], codes: list[str]) -> None:
    assert _codes(trap) == codes


@pytest.mark.parametrize(
    ("condition", "effect", "fix"),
    [
        ({"Null": {"aws:RequestTag/billing": "true"}}, "Deny", "Add the tag billing to the preset."),
        ({"StringNotEquals": {"aws:RequestTag/group": "x"}}, "Deny", "Give the tag group another value."),
        ({"ForAllValues:StringNotEquals": {"aws:TagKeys": "billing"}}, "Deny", "Bring the preset's keys in line"),
        ({"StringEquals": {"aws:RequestTag/billing": "x"}}, "Allow", "Add the tag billing to the preset."),
        ({"ForAllValues:StringEquals": {"aws:TagKeys": ["owner"]}}, "Allow", "Bring the preset's keys in line"),
        (
            {"StringEquals": {"aws:RequestTag/team": "${aws:PrincipalTag/team}"}},
            "Allow",
            "Add the tag team to the preset.",
        ),
    ],
)
def test_tags_that_the_policy_asks_for_and_the_preset_lacks_are_found(condition: Any, effect: str, fix: str) -> None:
    policy = read_policy(document(statement(effect, condition=condition)))

    findings = lint([policy], {"group": "analytics"})

    assert [finding.code for finding in findings] == ["tags_refused"]
    assert findings[0].fix.startswith(fix)


@pytest.mark.parametrize(
    ("statements", "tags"),
    [
        ([statement("Deny", condition={"Null": {"aws:RequestTag/billing": "true"}})], {"Billing": "x"}),
        ([statement("Deny", condition={"Null": {"aws:RequestTag/owner": "true"}})], {}),
        ([statement(condition={"StringEquals": {"aws:RequestTag/owner": "${aws:userid}"}})], {}),
        ([statement(condition={"StringEquals": {"aws:RequestTag/billing": "x"}}), statement()], {}),
        ([statement("Deny", Action="s3:*", condition={"Null": {"aws:RequestTag/billing": "true"}})], {}),
        ([statement("Deny", condition={"Null": {"aws:RequestTag/billing": "true"}})], None),
        ([statement(condition={"StringEquals": {"aws:RequestTag/team": "${aws:PrincipalTag/team}"}})], {"team": "x"}),
        ([statement("Deny", condition={"StringNotEquals": {"aws:RequestTag/t": "${aws:PrincipalTag/t}"}})], {"t": "x"}),
        ([statement("Deny", condition={"Null": {"aws:RequestTag/billing": "true"}, "Bool": {"a:b": "true"}})], {}),
    ],
)
def test_tags_that_suffice_are_fine(statements: list[dict[str, Any]], tags: dict[str, str] | None) -> None:
    assert _codes(*statements, tags=tags) == []


def test_lint_prints_place_trap_and_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "session.json"
    file.write_text(json.dumps(document(statement(), statement(Action="iam:PassRole", Sid="Pass"))))

    status = main(["policies", "lint", str(file)])

    assert status == 1
    assert capsys.readouterr().out.splitlines() == [
        "session.json, statement 2 (Pass): pass_role_everywhere",
        "  It lets every role of the account be passed, to sessions that then do what that role may.",
        "  Name the runtime role's ARN as the Resource of iam:PassRole.",
        "",
        "findings: 1",
    ]


def test_lint_shows_text_that_no_terminal_can_show(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "session.json"
    file.write_text(json.dumps(document(statement(Action="iam:PassRole", Sid="\ud800"))))

    status = main(["policies", "lint", str(file)])

    assert status == 1
    assert "statement 1 (\\ud800)" in capsys.readouterr().out


def test_lint_takes_policies_and_trust_policies_together_and_a_preset(tmp_path: Path) -> None:
    needs_tag = document(statement("Deny", condition={"Null": {"aws:RequestTag/billing": "true"}}))
    trust = document(_trust({"AWS": "arn:aws:iam::111122223333:user/ISBlogUser"}))
    file = tmp_path / "role.json"
    file.write_text(json.dumps({"Session": needs_tag, "Trust": trust}))

    statuses = [main(["policies", "lint", str(file), "--tag", tag]) for tag in ("group=x", "billing=x")]

    assert statuses == [1, 0]


def test_lint_takes_a_preset_without_tags(tmp_path: Path) -> None:
    file = tmp_path / "policy.json"
    file.write_text(json.dumps(document(statement("Deny", condition={"Null": {"aws:RequestTag/billing": "true"}}))))

    statuses = [main(["policies", "lint", str(file), *option]) for option in ([], ["--no-tags"])]

    assert statuses == [0, 1]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("{", "policy_not_json"),
        ("{}", "policy_missing_element"),
        ("[]", "policy_none"),
        ('{"Statement": [], "Statement": []}', "policy_duplicate_element"),
        (json.dumps("x" * 2_000_000), "policy_too_large"),
        ("[" * 100_000, "policy_too_deep"),
    ],
)
def test_lint_refuses_what_is_no_policy(
    content: str, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "policy.json"
    file.write_text(content)

    status = main(["policies", "lint", str(file)])

    assert status == 2
    assert capsys.readouterr().err.startswith(f"{code}: ")


def test_lint_refuses_a_tag_without_value(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "policy.json"
    file.write_text(json.dumps(document(statement())))

    status = main(["policies", "lint", str(file), "--tag", "group"])

    assert status == 2
    assert capsys.readouterr().err.startswith("tag_wrong_form: ")
