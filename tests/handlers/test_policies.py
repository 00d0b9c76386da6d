"""Policies that are pasted into the page, and those that it hands out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jupyter_glue_panel.rules.policy import read_policy

from .conftest import Ask

PASS = '{"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"}'
TEXT = f"""{{
  "Version": "2012-10-17",
  "Statement": [
    {{"Sid": "Tags", "Effect": "Allow", "Action": "glue:GetTags", "Resource": "*"}},
    {PASS}
  ]
}}"""
USER = "arn:aws:iam::111122223333:user/ISBlogUser"
SETUP = {
    "users_account": "111122223333",
    "session_account": "444455556666",
    "principals": [USER],
    "runtime_role": "AWSGlueServiceRole-blog",
    "vpc_ids": ["vpc-0a1b2c3d4e5f60718"],
    "required_tags": {"billing": ["Data-Platform"]},
}


async def test_a_trap_comes_with_its_line_and_what_to_do(ask: Ask) -> None:
    answer = await ask("POST", "policy-lint", json={"policy": TEXT})

    assert (answer.value["policies"], answer.value["statements"]) == (1, 2)
    (finding,) = answer.value["findings"]
    assert (finding["code"], finding["severity"]) == ("pass_role_everywhere", "warning")
    assert (finding["statement"], finding["line"], finding["sid"]) == (2, 5, None)
    assert finding["fix"] == "Name the runtime role's ARN as the Resource of iam:PassRole."


async def test_several_policies_each_have_their_own_lines(ask: Ask) -> None:
    text = f'{{"First": {{"Statement": []}},\n"Second": {{"Statement": {PASS}}}}}'

    answer = await ask("POST", "policy-lint", json={"policy": text})

    (finding,) = answer.value["findings"]
    assert (finding["policy"], finding["statement"], finding["line"]) == ("Second", 1, 2)


async def test_tags_that_a_policy_asks_for_are_looked_at_where_they_are_given(ask: Ask) -> None:
    absent = {"Null": {"aws:RequestTag/billing": "true"}}
    deny = {"Effect": "Deny", "Action": "glue:CreateSession", "Resource": "*", "Condition": absent}
    policy = json.dumps({"Version": "2012-10-17", "Statement": deny})

    with_tags = await ask("POST", "policy-lint", json={"policy": policy, "tags": {"group": "analytics"}})
    without = await ask("POST", "policy-lint", json={"policy": policy})

    assert [each["code"] for each in with_tags.value["findings"]] == ["tags_refused"]
    assert without.value["findings"] == []


def _condition(operator: str) -> str:
    statement = {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {operator: {"a:b": "c"}}}
    return json.dumps({"Version": "2012-10-17", "Statement": statement})


@pytest.mark.parametrize(
    ("policy", "code"),
    [
        ("Version: 2012-10-17", "policy_not_json"),
        ("", "policy_not_json"),
        ("[1, 2]", "policy_wrong_type"),
        ("[]", "policy_none"),
        (f'"{"x" * 2_000_000}"', "policy_too_large"),
        ("[" * 100_000, "policy_too_deep"),
        (_condition("StringMatches"), "policy_unknown_operator"),
    ],
)
async def test_what_is_no_policy_is_told_by_code_and_place(ask: Ask, policy: str, code: str) -> None:
    answer = await ask("POST", "policy-lint", json={"policy": policy})

    assert answer.code == (400, code)
    assert answer.value["message"]


@pytest.mark.parametrize("noun", ["policy-lint", "policy-kit"])
async def test_a_body_that_is_no_json_is_refused(ask: Ask, noun: str) -> None:
    answer = await ask("POST", noun, body=b"{")

    assert answer.code == (400, "invalid_request")


async def test_the_kit_comes_in_every_format(ask: Ask) -> None:
    answer = await ask("POST", "policy-kit", json=SETUP)

    names = {each["format"]: [file["name"] for file in each["files"]] for each in answer.value["formats"]}
    assert names["cli"] == ["set-up-accounts.sh"]
    assert names["cloudformation"] == ["sessions-account.template.json", "users-account.template.json"]
    assert "main.tf" in names["terraform"]
    assert len(names["json"]) == 4


async def test_the_kits_session_policy_is_one_without_traps(ask: Ask) -> None:
    kit = await ask("POST", "policy-kit", json=SETUP)
    (files,) = [each["files"] for each in kit.value["formats"] if each["format"] == "json"]
    (policy,) = [file["content"] for file in files if file["name"] == "session-policy.json"]

    answer = await ask("POST", "policy-lint", json={"policy": policy, "tags": {"billing": "Data-Platform"}})

    assert len(read_policy(policy).statements) == answer.value["statements"] == 6
    assert answer.value["findings"] == []


async def test_the_panels_own_policy_holds_the_features_that_were_asked_for(ask: Ask) -> None:
    answer = await ask("POST", "policy-kit", json={**SETUP, "features": ["connections"]})

    (files,) = [each["files"] for each in answer.value["formats"] if each["format"] == "panel"]
    assert [statement["Sid"] for statement in json.loads(files[0]["content"])["Statement"]] == [
        "ListConnections",
        "LocateConnections",
    ]
    assert {"access", "connections", "preflight"} <= {each["name"] for each in answer.value["features"]}


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"users_account": "1111"}, 400, "setup_invalid"),
        ({"vpc_ids": ["vpc-'; rm -rf ~"]}, 400, "setup_invalid"),
        ({"features": ["teleport"]}, 400, "feature_unknown"),
        ({"required_tags": {"aws:x": []}}, 422, "tag_key_reserved"),
        ({"colour": "blue"}, 400, "invalid_request"),
    ],
)
async def test_a_setup_that_cannot_be_is_refused(ask: Ask, changes: dict[str, Any], status: int, code: str) -> None:
    answer = await ask("POST", "policy-kit", json={**SETUP, **changes})

    assert answer.code == (status, code)
