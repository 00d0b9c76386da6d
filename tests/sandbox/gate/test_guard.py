"""Whoever guards the emulator is asked what IAM would be asked, and refuses in AWS's words."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jupyter_glue_panel.sandbox.clock import Clock
from jupyter_glue_panel.sandbox.gate.call import Call
from jupyter_glue_panel.sandbox.gate.credentials import Caller
from jupyter_glue_panel.sandbox.gate.guard import Attempt, Denial, require
from jupyter_glue_panel.sandbox.gate.refusal import Refusal
from jupyter_glue_panel.sandbox.glue.api import Glue
from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B, RUNTIME_ROLE, role_arn
from jupyter_glue_panel.sandbox.settings import Settings
from jupyter_glue_panel.sandbox.world import World

USER = Caller(ACCOUNT_A, f"arn:aws:iam::{ACCOUNT_A}:user/ISBlogUser", "AIDA")
SESSION_ARN = f"arn:aws:glue:us-east-1:{ACCOUNT_B}:session/s"


class Recorder:
    """Allows everything but ``denied``, and remembers what it was asked."""

    def __init__(self, denied: str = "") -> None:
        self.denied = denied
        self.asked: list[Attempt] = []

    def authorize(self, attempt: Attempt) -> Denial | None:
        self.asked.append(attempt)
        return Denial("with an explicit deny in an identity-based policy") if attempt.action == self.denied else None


def guarded(guard: Recorder, emulator: World) -> Glue:
    """A Glue of its own, behind ``guard``, with a connection into account B's production network."""
    glue = Glue(Clock(), guard, Settings(), lambda request, role: {})
    network = emulator.walkthrough.network
    placed = {"SubnetId": network.subnet_id, "SecurityGroupIdList": [network.security_group_id]}
    connection = {"Name": "inside", "ConnectionType": "NETWORK", "ConnectionProperties": {}}
    ask(glue, "CreateConnection", {"ConnectionInput": {**connection, "PhysicalConnectionRequirements": placed}})
    guard.asked.clear()
    return glue


def ask(glue: Glue, action: str, parameters: dict[str, Any]) -> None:
    caller = Caller(ACCOUNT_B, f"arn:aws:sts::{ACCOUNT_B}:assumed-role/R/me", "AROA:me", role_arn(ACCOUNT_B, "R"))
    glue.answer(Call("glue", "us-east-1", action, "json", None, None, json.dumps(parameters).encode()), caller)


def create(glue: Glue, **parameters: Any) -> None:
    role = role_arn(ACCOUNT_B, RUNTIME_ROLE)
    ask(glue, "CreateSession", {"Id": "s", "Role": role, "Command": {"Name": "glueetl"}, **parameters})


def test_a_denial_reads_as_aws_writes_it() -> None:
    attempt = Attempt(USER, "glue:GetTags", SESSION_ARN)

    with pytest.raises(Refusal) as refusal:
        require(Recorder(denied="glue:GetTags"), attempt)

    assert str(refusal.value) == (
        "User: arn:aws:iam::111122223333:user/ISBlogUser is not authorized to perform: glue:GetTags on resource: "
        "arn:aws:glue:us-east-1:444455556666:session/s with an explicit deny in an identity-based policy"
    )


def test_an_accounts_root_is_never_refused() -> None:
    root = Caller(ACCOUNT_A, f"arn:aws:iam::{ACCOUNT_A}:root", ACCOUNT_A)

    require(Recorder(denied="glue:GetTags"), Attempt(root, "glue:GetTags"))


def test_creating_a_tagged_session_in_a_vpc_asks_for_three_actions(emulator: World) -> None:
    guard = Recorder()
    create(guarded(guard, emulator), Tags={"group": "analytics"}, Connections={"Connections": ["inside"]})

    network = emulator.walkthrough.network
    tags = {
        "aws:RequestTag/group": ("analytics",),
        "aws:ResourceTag/group": ("analytics",),
        "aws:TagKeys": ("group",),
    }
    assert [(attempt.action, attempt.resource, attempt.context) for attempt in guard.asked] == [
        (
            "glue:CreateSession",
            SESSION_ARN,
            {
                "glue:VpcIds": (network.vpc_id,),
                "glue:SubnetIds": (network.subnet_id,),
                "glue:SecurityGroupIds": (network.security_group_id,),
                **tags,
            },
        ),
        ("glue:TagResource", SESSION_ARN, tags),
        ("iam:PassRole", role_arn(ACCOUNT_B, RUNTIME_ROLE), {"iam:PassedToService": ("glue.amazonaws.com",)}),
    ]


def test_without_a_connection_the_network_keys_are_absent(emulator: World) -> None:
    guard = Recorder()
    create(guarded(guard, emulator))

    assert guard.asked[0].context == {}


@pytest.mark.parametrize(
    ("action", "parameters"),
    [
        ("GetSession", {"Id": "s"}),
        ("StopSession", {"Id": "s"}),
        ("ListStatements", {"SessionId": "s"}),
        ("GetTags", {"ResourceArn": SESSION_ARN}),
        ("UntagResource", {"ResourceArn": SESSION_ARN, "TagsToRemove": ["stage"]}),
    ],
)
def test_what_is_done_to_a_session_is_asked_with_the_tags_it_has(
    emulator: World, action: str, parameters: dict[str, Any]
) -> None:
    guard = Recorder()
    glue = guarded(guard, emulator)
    create(glue, Tags={"owner": "ann"})

    ask(glue, action, parameters)

    assert guard.asked[-1].context["aws:ResourceTag/owner"] == ("ann",)


@pytest.mark.parametrize("action", ["glue:CreateSession", "glue:TagResource", "iam:PassRole"])
def test_each_of_the_three_can_stop_the_session(emulator: World, action: str) -> None:
    glue = guarded(Recorder(denied=action), emulator)

    with pytest.raises(Refusal, match=f"not authorized to perform: {action}"):
        create(glue, Tags={"group": "analytics"})
