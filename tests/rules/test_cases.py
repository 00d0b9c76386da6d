"""``jupyter glue-panel policies test``: an administrator's expectations, run against the policies in the same file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_glue_panel.cli import main
from jupyter_glue_panel.rules.cases import run_case

from .documents import SESSION, document, statement
from .strategies import documents, json_values
from .test_vectors import VECTORS

ALLOW, OTHER = document(statement()), document(statement(Action="s3:*"))
DENY = document(statement("Deny", Sid="No"), statement())
MEMBERS = (
    "policy",
    "boundary",
    "session",
    "scp",
    "rcp",
    "trust",
    "principal",
    "context",
    "action",
    "resource",
    "expect",
)
USER = "arn:aws:iam::111122223333:user/ISBlogUser"
CREATION_ROLE = "arn:aws:iam::444455556666:role/GlueSessionCreationRole"
TRUST = document({"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": USER}})
MAY_ASSUME = document(statement(Action="sts:AssumeRole"))


def _case(expect: str = "allowed", **members: Any) -> dict[str, Any]:
    return {
        "name": "n",
        "policy": ALLOW,
        "action": "glue:CreateSession",
        "resource": SESSION,
        "expect": expect,
    } | members


def _run(folder: Path, content: Any) -> int:
    file = folder / "cases.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content))
    return main(["policies", "test", str(file)])


def test_the_conformance_cases_pass(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["policies", "test", str(VECTORS)])

    assert (status, capsys.readouterr().out) == (0, "90 passed, 0 failed\n")


def test_an_expectation_that_is_not_met_is_told_with_the_statement_that_decided(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = _run(tmp_path, [_case(), _case(name="analysts may start", policy=DENY)])

    assert status == 1
    assert capsys.readouterr().out.splitlines() == [
        "FAILED  analysts may start",
        "  expected  allowed",
        "  got       explicitDeny",
        "  because   Statement 1 (No) of policy, an identity-based policy, denies it.",
        "",
        "1 passed, 1 failed",
    ]


@pytest.mark.parametrize(
    "case",
    [
        _case(policy=[OTHER, ALLOW]),
        _case(policy={"Named": ALLOW, "Other": OTHER}),
        _case(policy=json.dumps(ALLOW)),
        _case(policy={"PolicyName": "Inline", "PolicyDocument": ALLOW}),
        _case(policy={"PolicyVersion": {"VersionId": "v1", "Document": ALLOW}}),
        _case("implicitDeny", policy=[]),
        _case("unknown", policy=[ALLOW, None]),
        _case("explicitDeny", policy={"Seen": DENY, "Hidden": None}),
        _case("implicitDeny", boundary=OTHER),
        _case("allowed", boundary=None, session=None, scp=None, rcp=None),
        _case("implicitDeny", boundary=[]),
        _case("implicitDeny", session=[]),
        _case("allowed", scp=[], rcp=[]),
        _case("implicitDeny", scp=[[ALLOW], []]),
        _case("implicitDeny", rcp=[[]]),
        _case("unknown", scp=[[ALLOW], None]),
        _case("implicitDeny", permissions_boundary=[OTHER]),
        _case("implicitDeny", session_policy=OTHER),
        _case("allowed", scp=ALLOW),
        _case("allowed", scp=[ALLOW, OTHER]),
        _case("implicitDeny", scp=[[ALLOW], [OTHER]]),
        _case("implicitDeny", service_control_policies=[[ALLOW], OTHER]),
        _case("implicitDeny", rcp=[[OTHER]]),
        _case("denied", policy=DENY),
        _case("Explicit_Deny", policy=DENY),
        {"policies": [ALLOW], "action": "glue:createsession", "expected": "allowed"},
        {"trust": TRUST, "principal": USER, "action": "sts:AssumeRole", "expect": "allowed"},
        {"trust": {"Role": {"RoleName": "R", "AssumeRolePolicyDocument": TRUST}}, "principal": USER}
        | {"action": "sts:AssumeRole", "expect": "allowed"},
        _case("implicitDeny", trust=TRUST, principal=USER, action="sts:AssumeRole", resource=CREATION_ROLE),
        _case(policy=MAY_ASSUME, trust=TRUST, principal=USER, action="sts:AssumeRole", resource=CREATION_ROLE),
    ],
)
def test_policies_are_taken_in_every_form_in_which_people_have_them(case: dict[str, Any], tmp_path: Path) -> None:
    assert _run(tmp_path, [case]) == 0


def test_text_that_no_terminal_can_show_is_shown_escaped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = _run(tmp_path, [_case("explicitDeny", name="\ud800")])

    assert status == 1
    assert capsys.readouterr().out.startswith("FAILED  \\ud800\n")


def test_what_stands_beside_the_cases_goes_for_all_of_them(tmp_path: Path) -> None:
    cases = [{"expect": "allowed"}, {"expect": "implicitDeny", "action": "glue:GetSession"}]

    assert _run(tmp_path, {"policy": ALLOW, "action": "glue:CreateSession", "cases": cases}) == 0


@pytest.mark.parametrize(
    ("case", "code"),
    [
        (_case(policy=document(statement(condition={"StringIs": {"a:b": "c"}}))), "policy_unknown_operator"),
        (_case(policy=[[[ALLOW]]]), "policy_wrong_type"),
        (_case(policy=document(statement(Resource="x" * 2_000_000))), "policy_too_large"),
        (_case("perhaps"), "case_expectation"),
        (_case(action=None), "case_wrong_type"),
        (_case(context=["a"]), "case_context"),
        (_case(context=""), "case_context"),
        (_case(context=0), "case_context"),
        (_case(context={"a:b": {"c": "d"}}), "context_not_text"),
        (_case(action=""), "case_wrong_type"),
        (_case(action="CreateSession"), "case_action"),
        (_case(resource=""), "case_wrong_type"),
        (_case(policy={"Statement": None}), "policy_wrong_type"),
        (_case(policy={"Version": None}), "policy_missing_element"),
        (_case(trust=[], principal=USER), "case_trust"),
        (_case(trust=[TRUST, TRUST], principal=USER), "case_trust"),
        ({"action": "glue:GetTags", "expect": "allowed"}, "case_without_policy"),
        (_case(trust=TRUST), "case_wrong_type"),
        (_case(trust=TRUST, principal="somebody"), "caller_unknown"),
    ],
)
def test_a_case_that_makes_no_sense_fails_with_its_reason_and_the_others_run(
    case: dict[str, Any], code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = _run(tmp_path, [case, _case()])

    told = capsys.readouterr().out
    assert status == 1
    assert f"got       {code}" in told
    assert told.endswith("1 passed, 1 failed\n")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("{", "cases_not_json"),
        ("", "cases_not_json"),
        ("[" * 100_000, "cases_not_json"),
        ("[]", "cases_wrong_form"),
        ("null", "cases_wrong_form"),
        ('[{"expect": "denied", "expect": "allowed"}]', "policy_duplicate_element"),
        ('[{"expect": "allowed"}, 7]', "cases_wrong_form"),
        ({"Version": "2012-10-17", "Statement": []}, "cases_wrong_form"),
    ],
)
def test_a_file_without_cases_is_refused(
    content: Any, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = _run(tmp_path, content)

    assert status == 2
    assert capsys.readouterr().err.startswith(f"{code}: ")


@given(st.dictionaries(st.sampled_from(MEMBERS), json_values | documents.map(lambda each: [each, None])))
def test_whatever_stands_in_a_case_it_passes_or_fails_with_a_reason(case: dict[str, Any]) -> None:
    outcome = run_case({"policy": ALLOW, "action": "glue:CreateSession", "expect": "allowed", **case}, 1)

    assert outcome.because


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["policies", "test", str(tmp_path / "nowhere.json")])

    assert status == 2
    assert capsys.readouterr().err.startswith("file_unreadable: ")
