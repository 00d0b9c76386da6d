from __future__ import annotations

import json
import shlex
from typing import Any

import pytest
from scripted_aws import Refused, ScriptedAws

from jupyter_glue_panel.sandbox.gate.faults import Fault
from jupyter_glue_panel.sandbox.names import ACCOUNT_B, CREATION_ROLE, RUNTIME_ROLE, role_arn
from jupyter_glue_panel.sandbox.world import World

from .conftest import Ask

ROLE = role_arn(ACCOUNT_B, CREATION_ROLE)
ARN = f"arn:aws:glue:us-east-1:{ACCOUNT_B}:session/analytics-1"
TAGS = {"group": "analytics", "owner": "AROA4711:ann"}


@pytest.fixture
def session(aws_environment: World) -> World:
    """An AWS in which account B has the READY session analytics-1."""
    aws_environment.client("glue", ACCOUNT_B).create_session(
        Id="analytics-1",
        Role=role_arn(ACCOUNT_B, RUNTIME_ROLE),
        Command={"Name": "glueetl", "PythonVersion": "3"},
        Tags=TAGS,
    )
    return aws_environment


def tags_in(world: World) -> dict[str, str]:
    tags: dict[str, str] = world.client("glue", ACCOUNT_B).get_tags(ResourceArn=ARN)["Tags"]
    return tags


async def put(ask: Ask, tags: dict[str, str]) -> Any:
    return await ask("PUT", "sessions", "analytics-1", "tags", json={"tags": tags, "role": ROLE})


async def test_tags_are_shown_with_the_aws_cli_lines_that_show_them(session: World, ask: Ask) -> None:
    answer = await ask("GET", "sessions", "analytics-1", "tags", role=ROLE)

    assert answer.value == {
        "id": "analytics-1",
        "arn": ARN,
        "tags": TAGS,
        "tags_error": None,
        "list_command": "aws glue list-sessions --tags group=analytics --region us-east-1",
        "read_command": f"aws glue get-tags --resource-arn {ARN} --region us-east-1",
    }


async def test_a_profile_stands_in_the_aws_cli_lines(session: World, ask: Ask) -> None:
    answer = await ask("GET", "sessions", "analytics-1", "tags", role="profile:production")

    assert answer.value["read_command"].endswith("--region us-east-1 --profile production")


async def test_no_tag_breaks_out_of_an_aws_cli_line(session: World, ask: Ask) -> None:
    hostile = {"note": "'; $(rm -rf ~) `id` #", "both": "a,b=c"}
    session.client("glue", ACCOUNT_B).tag_resource(ResourceArn=ARN, TagsToAdd=hostile)

    answer = await ask("GET", "sessions", "analytics-1", "tags", role=ROLE)

    words = shlex.split(answer.value["list_command"])
    assert words[:4] == ["aws", "glue", "list-sessions", "--tags"]
    assert json.loads(words[4]) == {"group": "analytics", **hostile}
    assert words[5:] == ["--region", "us-east-1"]


async def test_tags_are_added_and_changed_and_the_others_stay(session: World, ask: Ask) -> None:
    answer = await put(ask, {"group": "science", "stage": "late"})

    wanted = {"group": "science", "stage": "late", "owner": "AROA4711:ann"}
    assert answer.value["tags"] == wanted
    assert tags_in(session) == wanted


