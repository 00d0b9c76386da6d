from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timezone

import pytest
from scripted_aws import Held, Refused, ScriptedAws

from jupyter_glue_panel.access import Account
from jupyter_glue_panel.aws import Aws, Limits, Principal
from jupyter_glue_panel.aws.long_lists import GlueSession
from jupyter_glue_panel.sessions.reading import session_of
from jupyter_glue_panel.sessions.tag_reader import Reach, TagReader, TagsRead
from jupyter_glue_panel.wire import Session

NOW = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)
OLD, NEW = {"Tags": {"group": "old"}}, {"Tags": {"group": "new"}}


@pytest.fixture
def account(scripted_aws: ScriptedAws) -> Iterator[Account]:
    limits = Limits(threads=40, connect_timeout_seconds=5, read_timeout_seconds=30, attempts=1)
    aws = Aws(limits, session_name="jupyter-ann", user_agent="tests")
    yield Account(aws, Principal(), "us-east-1", "111122223333")
    aws.close()


def reader(
    *, at_once: int = 4, patience: float | None = None, keep: int = 20_000, clock: Callable[[], float] = lambda: 0.0
) -> TagReader:
    """One that waits for all of a list, unless told otherwise."""
    return TagReader(Reach(at_once=at_once, patience_seconds=patience, good_seconds=600, keep=keep), clock)


def sessions(account: Account, *ids: str, status: str = "READY") -> list[Session]:
    return [session_of(account, GlueSession(id=each, status=status), NOW) for each in ids]


async def look(
    tags: TagReader, account: Account, *ids: str, status: str = "READY", refresh: bool = False, **having: str
) -> Mapping[str, TagsRead]:
    """What a list of these sessions is told."""
    return await tags.tags_of(account, sessions(account, *ids, status=status), having=having, refresh=refresh)


async def look_twice(tags: TagReader, account: Account, first: tuple[str, ...], second: tuple[str, ...]) -> list[str]:
    """The ids of the second look, in order."""
    await look(tags, account, *first)
    return list(await look(tags, account, *second))


async def all_is_read() -> None:
    """Returns once nobody reads in the background any more."""
    await asyncio.wait(asyncio.all_tasks() - {asyncio.current_task()})


def test_what_is_not_read_in_time_follows_later(scripted_aws: ScriptedAws, account: Account) -> None:
    scripted_aws.tell("glue", "GetTags", NEW)
    impatient = reader(patience=0)

    async def early_and_late() -> tuple[TagsRead, TagsRead]:
        early = await look(impatient, account, "s-1")
        await all_is_read()
        return early["s-1"], (await look(impatient, account, "s-1"))["s-1"]

    early, late = asyncio.run(early_and_late())

    assert (early.tags, early.is_awaited, late) == (None, True, TagsRead({"group": "new"}))
    assert len(scripted_aws.asked("GetTags")) == 1


def test_whoever_is_told_to_slow_down_leaves_the_rest_for_later(scripted_aws: ScriptedAws, account: Account) -> None:
    scripted_aws.tell("glue", "GetTags", Refused("ThrottlingException"), NEW)

    read = asyncio.run(look(reader(at_once=1), account, *[f"s-{number}" for number in range(100)]))

    assert [each.error.code for each in read.values() if each.error] == ["aws_throttled"] * 100
    assert len(scripted_aws.asked("GetTags")) == 1


def test_the_next_look_asks_again_for_what_was_throttled(scripted_aws: ScriptedAws, account: Account) -> None:
    scripted_aws.tell("glue", "GetTags", Refused("ThrottlingException"), NEW)
    tags = reader()

    async def second_look() -> TagsRead:
        await look(tags, account, "s-1")
        return (await look(tags, account, "s-1"))["s-1"]

    assert asyncio.run(second_look()) == TagsRead({"group": "new"})


def test_two_thousand_sessions_are_asked_about_once_each(scripted_aws: ScriptedAws, account: Account) -> None:
    scripted_aws.tell("glue", "GetTags", NEW)
    ids = tuple(f"s-{number}" for number in range(2000))

    read = asyncio.run(look_twice(reader(), account, ids, (*ids, "new")))

    assert len(read) == 2001
    assert len(scripted_aws.asked("GetTags")) == 2001


def test_only_so_many_tags_are_remembered(scripted_aws: ScriptedAws, account: Account) -> None:
    scripted_aws.tell("glue", "GetTags", NEW)

    asyncio.run(look_twice(reader(at_once=1, keep=2), account, ("a", "b", "c"), ("a", "b", "c")))

    assert len(scripted_aws.asked("GetTags")) == 4


