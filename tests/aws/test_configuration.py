from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from jupyter_glue_panel.app import GluePanelApp
from jupyter_glue_panel.aws import Aws, Limits, session_name
from jupyter_glue_panel.errors import InvalidRequest

CONFIG = """
[default]
region = eu-west-1

[profile team]
region = eu-central-1

[profile bare]
"""


@pytest.fixture
def aws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Aws]:
    for variable in ("AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "region", "glue_region"):
        monkeypatch.delenv(variable, raising=False)
    config = tmp_path / "config"
    config.write_text(CONFIG)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    limits = Limits(threads=1, connect_timeout_seconds=1, read_timeout_seconds=1, attempts=1)
    aws = Aws(limits, session_name="jupyter-ann", user_agent="")
    yield aws
    aws.close()


@pytest.mark.parametrize(
    ("profile", "environment", "region"),
    [
        (None, {}, "eu-west-1"),
        (None, {"AWS_PROFILE": "team"}, "eu-central-1"),
        (None, {"AWS_DEFAULT_REGION": "us-east-1"}, "us-east-1"),
        (None, {"AWS_REGION": "us-east-1"}, "eu-west-1"),
        ("team", {}, "eu-central-1"),
        ("bare", {"AWS_REGION": "us-east-1"}, "us-east-1"),
        ("bare", {}, None),
    ],
)
def test_the_panel_finds_its_region_as_botocore_does_and_then_in_aws_region(
    aws: Aws, monkeypatch: pytest.MonkeyPatch, profile: str | None, environment: dict[str, str], region: str | None
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    configured = asyncio.run(aws.configured(profile))

    assert configured.region == region


@pytest.mark.parametrize(
    ("user", "name"),
    [
        ("ann", "jupyter-ann"),
        ("ann@example.com", "jupyter-ann@example.com"),
        ("Änn Meier/7", "jupyter--nn-Meier-7"),
        ("x" * 100, "jupyter-" + "x" * 56),
    ],
)
def test_the_session_name_is_the_users_in_characters_that_sts_takes(
    monkeypatch: pytest.MonkeyPatch, user: str, name: str
) -> None:
    monkeypatch.setenv("JUPYTERHUB_USER", user)

    assert session_name("") == name
    assert re.fullmatch(r"[\w+=,.@-]{2,64}", name, re.ASCII)


@pytest.mark.parametrize("name", ["ann", "a_+=,.@-Z9", "x" * 64])
def test_the_administrators_session_name_is_taken_as_it_is(name: str) -> None:
    assert session_name(name) == name


@pytest.mark.parametrize("name", ["a", "ann smith", "jupyter-ä", "ann\n", "x" * 65])
def test_a_session_name_that_sts_would_refuse_is_refused_at_the_start(name: str) -> None:
    with pytest.raises(InvalidRequest, match=r"GluePanelApp\.role_session_name is .* 2 to 64") as refused:
        GluePanelApp(role_session_name=name).initialize_handlers()

    assert refused.value.code == "role_session_name_invalid"
