"""A credential pasted where a tag or a name belongs is refused, and repeated nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from .conftest import Ask

SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
KEY_ID = "AKIAIOSFODNN7EXAMPLE"
ROLE = "arn:aws:iam::444455556666:role/R"


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PUT", ["tag-presets", "Mine"], {"tags": {"group": SECRET}}),
        ("PUT", ["tag-presets", "Mine"], {"tags": {"group": KEY_ID}}),
        ("PUT", ["tag-presets", "Mine"], {"tags": {SECRET: "group"}}),
        ("PUT", ["tag-presets", KEY_ID], {"tags": {}}),
        ("PUT", ["roles", KEY_ID], {"role_arn": ROLE}),
        ("PUT", ["sessions", "s-1", "tags"], {"tags": {"group": SECRET}, "role": ROLE, "region": "us-east-1"}),
        ("POST", ["cells"], {"tags": {"group": SECRET}}),
        ("POST", ["cells"], {"tags": {"group": SECRET}, "style": "configure", "profile": "x"}),
        ("POST", ["cells"], {"session_id_prefix": KEY_ID}),
        ("POST", ["cells"], {"connections": [f"a {KEY_ID}"]}),
    ],
)
async def test_a_pasted_credential_is_written_nowhere(
    ask: Ask, user_directory: Path, no_aws: Path, method: str, path: list[str], body: dict[str, Any]
) -> None:
    answer = await ask(method, *path, json=body)

    assert answer.status in (400, 422)
    assert answer.value["code"] == "credential_in_value"
    assert SECRET not in str(answer.value)
    assert KEY_ID not in str(answer.value)
    assert not user_directory.exists()