async def test_the_owner_is_sent_again_as_restricted_policies_want(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("glue", "GetTags", {"Tags": TAGS})
    scripted_aws.tell("glue", "TagResource", {})

    await put(ask, {"stage": "late"})

    assert scripted_aws.asked("TagResource") == [
        {"ResourceArn": ARN, "TagsToAdd": {"stage": "late", "owner": "AROA4711:ann"}}
    ]


async def test_a_restricted_role_that_may_not_read_tags_may_still_tag_its_own(
    scripted_aws: ScriptedAws, ask: Ask
) -> None:
    scripted_aws.tell("glue", "GetTags", Refused("AccessDeniedException"))
    scripted_aws.tell("glue", "TagResource", Refused("AccessDeniedException"), {})

    answer = await put(ask, {"stage": "late"})

    without_owner, with_owner = (each["TagsToAdd"] for each in scripted_aws.asked("TagResource"))
    assert without_owner == {"stage": "late"}
    assert with_owner["owner"].endswith(":jupyter-ann")
    assert (answer.status, answer.value["tags"], answer.value["tags_error"]["code"]) == (200, None, "access_denied")


async def test_an_owner_is_not_overwritten_where_tags_may_not_be_read(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("glue", "GetTags", Refused("AccessDeniedException"))
    scripted_aws.tell("glue", "TagResource", {})

    answer = await put(ask, {"owner": "AROA4711:mallory"})

    assert answer.code == (422, "tag_owner_unchecked")
    assert scripted_aws.asked("TagResource") == []


async def test_ones_own_user_id_may_be_sent_as_the_owner_and_is_sent_on_only_where_aws_asks_for_it(
    scripted_aws: ScriptedAws, ask: Ask
) -> None:
    scripted_aws.tell("glue", "GetTags", Refused("AccessDeniedException"))
    scripted_aws.tell("glue", "TagResource", Refused("AccessDeniedException"), {})
    await put(ask, {"stage": "late"})
    user_id = scripted_aws.asked("TagResource")[1]["TagsToAdd"]["owner"]
    scripted_aws.requests.clear()

    answer = await put(ask, {"stage": "later", "owner": user_id})

    assert answer.status == 200
    assert [each["TagsToAdd"] for each in scripted_aws.asked("TagResource")] == [{"stage": "later"}]


async def test_tags_are_not_changed_unseen_for_another_reason_than_a_denial(
    scripted_aws: ScriptedAws, ask: Ask
) -> None:
    scripted_aws.tell("glue", "GetTags", Refused("InvalidInputException"))
    scripted_aws.tell("glue", "TagResource", {})

    answer = await put(ask, {"stage": "late"})

    assert answer.code == (422, "aws_refused")
    assert scripted_aws.asked("TagResource") == []


async def test_tags_that_may_not_be_read_are_not_shown_as_none(session: World, ask: Ask) -> None:
    session.faults.inject(Fault(kind="access_denied", action="GetTags"))

    answer = await ask("GET", "sessions", "analytics-1", "tags", role=ROLE)

    assert answer.code == (422, "access_denied")


async def test_the_list_shows_changed_tags_at_once(session: World, ask: Ask) -> None:
    await ask("GET", "sessions", role=ROLE)
    await put(ask, {"stage": "late"})

    answer = await ask("GET", "sessions", role=ROLE)

    assert answer.value["sessions"][0]["tags"] == {**TAGS, "stage": "late"}


async def test_tags_are_removed_by_their_keys(session: World, ask: Ask) -> None:
    await put(ask, {"stage": "late", "cost centre": "7"})

    answer = await ask("DELETE", "sessions", "analytics-1", "tags", role=ROLE, key=["stage", "cost centre"])

    assert answer.value["tags"] == TAGS
    assert tags_in(session) == TAGS


@pytest.mark.parametrize(
    ("tags", "code"),
    [
        ({}, (400, "tags_missing")),
        ({"aws:team": "x"}, (422, "tag_key_reserved")),
        ({"k" * 129: "x"}, (422, "tag_key_length")),
        ({"k": "v" * 257}, (422, "tag_value_length")),
        ({"owner": "somebody else"}, (422, "tag_owner")),
        ({"Owner": "somebody else"}, (422, "tag_owner")),
        ({f"key-{number}": "x" for number in range(49)}, (422, "tag_count")),
    ],
    ids=["none", "AWS's own", "long key", "long value", "another owner", "a twin of the owner", "one too many"],
)
async def test_tags_that_a_session_cannot_have_change_nothing(
    session: World, ask: Ask, tags: dict[str, str], code: tuple[int, str]
) -> None:
    answer = await put(ask, tags)

    assert answer.code == code
    assert tags_in(session) == TAGS


@pytest.mark.parametrize(("keys", "code"), [([], (400, "tag_keys_missing")), (["owner"], (422, "tag_owner"))])
async def test_neither_nothing_nor_the_owner_is_removed(
    session: World, ask: Ask, keys: list[str], code: tuple[int, str]
) -> None:
    answer = await ask("DELETE", "sessions", "analytics-1", "tags", role=ROLE, key=keys)

    assert answer.code == code
    assert tags_in(session) == TAGS


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
async def test_the_tags_of_a_session_that_is_not_there_are_not_found(
    aws_environment: World, ask: Ask, method: str
) -> None:
    answer = await ask(
        method, "sessions", "nobody-s", "tags", role=ROLE, key="stage", json={"tags": {"a": "b"}, "role": ROLE}
    )

    assert answer.code == (404, "session_not_found")
