"""The verdicts, by values alone. The policies are the walk-through's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from jupyter_glue_panel.rules.decisions import Layers, Unreadable
from jupyter_glue_panel.rules.policy import Policy, read_policy
from jupyter_glue_panel.rules.preflight import (
    Opinion,
    Subject,
    judge,
    judge_published,
    opinions_of,
    requires_vpc,
    settle,
    with_statement,
    worse,
)
from jupyter_glue_panel.rules.session_request import NO_NETWORK, SessionNetwork
from jupyter_glue_panel.sandbox.policies import custom_create_session
from jupyter_glue_panel.wire_preflight import Judgement

from .documents import policy, statement
from .test_session_request import REQUEST

ALLOWED_VPC = SessionNetwork(frozenset({"vpc-1"}))
OTHER_VPC = SessionNetwork(frozenset({"vpc-2"}))
SERVICE_ROLE = policy(statement(Action="glue:*"), name="AWSGlueServiceRole")
CUSTOM = read_policy(custom_create_session("vpc-1"), name="CustomCreateSessionPolicy")
WALK_THROUGH = Layers((SERVICE_ROLE, CUSTOM))
FIRST = "Statement 1 of CustomCreateSessionPolicy, an identity-based policy, denies glue:CreateSession"
SECOND = FIRST.replace("1", "2")


def verdict(network: SessionNetwork | None, layers: Layers = WALK_THROUGH) -> Judgement:
    inquiry = REQUEST.pass_role() if network is None else REQUEST.create(network)
    assert inquiry is not None
    return judge(Subject(REQUEST, network), opinions_of(layers, inquiry), "policies")


def layers(*policies: Policy | Unreadable, **more: Any) -> Layers:
    return Layers(tuple(policies), **more)


@pytest.mark.parametrize(
    ("network", "expected", "why"),
    [
        (NO_NETWORK, "denied", f"{SECOND} for a session without a VPC."),
        (ALLOWED_VPC, "allowed", "The policies allow a session in vpc-1."),
        (OTHER_VPC, "denied", f"{FIRST} for a session in vpc-2."),
        (ALLOWED_VPC | OTHER_VPC, "denied", f"{FIRST} for a session in vpc-1 and vpc-2."),
    ],
)
def test_the_walk_throughs_table(network: SessionNetwork, expected: str, why: str) -> None:
    judgement = verdict(network)

    assert (judgement.verdict, judgement.why) == (expected, why)


def test_a_denial_names_policy_statement_and_kind() -> None:
    denying = verdict(NO_NETWORK).statement

    assert denying is not None
    assert (denying.policy, denying.index, denying.kind) == ("CustomCreateSessionPolicy", 1, "identity-based policy")


def test_an_unreadable_policy_makes_it_unknown_and_says_what_would_tell() -> None:
    unreadable = Unreadable("CustomCreateSessionPolicy", "iam:GetPolicyVersion")

    judgement = verdict(ALLOWED_VPC, layers(SERVICE_ROLE, unreadable))

    assert (judgement.verdict, judgement.code, judgement.source) == ("unknown", "policies_unreadable", "none")
    assert judgement.why == (
        "Cannot know about a session in vpc-1: CustomCreateSessionPolicy can't be read. "
        "iam:GetPolicyVersion would tell."
    )


def test_what_was_read_may_deny_whatever_could_not_be_read() -> None:
    judgement = verdict(OTHER_VPC, layers(SERVICE_ROLE, CUSTOM, Unreadable("Secret")))

    assert judgement.verdict == "denied"


def test_a_missing_allow_is_told_apart_from_a_deny() -> None:
    judgement = verdict(NO_NETWORK, layers(policy(statement(Action="s3:*"))))

    assert judgement.code == "implicit_deny"
    assert judgement.why == "No identity-based policy allows glue:CreateSession for a session without a VPC."


def test_a_boundary_that_does_not_allow_denies() -> None:
    judgement = verdict(NO_NETWORK, layers(SERVICE_ROLE, boundary=(policy(statement(Action="s3:*")),)))

    assert judgement.code == "boundary_deny"
    assert judgement.why == "No permissions boundary allows glue:CreateSession for a session without a VPC."


def test_tags_that_may_not_be_set_deny_the_session() -> None:
    no_tags = policy(statement("Deny", Action="glue:TagResource"), name="NoTags")

    judgement = verdict(ALLOWED_VPC, layers(SERVICE_ROLE, no_tags))

    assert (judgement.verdict, judgement.action) == ("denied", "glue:TagResource")


def test_passing_the_runtime_role_is_judged_by_itself() -> None:
    judgement = verdict(None, layers(SERVICE_ROLE))

    assert judgement.why == f"No identity-based policy allows iam:PassRole on {REQUEST.runtime_role_arn}."


def test_the_simulators_policy_is_followed_to_its_statement() -> None:
    simulated = Opinion("glue:CreateSession", "denied", explicit=True, policy="CustomCreateSessionPolicy")

    named = with_statement(simulated, WALK_THROUGH, REQUEST.create(NO_NETWORK))

    assert named.statement is not None
    assert named.statement.index == 1


def test_a_policy_that_cannot_be_read_keeps_its_name() -> None:
    simulated = Opinion("glue:CreateSession", "denied", explicit=True, policy="CustomCreateSessionPolicy")
    unreadable = layers(Unreadable("CustomCreateSessionPolicy"))

    named = with_statement(simulated, unreadable, REQUEST.create(NO_NETWORK))
    judgement = judge(Subject(REQUEST, NO_NETWORK), [named], "simulation")

    assert judgement.statement is not None
    assert judgement.statement.index is None
    assert judgement.why.startswith("A statement of CustomCreateSessionPolicy, an identity-based policy, denies")


def test_the_organisations_denial_is_said_without_a_statement() -> None:
    simulated = Opinion("glue:CreateSession", "denied", explicit=True, layer="scp")

    judgement = judge(Subject(REQUEST, NO_NETWORK), [simulated], "simulation")

    assert judgement.code == "organization_deny"
    assert judgement.why.startswith("The organisation's policies deny glue:CreateSession")


FROM_OFFICE = policy(
    statement("Deny", Action="*", condition={"NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}}), name="OfficeOnly"
)


def test_a_denial_that_hangs_on_the_real_requests_address_is_no_denial() -> None:
    denied = [verdict(network, layers(SERVICE_ROLE, FROM_OFFICE)) for network in (NO_NETWORK, ALLOWED_VPC)]

    settled = settle(denied)

    assert [each.verdict for each in denied] == ["denied", "denied"]
    assert {(each.verdict, each.code) for each in settled} == {("unknown", "context_unknown")}
    assert settled[0].why.startswith("Cannot know: policies look at aws:SourceIp,")


def test_a_denial_stands_where_the_same_open_keys_let_another_session_through() -> None:
    from_office = policy(
        statement("Deny", Action="*", condition={"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}), name="NotOffice"
    )
    judged = [verdict(network, layers(SERVICE_ROLE, CUSTOM, from_office)) for network in (NO_NETWORK, ALLOWED_VPC)]

    assert [each.verdict for each in settle(judged)] == ["denied", "allowed"]


FROM_INSIDE = statement(Action="*", condition={"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}})
NO_VPC = statement("Deny", condition={"Null": {"glue:VpcIds": "true"}})


@pytest.mark.parametrize(
    "policies",
    [
        layers(policy(NO_VPC, FROM_INSIDE)),
        layers(FROM_OFFICE, policy(NO_VPC), SERVICE_ROLE),
        layers(FROM_OFFICE, policy(statement(Action="s3:*"))),
        layers(policy(FROM_INSIDE), boundary=(policy(statement(Action="s3:*")),)),
    ],
    ids=["its statement reads no open key", "another one does not", "nothing allows it", "a boundary lacks an Allow"],
)
def test_a_denial_is_certain_where_one_reason_hangs_on_no_open_key(policies: Layers) -> None:
    denied = verdict(NO_NETWORK, policies)

    assert (settle([denied])[0].verdict, denied.open_keys) == ("denied", ())


def test_a_denial_of_one_action_is_certain_whatever_another_hangs_on() -> None:
    office = policy(statement(condition={"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}))

    denied = verdict(NO_NETWORK, layers(office))

    assert (settle([denied])[0].verdict, denied.action) == ("denied", "glue:TagResource")


def test_a_simulated_denial_is_certain_where_its_statement_reads_no_open_key() -> None:
    simulated = Opinion(
        "glue:CreateSession",
        "denied",
        explicit=True,
        policy="CustomCreateSessionPolicy",
        missing_keys=("aws:SourceIp", "glue:VpcIds"),
    )

    named = with_statement(simulated, WALK_THROUGH, REQUEST.create(NO_NETWORK))

    assert settle([judge(Subject(REQUEST, NO_NETWORK), [named], "simulation")])[0].verdict == "denied"


def test_a_simulated_denial_whose_statement_is_unknown_is_doubted() -> None:
    simulated = Opinion("glue:CreateSession", "denied", explicit=True, missing_keys=("aws:SourceIp",))

    assert settle([judge(Subject(REQUEST, NO_NETWORK), [simulated], "simulation")])[0].verdict == "unknown"


@pytest.mark.parametrize(
    ("published", "network", "expected"),
    [
        ((True, None), NO_NETWORK, "denied"),
        ((False, None), NO_NETWORK, "allowed"),
        ((None, ("vpc-1",)), NO_NETWORK, None),
        ((None, ("vpc-1",)), ALLOWED_VPC, "allowed"),
        ((True, ("vpc-1",)), OTHER_VPC, "denied"),
        ((True, ("vpc-1",)), ALLOWED_VPC | OTHER_VPC, "denied"),
        ((True, None), ALLOWED_VPC, None),
        ((True, ("vpc-1",)), None, None),
    ],
)
def test_published_rules_say_what_they_say_and_no_more(published: Any, network: Any, expected: str | None) -> None:
    judgement = judge_published(Subject(REQUEST, network), *published)

    assert (judgement.verdict if judgement else None) == expected


@pytest.mark.parametrize(
    ("policies", "expected"),
    [
        (WALK_THROUGH, True),
        (layers(SERVICE_ROLE), False),
        (layers(policy(statement(Action="s3:*"))), None),
        (layers(policy(statement(condition={"ForAnyValue:StringEquals": {"glue:VpcIds": "vpc-1"}}))), True),
        (layers(Unreadable("Secret")), None),
        (layers(CUSTOM), None),
        (layers(policy(statement("Deny", condition={"ForAnyValue:StringNotEquals": {"glue:VpcIds": "vpc-1"}}))), None),
        (layers(SERVICE_ROLE, CUSTOM, policy(statement("Deny"))), None),
    ],
)
def test_a_role_that_needs_a_vpc_says_so_before_anything_is_picked(policies: Layers, expected: bool | None) -> None:
    opinions = opinions_of(policies, REQUEST.create(NO_NETWORK))

    assert requires_vpc(verdict(NO_NETWORK, policies), opinions, [], None) is expected


def test_an_allowed_connection_shows_that_a_denied_session_without_one_needs_a_vpc() -> None:
    denied = replace_verdict(verdict(ALLOWED_VPC), "denied")

    assert requires_vpc(denied, [], [verdict(ALLOWED_VPC)], None) is True


def test_what_the_administrator_published_counts_where_nothing_else_is_known() -> None:
    unknown = verdict(NO_NETWORK, layers(Unreadable("Secret")))

    assert requires_vpc(unknown, [], [], True) is True


def test_the_graver_verdict_counts() -> None:
    allowed, denied = verdict(ALLOWED_VPC), verdict(OTHER_VPC)
    unknown = verdict(ALLOWED_VPC, layers(Unreadable("Secret")))

    assert worse(allowed, denied) is denied
    assert worse(denied, unknown) is denied
    assert worse(allowed, unknown) is unknown
    assert worse(allowed, None) is allowed


def replace_verdict(judgement: Judgement, to: Any) -> Judgement:
    return Judgement(verdict=to, code=judgement.code, why=judgement.why, source=judgement.source)


def test_own_tags_that_policies_read_are_open_where_nobody_could_read_them() -> None:
    team = {"StringEquals": {"aws:PrincipalTag/group": "x"}}
    by_team = policy(statement(Action="glue:*", condition=team), name="ByTeam")
    request = replace(REQUEST, own_tags=None)

    judgement = judge(
        Subject(request, NO_NETWORK), opinions_of(layers(by_team), request.create(NO_NETWORK)), "policies"
    )

    assert settle([judgement])[0].code == "context_unknown"
