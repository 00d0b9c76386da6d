from __future__ import annotations

import pytest

from .conftest import Ask


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"", "truncated"),
        (b"{", "truncated"),
        (b"\xff", "JSON"),
        (b'{"tags": {"a": "\xff"}}', "utf-8"),
        (b"[]", "object"),
        (b'{"tags": "group=a"}', "$.tags"),
        (b'{"tags": {}, "colour": "red"}', "colour"),
        (b"{}", "tags"),
    ],
)
async def test_a_body_that_cannot_be_read_is_told_what_is_wrong_with_it(ask: Ask, body: bytes, told: str) -> None:
    answer = await ask("PUT", "tag-presets", "Mine", body=body)

    assert answer.code == (400, "invalid_request")
    assert told in answer.value["message"]


@pytest.mark.parametrize("name", ["Mine", "Nobody's"])
async def test_no_answer_is_kept_by_a_browser_or_a_proxy(ask: Ask, name: str) -> None:
    await ask("PUT", "tag-presets", "Mine", json={"tags": {}})

    answer = await ask("GET", "tag-presets", name)

    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("panel_traits", [{"user_directory": "\0"}])
async def test_a_failure_of_the_panels_own_shows_no_details(ask: Ask) -> None:
    answer = await ask("GET", "tag-presets")

    assert answer.code == (500, "internal_error")
    assert set(answer.value) == {"code", "message", "hint", "aws_code", "request_id"}
    assert "null byte" not in str(answer.value)
