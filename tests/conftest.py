"""Fixtures that every test may use: the sandbox's AWS, running in this process."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from scripted_aws import ENDPOINT_VARIABLES, ScriptedAws

from jupyter_glue_panel.sandbox.isolation import NO_AWS, without_aws
from jupyter_glue_panel.sandbox.settings import Settings
from jupyter_glue_panel.sandbox.world import World


def quick() -> Settings:
    """Sessions that are READY, and STOPPED, at once."""
    return Settings(provisioning_seconds=0, stopping_seconds=0)


def leave_own_aws(environment: pytest.MonkeyPatch) -> None:
    """Nothing of the developer's own AWS configuration is left to see."""
    for name in set(os.environ) - set(without_aws(os.environ)):
        environment.delenv(name)


@pytest.fixture(scope="session")
def running_emulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with pytest.MonkeyPatch.context() as environment:
        leave_own_aws(environment)
        for name, value in NO_AWS.items():
            environment.setenv(name, value)
        world = World(tmp_path_factory.mktemp("aws"), settings=quick())
        world.start()
        yield world
        world.stop()


@pytest.fixture
def emulator(running_emulator: World) -> Iterator[World]:
    """The furnished AWS as it was at the start, whatever the test before did to it."""
    yield running_emulator
    running_emulator.restore(quick())


@pytest.fixture
def aws_environment(emulator: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """The same, and this process's environment leads AWS SDKs there: ISBlogUser of account A, us-east-1."""
    leave_own_aws(monkeypatch)
    for name, value in emulator.files.environment().items():
        monkeypatch.setenv(name, value)
    return emulator


@pytest.fixture
def scripted_aws(aws_environment: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[ScriptedAws]:
    """The same, but Glue, Cost Explorer and the Price List say what the test wrote down for them."""
    script = ScriptedAws()
    for variable in ENDPOINT_VARIABLES.values():
        monkeypatch.setenv(variable, script.url)
    yield script
    script.stop()
