from __future__ import annotations

from jupyter_glue_panel.sandbox.gate.faults import Fault
from jupyter_glue_panel.sandbox.names import ACCOUNT_B, CREATION_ROLE, role_arn
from jupyter_glue_panel.sandbox.world import World

from .conftest import Ask

SESSION = f"arn:aws:glue:us-east-1:{ACCOUNT_B}:session/s-1"
SESSION_OF_CREATOR = f"arn:aws:sts::{ACCOUNT_B}:assumed-role/{CREATION_ROLE}/AssumeRoleSession"
DENIED = (
    "Exception encountered while creating session: An error occurred (AccessDeniedException) when calling the "
    f"CreateSession operation: User: {SESSION_OF_CREATOR} is not authorized to perform: glue:CreateSession on "
    f"resource: {SESSION} with an explicit deny in an identity-based policy"
)
SELECTION = {"role_arn": role_arn(ACCOUNT_B, CREATION_ROLE)}


async def test_the_walk_throughs_failure_is_explained_in_one_sentence(aws_environment: World, ask: Ask) -> None:
    answer = await ask("POST", "denial", json={"text": DENIED})

    assert answer.value["sentence"] == (
        f"AWS does not let role {CREATION_ROLE} do glue:CreateSession on {SESSION}: an identity-based policy denies it."
    )
    assert (answer.value["action"], answer.value["explicit"]) == ("glue:CreateSession", True)
    assert answer.value["preflight"] is None


async def test_an_explicit_deny_is_not_lifted_by_another_statement(aws_environment: World, ask: Ask) -> None:
    answer = await ask("POST", "denial", json={"text": DENIED})

    assert answer.value["change_statement"] is None
    assert "glue:CreateSession" in answer.value["change"]


async def test_a_missing_permission_comes_with_the_statement_to_ask_for(aws_environment: World, ask: Ask) -> None:
    text = DENIED.partition(" with an explicit")[0].replace("glue:CreateSession", "glue:ListSessions")
    lacking = f"{text} because no identity-based policy allows the glue:ListSessions action"

    answer = await ask("POST", "denial", json={"text": lacking})

    assert answer.value["change_statement"]["Action"] == "glue:ListSessions"


async def test_the_matching_preflight_says_which_connections_would_pass(aws_environment: World, ask: Ask) -> None:
    answer = await ask("POST", "denial", json={"text": DENIED, "selection": SELECTION})

    assert answer.value["preflight"]["verdict"] == "denied"
    assert "session_vpc" in answer.value["preflight"]["would_pass"]


async def test_the_preflight_of_another_role_is_not_taken_for_it(aws_environment: World, ask: Ask) -> None:
    other = DENIED.replace(f"assumed-role/{CREATION_ROLE}", "assumed-role/AnalystRole")

    answer = await ask("POST", "denial", json={"text": other, "selection": SELECTION})

    assert answer.value["preflight"] is None
    assert (answer.value["preflight_error"]["code"], answer.value["preflight_error"]["message"]) == (
        "other_principal",
        f"AWS denied role AnalystRole, and what is picked is role {CREATION_ROLE}.",
    )


async def test_a_preflight_that_fails_takes_nothing_from_the_explanation(aws_environment: World, ask: Ask) -> None:
    aws_environment.faults.inject(Fault(kind="access_denied", action="AssumeRole"))

    answer = await ask("POST", "denial", json={"text": DENIED, "selection": SELECTION})

    assert answer.status == 200
    assert answer.value["preflight_error"]["code"] == "role_not_assumable"


async def test_text_without_a_denial_has_nothing_to_explain(aws_environment: World, ask: Ask) -> None:
    assert (await ask("POST", "denial", json={"text": "Session s-1 has been created."})).code == (422, "no_denial")


async def test_a_text_beyond_all_measure_is_refused(aws_environment: World, ask: Ask) -> None:
    assert (await ask("POST", "denial", json={"text": "x" * 200_001})).code == (400, "text_too_long")
