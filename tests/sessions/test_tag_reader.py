from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence

import pytest
from scripted_aws import Refused, ScriptedAws

from jupyter_glue_panel.access import Account
from jupyter_glue_panel.aws import Aws, Limits, Principal
from jupyter_glue_panel.sessions.tag_reader import Reach, TagReader, TagsRead


@pytest.fixture
def account(scripted_aws: ScriptedAws) -> Iterator[Account]:
    limits = Limits(threads=8, connect_timeout_seconds=5, read_timeout_seconds=5, attempts=1)
    aws = Aws(limits, session_name="jupyter-ann", user_agent="tests")
    yield Account(aws, Principal(), "us-east-1", "111122223333")
    aws.close()


def look(account: Account, *lists: Sequence[str], at_once: int = 4, keep: int = 20_000) -> list[Mapping[str, TagsRead]]:
    """What one reader tells of each list in turn, waiting for all of it."""
    reader = TagReader(Reach(at_once=at_once, patience_seconds=None, keep=keep))

    async def look_in_turn() -> list[Mapping[str, TagsRead]]:
        return [await reader.tags_of(account, ids) for ids in lists]

    return asyncio.run(look_in_turn())


def test_what_is_not_read_in_time_follows_later(scripted_aws: ScriptedAws, account: Account) -> None:
    scripted_aws.tell("glue", "GetTags", {"Tags": {"group": "analytics"}})
    reader = TagReader(Reach(patience_seconds=0))

    async def look_twice() -> tuple[Mapping[str, TagsRead], Mapping[str, TagsRead]]:
        early = await reader.tags_of(account, ["s-1"])
        await reader.tags(account, "s-1", refresh=False)
        return early, await reader.tags_of(account, ["s-1"])

    early, late = asyncio.run(look_twice())

    assert early == {}
    assert late["s-1"].tags == {"group": "analytics"}
    assert len(scripted_aws.asked("GetTags")) == 1


def test_whoever_is_told_to_slow_down_leaves_the_rest_for_later(scripted_aws: ScriptedAws, account: Account) -> None:
    scripted_aws.tell("glue", "GetTags", Refused("ThrottlingException"), {"Tags": {}})

    (read,) = look(account, [f"s-{number}" for number in range(100)], at_once=1)

    assert [each.error.code for each in read.values() if each.error] == ["aws_throttled"] * 100
    assert len(scripted_aws.asked("GetTags")) == 1


def test_the_next_look_asks_again_for_what_was_throttled(scripted_aws: ScriptedAws, account: Account) -> None:
    scripted_aws.tell("glue", "GetTags", Refused("ThrottlingException"), {"Tags": {"group": "analytics"}})

    _, read = look(account, ["s-1"], ["s-1"])

    assert read["s-1"].tags == {"group": "analytics"}


def test_two_thousand_sessions_are_asked_about_once_each(scripted_aws: ScriptedAws, account: Account) -> None:
    scripted_aws.tell("glue", "GetTags", {"Tags": {}})
    ids = [f"s-{number}" for number in range(2000)]

    _, read = look(account, ids, [*ids, "new"])

    assert len(read) == 2001
    assert len(scripted_aws.asked("GetTags")) == 2001


def test_only_so_many_tags_are_remembered(scripted_aws: ScriptedAws, account: Account) -> None:
    scripted_aws.tell("glue", "GetTags", {"Tags": {}})

    look(account, ["a", "b", "c"], ["a", "b", "c"], at_once=1, keep=2)

    assert len(scripted_aws.asked("GetTags")) == 4
