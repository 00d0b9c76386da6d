"""What the sandbox lets its roles do is enough for the panel, and hides nothing that the panel is there to show."""

from __future__ import annotations

import pytest

from jupyter_glue_panel.sandbox.names import (
    ACCOUNT_A,
    ACCOUNT_B,
    CREATION_ROLE,
    NOTEBOOK_ROLE,
    OPAQUE_ROLE,
    TEAM_ROLE,
    role_arn,
)
from jupyter_glue_panel.sandbox.settings import SESSIONS_AND_POLICIES, Settings
from jupyter_glue_panel.sandbox.world import World

from .conftest import Ask
from .production import check

CREATOR = role_arn(ACCOUNT_B, CREATION_ROLE)
TEAM = {"role_arn": role_arn(ACCOUNT_A, TEAM_ROLE), "runtime_role_arn": role_arn(ACCOUNT_A, NOTEBOOK_ROLE)}


@pytest.fixture
def strict(aws_environment: World) -> World:
    """The sandbox as it refuses everything that no policy allows."""
    aws_environment.settings.take(Settings(provisioning_seconds=0, stopping_seconds=0, enforced_actions=("*",)))
    return aws_environment


@pytest.mark.parametrize("who", [{}, {"role": CREATOR}], ids=["the user", "the creation role"])
@pytest.mark.parametrize("noun", ["connections", "runtime-roles", "sessions"])
async def test_the_panels_lists_can_be_read(strict: World, ask: Ask, noun: str, who: dict[str, str]) -> None:
    answer = await ask("GET", noun, **who)

    assert (answer.status, answer.value.get("errors", [])) == (200, [])


async def test_the_creation_roles_network_can_be_checked(strict: World, ask: Ask) -> None:
    answer = await ask("POST", "network-check", json={"role": CREATOR, "connections": ["session_vpc"]})

    assert answer.value["used"] == "session_vpc"
    assert "unknown" not in {each["result"] for each in answer.value["connections"][0]["findings"]}


async def test_the_creation_role_knows_its_own_policies(strict: World, ask: Ask) -> None:
    answer = await check(ask, "other_vpc", role_arn=CREATOR)

    assert (answer.value["verdict"], answer.value["source"]) == ("denied", "simulation")
    assert answer.value["statement"]["index"] == 0


async def test_the_user_knows_about_the_role_of_its_own_account_that_cannot_read_its_policies(
    strict: World, ask: Ask
) -> None:
    answer = await check(ask, "session_vpc", **TEAM)

    assert (answer.value["verdict"], answer.value["source"]) == ("allowed", "caller_simulation")
    assert answer.value["no_connection"]["verdict"] == "denied"


async def test_the_user_may_start_a_session_where_nobody_wants_it(strict: World, ask: Ask) -> None:
    answer = await check(ask, role_arn=None)

    assert answer.value["verdict"] == "allowed"


@pytest.mark.parametrize("actions", [("*",), SESSIONS_AND_POLICIES], ids=["everything", "the walk-through"])
async def test_the_creation_role_sees_the_bill_and_another_role_does_not(
    strict: World, ask: Ask, actions: tuple[str, ...]
) -> None:
    strict.settings.enforced_actions = actions
    opaque = role_arn(ACCOUNT_B, OPAQUE_ROLE)

    bills = [await ask("GET", "costs", role=role, tag_key="billing") for role in (CREATOR, opaque)]

    assert (bills[0].status, bills[1].code) == (200, (422, "access_denied"))


@pytest.mark.parametrize("role", [CREATOR, role_arn(ACCOUNT_B, OPAQUE_ROLE)], ids=["the role's", "the user's"])
async def test_prices_are_seen_by_the_role_or_else_by_the_user(strict: World, ask: Ask, role: str) -> None:
    answer = await ask("GET", "costs", "rates", role=role)

    assert answer.value["price_list_error"] is None
