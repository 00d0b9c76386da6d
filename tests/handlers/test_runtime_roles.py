from __future__ import annotations

from jupyter_glue_panel.sandbox.gate.faults import Fault
from jupyter_glue_panel.sandbox.names import ACCOUNT_B, RUNTIME_ROLE, role_arn
from jupyter_glue_panel.sandbox.world import World

from .conftest import Ask

CREATION_ROLE = role_arn(ACCOUNT_B, "GlueSessionCreationRole")


async def test_runtime_roles_are_those_that_trust_glue(aws_environment: World, ask: Ask) -> None:
    answer = await ask("GET", "runtime-roles", role=CREATION_ROLE)

    hidden = aws_environment.walkthrough.last_runtime_role
    assert [role["name"] for role in answer.value["roles"]] == [RUNTIME_ROLE, hidden]
    assert answer.value["roles"][0] == {
        "name": RUNTIME_ROLE,
        "arn": role_arn(ACCOUNT_B, RUNTIME_ROLE),
        "description": "Runs the code of Glue sessions",
    }


async def test_roles_that_may_not_be_listed_are_told_so(aws_environment: World, ask: Ask) -> None:
    aws_environment.faults.inject(Fault(kind="access_denied", action="ListRoles"))

    answer = await ask("GET", "runtime-roles", role=CREATION_ROLE)

    assert answer.code == (422, "access_denied")
    assert "iam:ListRoles" in answer.value["hint"]


async def test_a_refresh_asks_aws_again(aws_environment: World, ask: Ask) -> None:
    await ask("GET", "runtime-roles", role=CREATION_ROLE)
    await ask("GET", "runtime-roles", role=CREATION_ROLE)
    asked = aws_environment.requests.counts()["iam.ListRoles"]

    await ask("GET", "runtime-roles", role=CREATION_ROLE, refresh="true")

    assert aws_environment.requests.counts()["iam.ListRoles"] == 2 * asked
