"""What a sandbox that somebody starts has to list: the sessions of several teams."""

from __future__ import annotations

from typing import Any

import pytest

from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B
from jupyter_glue_panel.sandbox.teams import OTHER_REGION
from jupyter_glue_panel.sandbox.world import World


@pytest.fixture
def populated(emulator: World) -> World:
    emulator.populate()
    return emulator


def listed(world: World, account: str = ACCOUNT_B, region: str = "us-east-1") -> list[dict[str, Any]]:
    sessions: list[dict[str, Any]] = world.client("glue", account, region).list_sessions()["Sessions"]
    return sessions


def tags(world: World, session: dict[str, Any]) -> dict[str, str]:
    arn = f"arn:aws:glue:us-east-1:{ACCOUNT_B}:session/{session['Id']}"
    found: dict[str, str] = world.client("glue", ACCOUNT_B).get_tags(ResourceArn=arn)["Tags"]
    return found


def test_sessions_are_in_every_state_that_lasts(populated: World) -> None:
    states = [session["Status"] for session in listed(populated)]

    assert sorted(states) == ["FAILED", "READY", "READY", "READY", "READY", "STOPPED", "STOPPED", "TIMEOUT"]


def test_there_are_some_in_the_other_account_and_region(populated: World) -> None:
    elsewhere = [listed(populated, ACCOUNT_A), listed(populated, ACCOUNT_B, OTHER_REGION)]

    assert [{session["Status"] for session in sessions} for sessions in elsewhere] == [{"READY", "STOPPED"}] * 2


def test_a_session_of_each_team_is_found_by_its_tag(populated: World) -> None:
    glue = populated.client("glue", ACCOUNT_B)

    found = [glue.list_sessions(Tags={"group": group})["Ids"] for group in ("analytics", "marketing", "research")]

    assert [len(ids) for ids in found] == [2, 3, 2]


def test_one_session_has_no_tags(populated: World) -> None:
    without = [session["Id"] for session in listed(populated) if not tags(populated, session)]

    assert without == ["adhoc-9b8d33f1"]


def test_owners_are_users_of_the_creation_role(populated: World) -> None:
    owners = {tags(populated, session).get("owner", "").partition(":")[2] for session in listed(populated)}

    assert owners == {"AssumeRoleSession", "maria.lopez", "tom.becker", ""}


def test_a_failed_session_says_what_its_network_lacks(populated: World) -> None:
    (failed,) = [session for session in listed(populated) if session["Status"] == "FAILED"]

    assert failed["ErrorMessage"].startswith("VPC S3 endpoint validation failed for SubnetId: ")
    assert populated.walkthrough.network.other_vpc_id in failed["ErrorMessage"]


def test_a_session_whose_workers_scale_uses_less_than_its_full_size(populated: World) -> None:
    (scaling,) = [session for session in listed(populated) if "DefaultArguments" in session]

    assert scaling["DefaultArguments"] == {"--enable-auto-scaling": "true"}
    assert scaling["DPUSeconds"] == pytest.approx(scaling["ExecutionTime"] * scaling["MaxCapacity"] * 0.4)


def test_an_old_session_can_be_stopped(populated: World) -> None:
    glue = populated.client("glue", ACCOUNT_B)

    glue.stop_session(Id="research-51ad9f60")

    assert glue.get_session(Id="research-51ad9f60")["Session"]["Status"] in ("STOPPING", "STOPPED")


def test_code_still_runs_in_an_old_session(populated: World) -> None:
    glue = populated.client("glue", ACCOUNT_B)

    statement = glue.run_statement(SessionId="adhoc-9b8d33f1", Code="1 + 1")

    assert statement["Id"] == 0
