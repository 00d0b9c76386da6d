"""The preflight against the sandbox's IAM, which enforces the walk-through's policies."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B, OPAQUE_ROLE, role_arn
from jupyter_glue_panel.sandbox.policies import custom_create_session
from jupyter_glue_panel.sandbox.settings import Settings
from jupyter_glue_panel.sandbox.world import World

from .conftest import Ask
from .production import (
    CREATOR,
    READ_POLICIES,
    SIMULATE,
    WALK_THROUGH,
    become_user_of_account_b,
    check,
    grant,
    put,
    simulations,
    verdicts,
)


async def test_a_role_that_cannot_read_its_own_policy_gives_cannot_know(production: World, ask: Ask) -> None:
    answer = await check(ask)

    assert (answer.value["verdict"], answer.value["source"]) == ("unknown", "none")
    assert set(verdicts(answer).values()) == {"unknown"}
    assert answer.value["requires_vpc"] is None
    assert answer.value["missing_permissions"] == [
        {"action": SIMULATE, "resource": CREATOR},
        {"action": "iam:ListAttachedRolePolicies", "resource": CREATOR},
    ]


async def test_the_callers_own_identity_gives_the_verdict_where_it_may_simulate(
    production: World, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    become_user_of_account_b(production, monkeypatch, SIMULATE)

    answer = await check(ask, "session_vpc")

    assert (answer.value["verdict"], answer.value["source"]) == ("allowed", "caller_simulation")
    assert verdicts(answer) == WALK_THROUGH
    assert answer.value["missing_permissions"] == []


async def test_a_user_of_another_account_is_not_even_asked(production: World, ask: Ask) -> None:
    await check(ask)

    assert simulations(production) == 1


async def test_a_role_that_may_simulate_itself_gives_the_walk_throughs_table(production: World, ask: Ask) -> None:
    grant(production, SIMULATE)

    answer = await check(ask)

    assert (answer.value["verdict"], answer.value["code"]) == ("denied", "explicit_deny")
    assert answer.value["source"] == "simulation"
    assert answer.value["no_connection"]["verdict"] == "denied"
    assert verdicts(answer) == WALK_THROUGH
    assert answer.value["would_pass"] == ["my vpc", "reports_jdbc", "session_vpc"]
    assert answer.value["requires_vpc"] is True


async def test_a_policy_that_cannot_be_read_is_named_all_the_same(production: World, ask: Ask) -> None:
    grant(production, SIMULATE)

    answer = await check(ask)

    assert answer.value["statement"] == {
        "policy": "CustomCreateSessionPolicy",
        "kind": "identity-based policy",
        "index": None,
        "sid": None,
    }


async def test_where_the_policy_can_be_read_the_statement_is_named(production: World, ask: Ask) -> None:
    grant(production, SIMULATE, *READ_POLICIES)

    answer = await check(ask, "other_vpc")

    assert answer.value["statement"]["index"] == 0
    assert answer.value["no_connection"]["statement"]["index"] == 1


async def test_two_connections_count_together(production: World, ask: Ask) -> None:
    grant(production, SIMULATE)

    answer = await check(ask, "session_vpc", "other_vpc")

    assert answer.value["verdict"] == "denied"
    assert "several_vpcs" in [caution["code"] for caution in answer.value["not_covered"]]


async def test_where_nobody_may_simulate_the_policies_are_read(production: World, ask: Ask) -> None:
    grant(production, *READ_POLICIES)

    answer = await check(ask, "session_vpc")

    assert (answer.value["verdict"], answer.value["source"]) == ("allowed", "policies")
    assert verdicts(answer) == WALK_THROUGH
    assert answer.value["no_connection"]["why"] == (
        "Statement 2 of CustomCreateSessionPolicy, an identity-based policy, denies glue:CreateSession for a session "
        "without a VPC."
    )


async def test_policies_are_read_with_the_callers_identity_where_the_role_may_not(
    production: World, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    become_user_of_account_b(production, monkeypatch, *READ_POLICIES, "iam:ListRolePolicies", "iam:GetRolePolicy")

    answer = await check(ask, "session_vpc")

    assert (answer.value["verdict"], answer.value["source"]) == ("allowed", "policies")


async def test_what_was_read_denies_whatever_could_not_be_read(production: World, ask: Ask) -> None:
    put(production, "NoSessions", {"Effect": "Deny", "Action": "glue:CreateSession", "Resource": "*"})

    answer = await check(ask, "session_vpc")

    assert (answer.value["verdict"], answer.value["statement"]["policy"]) == ("denied", "NoSessions")


def published(**rules: Any) -> dict[str, Any]:
    """What the administrator sets to publish ``rules`` about the creation role."""
    return {"roles": [{"name": "Production", "role_arn": CREATOR, **rules}]}


@pytest.mark.parametrize("panel_traits", [published(requires_vpc=True, allowed_vpc_ids=["vpc-1"])])
async def test_where_nothing_can_be_read_the_published_rules_count(production: World, ask: Ask) -> None:
    answer = await check(ask)

    assert (answer.value["verdict"], answer.value["source"]) == ("denied", "published")
    assert set(verdicts(answer).values()) == {"denied"}
    assert answer.value["requires_vpc"] is True


@pytest.mark.parametrize("panel_traits", [published(requires_vpc=False)])
async def test_published_rules_count_though_nothing_is_known_about_the_runtime_role(
    production: World, ask: Ask
) -> None:
    answer = await check(ask)

    assert (answer.value["verdict"], answer.value["source"]) == ("allowed", "published")
    assert answer.value["pass_role"]["verdict"] == "unknown"


@pytest.mark.parametrize("panel_traits", [published(requires_vpc=True)])
async def test_published_rules_that_name_no_vpcs_leave_connections_unknown(production: World, ask: Ask) -> None:
    answer = await check(ask, "session_vpc")

    assert answer.value["verdict"] == "unknown"
    assert answer.value["no_connection"]["source"] == "published"


async def test_a_runtime_role_that_may_not_be_passed_denies_the_session_but_no_connection(
    production: World, ask: Ask
) -> None:
    grant(production, SIMULATE)
    put(production, "NoPassing", {"Effect": "Deny", "Action": "iam:PassRole", "Resource": "*"})

    answer = await check(ask, "session_vpc")

    assert (answer.value["verdict"], answer.value["action"]) == ("denied", "iam:PassRole")
    assert answer.value["pass_role"]["verdict"] == "denied"
    assert verdicts(answer) == WALK_THROUGH


async def test_no_connection_is_a_way_out_where_the_runtime_role_may_not_be_passed(production: World, ask: Ask) -> None:
    grant(production, SIMULATE)
    put(production, "NoPassing", {"Effect": "Deny", "Action": "iam:PassRole", "Resource": "*"})

    answer = await check(ask)

    assert answer.value["would_pass"] == []


async def test_without_a_runtime_role_nothing_is_said_about_passing_one(production: World, ask: Ask) -> None:
    grant(production, SIMULATE)

    answer = await check(ask, "session_vpc", runtime_role_arn=None)

    assert (answer.value["verdict"], answer.value["pass_role"]) == ("allowed", None)
    assert "runtime_role_not_picked" in [caution["code"] for caution in answer.value["not_covered"]]


@pytest.mark.parametrize(("tags", "verdict"), [({"billing": "x"}, "allowed"), ({"group": "x"}, "denied")])
async def test_tags_that_a_policy_asks_for_are_looked_at(
    production: World, ask: Ask, tags: dict[str, str], verdict: str
) -> None:
    grant(production, SIMULATE)
    billed = {"Null": {"aws:RequestTag/billing": "true"}}
    put(production, "Billed", {"Effect": "Deny", "Action": "glue:CreateSession", "Resource": "*", "Condition": billed})

    answer = await check(ask, "session_vpc", tags=tags)

    assert answer.value["verdict"] == verdict


async def test_the_kernels_own_owner_tag_is_part_of_the_session(production: World, ask: Ask) -> None:
    grant(production, SIMULATE)
    own = {"StringNotEquals": {"aws:RequestTag/owner": "${aws:userid}"}}
    put(production, "Owned", {"Effect": "Deny", "Action": "glue:CreateSession", "Resource": "*", "Condition": own})

    answer = await check(ask, "session_vpc", tags={})

    assert answer.value["verdict"] == "allowed"


async def test_a_denial_that_depends_on_the_callers_address_is_unknown(production: World, ask: Ask) -> None:
    grant(production, SIMULATE)
    office = {"NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}}
    put(production, "Office", {"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": office})

    production.settings.take(Settings())
    answer = await check(ask, "session_vpc")

    assert (answer.value["verdict"], answer.value["code"]) == ("unknown", "context_unknown")
    assert answer.value["open_keys"] == ["aws:SourceIp"]


async def test_a_permissions_boundary_has_its_say(production: World, ask: Ask) -> None:
    grant(production, *READ_POLICIES)
    iam = production.client("iam", ACCOUNT_B)
    document = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}
    boundary = iam.create_policy(PolicyName="Boundary", PolicyDocument=json.dumps(document))["Policy"]["Arn"]
    iam.put_role_permissions_boundary(RoleName=OPAQUE_ROLE, PermissionsBoundary=boundary)

    production.settings.take(Settings())
    answer = await check(ask, "session_vpc")

    assert (answer.value["verdict"], answer.value["code"]) == ("denied", "boundary_deny")


async def test_a_user_without_a_role_is_judged_by_its_own_policies(production: World, ask: Ask) -> None:
    answer = await check(ask, role_arn=None, runtime_role_arn=None)

    assert answer.value["principal_arn"] == f"arn:aws:iam::{ACCOUNT_A}:user/ISBlogUser"
    assert (answer.value["verdict"], answer.value["source"]) == ("allowed", "simulation")


async def test_the_verdict_comes_true(production: World, ask: Ask) -> None:
    """The policy that the preflight judged is the one that the sandbox enforces."""
    grant(production, SIMULATE)
    production.client("iam", ACCOUNT_B).create_policy_version(
        PolicyArn=f"arn:aws:iam::{ACCOUNT_B}:policy/CustomCreateSessionPolicy",
        PolicyDocument=json.dumps(custom_create_session(production.walkthrough.network.other_vpc_id)),
        SetAsDefault=True,
    )

    answer = await check(ask)

    assert answer.value["would_pass"] == ["other_vpc"]


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"runtime_role_arn": "not-an-arn"}, 400, "role_arn_invalid"),
        ({"tags": {"aws:x": "y"}}, 422, "tag_key_reserved"),
        ({"region": "nowhere"}, 400, "region_invalid"),
        ({"role_arn": role_arn(ACCOUNT_B, "LockedRole")}, 422, "role_not_assumable"),
        ({"colour": "blue"}, 400, "invalid_request"),
    ],
)
async def test_a_selection_that_cannot_be_judged_is_refused(
    production: World, ask: Ask, changes: dict[str, Any], status: int, code: str
) -> None:
    assert (await check(ask, **changes)).code == (status, code)
