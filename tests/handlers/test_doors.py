"""Every verb of the real route table: who gets in, and with which right."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import Any, ClassVar

import pytest
from jupyter_server.auth import Authorizer

from jupyter_glue_panel.sandbox.world import World

from .every_route import CHANGING, EVERY_VERB, Verb

QUESTIONS = {
    *("POST cells", "POST costs/estimate", "POST denial", "POST network-check", "POST policy-kit", "POST policy-lint"),
    *("POST preflight", "POST selection"),
}
"""What is asked by POST because the question is too long for a URL, and changes nothing."""

PAID = {"GET costs"}
"""What AWS charges for, though it changes nothing."""

XSRF = "0123456789abcdef0123456789abcdef"
SAME_SITE = {"Cookie": f"_xsrf={XSRF}", "X-XSRFToken": XSRF}

Knock = Callable[[Iterable[Verb], dict[str, str]], Awaitable[dict[str, int]]]


class ReadOnly(Authorizer):
    """Lets everybody read, and nobody do more. asked: what the panel's routes asked for."""

    asked: ClassVar[list[tuple[str, str, str]]] = []

    def is_authorized(self, handler: Any, user: Any, action: str, resource: str) -> bool:
        self.asked.append((handler.request.method, action, resource))
        return action == "read"


async def test_nobody_gets_in_without_the_servers_token(knock: Knock) -> None:
    answers = await knock(EVERY_VERB, {**SAME_SITE, "Authorization": ""})

    assert answers == {str(verb): 403 for verb in EVERY_VERB}


async def test_who_may_only_read_changes_nothing_and_spends_nothing(
    read_only: None, knock: Knock, user_directory: Path, aws_environment: World
) -> None:
    writing = [verb for verb in EVERY_VERB if not _is_reading(verb)]

    answers = await knock(writing, {})

    assert answers == {str(verb): 403 for verb in writing}
    assert not user_directory.exists()
    assert aws_environment.requests.counts() == {}


async def test_who_may_only_read_may_ask_every_question(read_only: None, knock: Knock, no_aws: Path) -> None:
    reading = [verb for verb in EVERY_VERB if _is_reading(verb)]

    answers = await knock(reading, {})

    assert {verb for verb, status in answers.items() if status == 403} == set()
    assert {resource for _, _, resource in ReadOnly.asked} == {"glue_panel"}


async def test_a_cookie_alone_changes_nothing(jp_fetch: Any, knock: Knock) -> None:
    page = await _log_in(jp_fetch)

    answers = await knock(CHANGING, {**page, "X-XSRFToken": ""})

    assert answers == {str(verb): 403 for verb in CHANGING}


async def test_the_panels_own_page_gets_in_by_its_cookie(jp_fetch: Any, knock: Knock, no_aws: Path) -> None:
    page = await _log_in(jp_fetch)

    answers = await knock(EVERY_VERB, page)

    assert {verb for verb, status in answers.items() if status == 403} == set()


async def test_a_page_of_another_origin_gets_nothing(
    jp_fetch: Any, knock: Knock, user_directory: Path, aws_environment: World
) -> None:
    page = await _log_in(jp_fetch)

    answers = await knock(EVERY_VERB, {**page, "Origin": "https://evil.example"})

    assert {verb: status for verb, status in answers.items() if status not in (403, 404)} == {}
    assert not user_directory.exists()
    assert aws_environment.requests.counts() == {}


@pytest.fixture
def read_only(jp_server_config: dict[str, Any]) -> None:
    ReadOnly.asked.clear()
    jp_server_config["ServerApp"]["authorizer_class"] = ReadOnly


@pytest.fixture
def knock(jp_fetch: Any) -> Knock:
    """Call verbs, their variable parts ``x``, with these headers; the answers' status by verb."""

    async def call(verb: Verb, headers: dict[str, str]) -> int:
        body = None if verb.name in ("GET", "DELETE") else b"{}"
        path = verb.path.replace("{}", "x").split("/")
        response = await jp_fetch(
            "glue-panel", *path, method=verb.name, headers=headers, body=body, raise_error=False, request_timeout=60
        )
        status: int = response.code
        return status

    async def call_all(verbs: Iterable[Verb], headers: dict[str, str]) -> dict[str, int]:
        listed = list(verbs)
        statuses = await asyncio.gather(*(call(verb, dict(headers)) for verb in listed))
        return {str(verb): status for verb, status in zip(listed, statuses, strict=True)}

    return call_all


def _is_reading(verb: Verb) -> bool:
    return str(verb) in QUESTIONS or (verb not in CHANGING and str(verb) not in PAID)


async def _log_in(jp_fetch: Any) -> dict[str, str]:
    """The headers of a page whose user logged in: the cookies, and the token against forged requests."""
    response = await jp_fetch("api", "status")
    (cookie,) = response.headers.get_list("Set-Cookie")
    return {"Authorization": "", "Cookie": f"{cookie.partition(';')[0]}; _xsrf={XSRF}", "X-XSRFToken": XSRF}
