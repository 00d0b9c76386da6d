"""Fault by feature: what the user is told, what AWS is asked, who is unharmed, and that it mends by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from panel_server import Panel, running_panel

from jupyter_glue_panel.sandbox.gate.faults import Fault
from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B, NOTEBOOK_ROLE, RUNTIME_ROLE, role_arn
from jupyter_glue_panel.sandbox.world import World

from .features import FEATURES, GOOD, Feature, Place
from .matrix import ATTEMPTS, DOCUMENT, TROUBLES, Trouble, document


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda trouble: trouble.kind)
@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_a_fault_is_told_harms_nobody_else_and_mends(
    panel: Panel, world: World, feature: Feature, trouble: Trouble
) -> None:
    world.faults.inject(_fault(feature, trouble))
    world.requests.clear()
    other = feature.unharmed or feature

    told = feature.outcome(*_ask(panel, feature, feature.place))

    assert told == feature.told(trouble.kind, trouble.told)
    assert world.requests.counts()[feature.call] <= trouble.calls + feature.beside
    assert panel.ask("GET", ("tag-presets",))[1]["presets"][0]["tags"] == {"group": "mine"}
    assert other.outcome(*_ask(panel, other, feature.elsewhere)) == GOOD
    world.faults.clear()
    assert feature.outcome(*_ask(panel, feature, feature.place)) in feature.mended


def test_the_table_in_the_documents_is_this_one() -> None:
    assert DOCUMENT.read_text() == document()


@pytest.fixture(scope="module")
def panel(running_emulator: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Panel]:
    """A Jupyter server with the panel, which keeps nothing it read; a preset is saved."""
    with running_panel(running_emulator, tmp_path_factory.mktemp("panel"), attempts=ATTEMPTS) as panel:
        panel.ask("PUT", ("tag-presets", "Mine"), {"tags": {"group": "mine"}})
        yield panel


@pytest.fixture
def world(emulator: World) -> World:
    """The session s-1 runs in both accounts, and the panel holds no credentials yet: its configuration has changed."""
    emulator.files.config.touch()
    for account, role in ((ACCOUNT_A, NOTEBOOK_ROLE), (ACCOUNT_B, RUNTIME_ROLE)):
        emulator.client("glue", account).create_session(
            Id="s-1", Role=role_arn(account, role), Command={"Name": "glueetl"}, Tags={"group": "a"}
        )
    return emulator


def _fault(feature: Feature, trouble: Trouble) -> Fault:
    service, _, action = feature.call.partition(".")
    return Fault(kind=trouble.kind, service=service, action=action, account=feature.account, seconds=trouble.seconds)


def _ask(panel: Panel, feature: Feature, place: Place) -> tuple[int, Any]:
    if feature.body is None:
        return panel.ask(feature.method, feature.path, None, place)
    return panel.ask(feature.method, feature.path, {**feature.body, **place})
