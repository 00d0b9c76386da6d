"""The sandbox's AWS configuration."""

from __future__ import annotations

import stat

import boto3
import pytest

from jupyter_glue_panel.sandbox.isolation import without_aws
from jupyter_glue_panel.sandbox.world import World


def test_the_config_file_alone_is_enough(emulator: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_CONFIG_FILE", str(emulator.files.config))

    assert boto3.Session().client("sts").get_caller_identity()["Account"] == emulator.account_a


def test_only_the_owner_may_read_it(emulator: World) -> None:
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (emulator.files.config, emulator.files.credentials)]

    assert modes == [0o600, 0o600]


def test_nothing_of_the_users_own_aws_remains() -> None:
    mixed = {"AWS_PROFILE": "mine", "aws_access_key_id": "x", "glue_tags": "{}", "PATH": "/bin"}

    assert without_aws(mixed) == {"PATH": "/bin"}
