"""Each action that the panel's policy grants, denied alone, by each feature that may ask for it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from panel_server import Panel, running_panel

from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B, NOTEBOOK_ROLE, RUNTIME_ROLE, role_arn
from jupyter_glue_panel.sandbox.settings import Settings
from jupyter_glue_panel.sandbox.world import World

from .features import Feature
from .matrix import ATTEMPTS
from .situations import (
    EXPLAINED,
    JUDGED,
    JUDGED_BY_POLICIES,
    JUDGED_BY_USER,
    SIMULATE,
    SITUATIONS,
    THROUGH_NAT,
    USER_JUDGED,
    Situation,
    furnish,
    granted,
)

ACTIONS = sorted(granted())
PAIRS = [(situation, action) for situation in SITUATIONS for action in sorted(granted(situation.kit))]
NEEDS_NO_PERMISSION = "sts:GetCallerIdentity"

CODES = ("access_denied", "role_not_assumable")
NAMED, NOTHING = "the denied action is named", "nothing is lost"
BY_SIMULATOR = (JUDGED, EXPLAINED, JUDGED_BY_USER)
OTHERWISE: Mapping[tuple[str, str], str] = {
    # AWS has accepted the stop, and STOPPING says no more than that
    ("stop a session", "glue:GetSession"): "status",
    # the policies are read instead: the source says so, and what that can't see is told
    **{(name, SIMULATE): "not_covered, source, why" for name in BY_SIMULATOR},
    # AWS's simulator has judged: only which statement of the policy it was is no more told
    **{
        (name, action): "index, why"
        for name in BY_SIMULATOR
        for action in ("iam:ListAttachedRolePolicies", "iam:GetPolicy", "iam:GetPolicyVersion")
    },
    # the statement stands in another policy
    **{(name, "iam:ListRolePolicies"): NOTHING for name in BY_SIMULATOR},
    # was not allowed before
    **{(name, SIMULATE): NOTHING for name in (JUDGED_BY_POLICIES, USER_JUDGED)},
    # asked as oneself instead: prices are the same for everybody
    ("prices", "pricing:GetProducts"): NOTHING,
    # the NAT gateway leads to S3 whatever endpoints there are
    (THROUGH_NAT, "ec2:DescribeVpcEndpoints"): NOTHING,
}
"""By situation and action, the members that differ where the answer goes on without naming the action."""

VOLATILE = frozenset(
    (
        *("as_of", "created_on", "completed_on", "expires_at", "requested_at", "request_id"),
        *("age_seconds", "dpu_seconds", "execution_seconds", "cost", "totals"),
    )
)
"""What differs between two answers to the same request."""


@dataclass(frozen=True)
class Answer:
    """status, value: without what is volatile · calls: the actions that AWS was asked for."""

    status: int
    value: Any
    calls: frozenset[str]

    def names(self, action: str) -> bool:
        """Does it say ``action`` anywhere?"""
        return action in json.dumps(self.value)


@pytest.mark.parametrize(
    ("situation", "action"), PAIRS, ids=[f"{action}-{situation.name}" for situation, action in PAIRS]
)
def test_an_action_that_is_denied_alone_is_told_spares_the_rest_and_mends(
    panel: Panel, world: World, undenied: Mapping[str, Answer], situation: Situation, action: str
) -> None:
    whole = undenied[situation.name]
    world.faults.inject(situation.fault(action))

    told = _ask(panel, world, situation.feature)

    assert _loss(situation, action, whole, told) == _expected(situation, action, whole)
    world.faults.clear()
    again = _ask(panel, world, situation.feature)
    assert again.value == whole.value or _outcome(situation, again) in situation.feature.mended[1:]


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda situation: situation.name)
def test_a_feature_works_with_what_the_policy_grants_it(undenied: Mapping[str, Answer], situation: Situation) -> None:
    whole = undenied[situation.name]

    assert whole.status == 200
    assert [action for action in ACTIONS if whole.names(action)] == []
    assert whole.calls - granted(situation.kit) <= {NEEDS_NO_PERMISSION}


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_that_the_policy_grants_is_asked_for_by_a_feature(
    undenied: Mapping[str, Answer], action: str
) -> None:
    assert [name for name, answer in undenied.items() if action in answer.calls] != []


@pytest.fixture(scope="module")
def furnished(running_emulator: World) -> Iterator[World]:
    """An AWS in which every action is of use."""
    furnish(running_emulator)
    yield running_emulator
    running_emulator.restore(_quick())


@pytest.fixture(scope="module")
def panel(furnished: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Panel]:
    """A Jupyter server with the panel, which keeps nothing it read."""
    with running_panel(furnished, tmp_path_factory.mktemp("panel"), attempts=ATTEMPTS) as panel:
        yield panel


@pytest.fixture(scope="module")
def undenied(panel: Panel, furnished: World) -> Mapping[str, Answer]:
    """What each situation is answered while nothing is denied, by its name."""
    return {each.name: _ask(panel, _begun_anew(furnished), each.feature) for each in SITUATIONS}


@pytest.fixture
def world(undenied: Mapping[str, Answer], furnished: World) -> World:
    return _begun_anew(furnished)


def _quick() -> Settings:
    return Settings(provisioning_seconds=0, stopping_seconds=0, enforced_actions=(SIMULATE,))


def _begun_anew(world: World) -> World:
    """The session s-1 runs in both accounts, and the panel holds no credentials: its configuration has changed."""
    world.reset(_quick())
    world.files.config.touch()
    for account, role in ((ACCOUNT_A, NOTEBOOK_ROLE), (ACCOUNT_B, RUNTIME_ROLE)):
        world.client("glue", account).create_session(
            Id="s-1", Role=role_arn(account, role), Command={"Name": "glueetl"}, Tags={"group": "a"}
        )
    return world


def _ask(panel: Panel, world: World, feature: Feature) -> Answer:
    world.requests.clear()
    if feature.body is None:
        status, value = panel.ask(feature.method, feature.path, None, {**feature.place, "refresh": "true"})
    else:
        status, value = panel.ask(feature.method, feature.path, {**feature.body, **feature.place})
    calls = frozenset(name.replace(".", ":") for name in world.requests.counts())
    return Answer(status, _lasting(value), calls)


def _lasting(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _lasting(each) for name, each in value.items() if name not in VOLATILE}
    return sorted(map(_lasting, value), key=json.dumps) if isinstance(value, list) else value


def _expected(situation: Situation, action: str, whole: Answer) -> str:
    return OTHERWISE.get((situation.name, action), NAMED) if action in whole.calls else NOTHING


def _loss(situation: Situation, action: str, whole: Answer, told: Answer) -> str:
    """In which way ``told`` is less than ``whole``; the members that differ where it does not say why."""
    if told.status == 422:
        assert told.value["code"] in CODES
        assert told.value["message"]
    else:
        assert (told.status, situation.rest(told.value)) == (200, situation.rest(whole.value))
    changed = ", ".join(sorted(_changes(whole.value, told.value)))
    return NAMED if changed and told.names(action) else changed or NOTHING


def _changes(before: Any, after: Any, name: str = "") -> set[str]:
    """The names of the members that differ."""
    if isinstance(before, dict) and isinstance(after, dict):
        return _united(_changes(before.get(each), after.get(each), each) for each in {*before, *after})
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return _united(_changes(*pair, name) for pair in zip(before, after, strict=True))
    return set() if before == after else {name}


def _united(names: Iterable[set[str]]) -> set[str]:
    return set().union(*names)


def _outcome(situation: Situation, answer: Answer) -> tuple[int, str]:
    return situation.feature.outcome(answer.status, answer.value)