def test_an_account_that_does_not_answer_holds_up_no_other(scripted_aws: ScriptedAws, account: Account) -> None:
    held = Held(OLD)
    scripted_aws.tell("glue", "GetTags", held, region="eu-west-1")
    scripted_aws.tell("glue", "GetTags", NEW, region="us-east-1")
    tags, slow = reader(), replace(account, region="eu-west-1")

    async def beside_the_slow_one() -> tuple[TagsRead, bool]:
        slow_list = asyncio.ensure_future(look(tags, slow, *[f"s-{number}" for number in range(20)]))
        await held.is_asked_for()
        quick = await look(tags, account, "s-1")
        is_over = slow_list.done()
        held.go.set()
        await slow_list
        return quick["s-1"], is_over

    assert asyncio.run(beside_the_slow_one()) == (TagsRead({"group": "new"}), False)


def test_whoever_asks_about_one_session_waits_for_no_list(scripted_aws: ScriptedAws, account: Account) -> None:
    held = Held(OLD)
    scripted_aws.tell("glue", "GetTags", held, NEW)
    tags = reader(at_once=1)

    async def beside_a_list() -> tuple[TagsRead, bool]:
        listing = asyncio.ensure_future(look(tags, account, "a", "b", "c"))
        await held.is_asked_for()
        single = await tags.tags(account, "c", refresh=False)
        is_over = listing.done()
        held.go.set()
        await listing
        return single, is_over

    assert asyncio.run(beside_a_list()) == (TagsRead({"group": "new"}), False)
    assert len(scripted_aws.asked("GetTags")) == 2 + len(["b"])


def test_a_list_reads_no_tags_that_somebody_read_while_it_waited(scripted_aws: ScriptedAws, account: Account) -> None:
    held = Held(OLD)
    scripted_aws.tell("glue", "GetTags", held, NEW)
    tags = reader(at_once=1)

    async def read_meanwhile() -> Mapping[str, TagsRead]:
        listing = asyncio.ensure_future(look(tags, account, "a", "b"))
        await held.is_asked_for()
        await tags.tags(account, "b", refresh=False)
        held.go.set()
        return await listing

    assert asyncio.run(read_meanwhile())["b"] == TagsRead({"group": "new"})
    assert len(scripted_aws.asked("GetTags")) == 2


@pytest.mark.parametrize(
    ("status", "seconds", "told"),
    [("READY", 599, "old"), ("READY", 600, "new"), ("STOPPED", 600, "old")],
)
def test_tags_of_a_session_that_runs_are_believed_for_ten_minutes(
    scripted_aws: ScriptedAws, account: Account, status: str, seconds: float, told: str
) -> None:
    scripted_aws.tell("glue", "GetTags", OLD, NEW)
    times = [0.0]
    tags = reader(clock=lambda: times[-1])

    async def look_later() -> Mapping[str, TagsRead]:
        await look(tags, account, "s-1", status=status)
        times.append(seconds)
        return await look(tags, account, "s-1", status=status)

    assert asyncio.run(look_later())["s-1"] == TagsRead({"group": told})


@pytest.mark.parametrize(("status", "told"), [("READY", "new"), ("STOPPED", "old")])
def test_a_refresh_reads_the_tags_of_sessions_that_run_again(
    scripted_aws: ScriptedAws, account: Account, status: str, told: str
) -> None:
    scripted_aws.tell("glue", "GetTags", OLD, NEW)
    tags = reader()

    async def look_and_refresh() -> Mapping[str, TagsRead]:
        await look(tags, account, "s-1", status=status)
        return await look(tags, account, "s-1", status=status, refresh=True)

    assert asyncio.run(look_and_refresh())["s-1"] == TagsRead({"group": told})


def test_older_tags_are_shown_until_they_are_read_anew(scripted_aws: ScriptedAws, account: Account) -> None:
    scripted_aws.tell("glue", "GetTags", OLD, NEW)
    tags = reader(patience=0)

    async def look_and_refresh() -> Mapping[str, TagsRead]:
        await look(tags, account, "s-1")
        await all_is_read()
        return await look(tags, account, "s-1", refresh=True)

    assert asyncio.run(look_and_refresh())["s-1"] == TagsRead({"group": "old"}, is_awaited=True)


def test_older_tags_are_shown_where_reading_them_anew_is_throttled(scripted_aws: ScriptedAws, account: Account) -> None:
    scripted_aws.tell("glue", "GetTags", OLD, Refused("ThrottlingException"))
    tags = reader()

    async def look_and_refresh() -> Mapping[str, TagsRead]:
        await look(tags, account, "s-1")
        return await look(tags, account, "s-1", refresh=True)

    assert asyncio.run(look_and_refresh())["s-1"] == TagsRead({"group": "old"}, is_awaited=True)


def test_a_list_by_tag_believes_no_older_tags_that_say_otherwise(scripted_aws: ScriptedAws, account: Account) -> None:
    scripted_aws.tell("glue", "GetTags", OLD, NEW)
    tags = reader()

    async def look_by_tag() -> Mapping[str, TagsRead]:
        await look(tags, account, "s-1", status="STOPPED")
        return await look(tags, account, "s-1", status="STOPPED", group="new")

    assert asyncio.run(look_by_tag())["s-1"] == TagsRead({"group": "new"})
