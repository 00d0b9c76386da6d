"""The decision: which layer, which statement, what was missing, what could not be known."""

from __future__ import annotations

from typing import Any

import pytest

from jupyter_glue_panel.rules.decisions import Attached, Decision, Layers, Unreadable
from jupyter_glue_panel.rules.evaluate import decide

from .documents import ALLOW_ALL, CREATE, SESSION, ask, policy, statement

HIDDEN = Unreadable("CustomCreateSessionPolicy", needs="iam:GetPolicyVersion")
NOTHING = policy(name="Nothing")
DENY = policy(statement("Deny", Sid="No"), name="Denies")
OTHER = policy(statement(Action="s3:*"), name="S3Only")


def _decide(**layers: Any) -> Decision:
    return decide(Layers(**{"identity": (ALLOW_ALL,)} | layers), CREATE, SESSION)


def test_an_allowed_request_names_the_statement_that_allows() -> None:
    decision = _decide(identity=(NOTHING, ALLOW_ALL), boundary=(ALLOW_ALL,))

    assert decision.verdict == "allowed"
    assert str(decision) == "Statement 1 of AllowAll, an identity-based policy, allows it."


def test_a_denied_request_names_the_statement_that_denies() -> None:
    decision = _decide(identity=(ALLOW_ALL, DENY))

    assert decision.verdict == "explicitDeny"
    assert str(decision) == "Statement 1 (No) of Denies, an identity-based policy, denies it."
    assert [match.policy for match in decision.matched] == ["Denies", "AllowAll"]


@pytest.mark.parametrize(
    ("layers", "layer"),
    [
        ({"identity": (OTHER,)}, "identity"),
        ({"identity": ()}, "identity"),
        ({"boundary": (OTHER,)}, "boundary"),
        ({"boundary": ()}, "boundary"),
        ({"session": (OTHER,)}, "session"),
        ({"scp": ((ALLOW_ALL,), (OTHER,))}, "scp"),
        ({"rcp": ((OTHER,), (ALLOW_ALL,))}, "rcp"),
    ],
)
def test_every_layer_must_allow_and_the_one_that_does_not_is_named(layers: dict[str, Any], layer: str) -> None:
    decision = _decide(**layers)

    assert (decision.verdict, decision.layer, decision.statement) == ("implicitDeny", layer, None)


@pytest.mark.parametrize("layer", ["boundary", "session"])
def test_an_explicit_deny_wins_from_any_layer(layer: str) -> None:
    decision = _decide(**{layer: (ALLOW_ALL, DENY)})

    assert (decision.verdict, decision.layer) == ("explicitDeny", layer)


def test_an_organisation_s_deny_wins_at_any_level() -> None:
    decision = _decide(scp=((ALLOW_ALL, DENY), (ALLOW_ALL,)))

    assert (decision.verdict, decision.layer) == ("explicitDeny", "scp")


def test_one_policy_of_a_level_is_enough_to_allow() -> None:
    assert _decide(scp=((OTHER, ALLOW_ALL),), session=(OTHER, ALLOW_ALL)).is_allowed


@pytest.mark.parametrize(
    ("layers", "verdict"),
    [
        ({"identity": (ALLOW_ALL, HIDDEN)}, "unknown"),
        ({"identity": (HIDDEN,)}, "unknown"),
        ({"identity": (DENY, HIDDEN)}, "explicitDeny"),
        ({"identity": (HIDDEN,), "boundary": (OTHER,)}, "implicitDeny"),
        ({"boundary": (HIDDEN,)}, "unknown"),
        ({"scp": ((ALLOW_ALL,), (HIDDEN, DENY))}, "explicitDeny"),
    ],
)
def test_an_unreadable_policy_makes_it_unknown_unless_the_rest_denies(layers: dict[str, Any], verdict: str) -> None:
    assert _decide(**layers).verdict == verdict


def test_an_unknown_decision_says_which_permission_would_tell() -> None:
    decision = _decide(identity=(ALLOW_ALL, HIDDEN))

    assert decision.unread == (HIDDEN,)
    assert str(decision) == "Cannot know: not readable here: CustomCreateSessionPolicy (needs iam:GetPolicyVersion)."


def test_context_keys_that_the_request_lacks_are_named_as_the_policy_spells_them() -> None:
    needs_vpc = statement("Deny", condition={"ForAnyValue:StringNotEquals": {"GLUE:VpcIds": "vpc-a"}})
    own_sessions = statement(Resource="arn:aws:glue:*:*:session/${aws:userid}-*")
    elsewhere = statement(Action="s3:*", condition={"StringEquals": {"s3:prefix": "x"}})

    decision = ask(needs_vpc, own_sessions, elsewhere, context={"aws:RequestTag/t": "x"})

    assert decision.missing_keys == ("GLUE:VpcIds", "aws:userid")
    assert str(decision).endswith(" The request lacks GLUE:VpcIds, aws:userid.")


@pytest.mark.parametrize(
    ("elements", "allowed"),
    [
        ({"Action": "GLUE:create*"}, True),
        ({"Action": ["s3:*", "glue:CreateSessio?"]}, True),
        ({"Action": "*"}, True),
        ({"Action": "glue:Create"}, False),
        ({"NotAction": "iam:*"}, True),
        ({"NotAction": ["iam:*", "GLUE:*"]}, False),
        ({"Resource": "arn:aws:glue:*:*:session/s-?"}, True),
        ({"Resource": "arn:aws:glue:*:*:SESSION/s-1"}, False),
        ({"Resource": "arn:aws:glue"}, True),
        ({"Resource": "arn:aws:s3"}, False),
        ({"Resource": "arn:aws:glue:*session/s-1"}, True),
        ({"Resource": "arn:aws:glue:*:session/*"}, True),
        ({"Resource": "arn:aws:glue:*/s-?"}, True),
        ({"Resource": "arn:aws:glue:*:connection/*"}, False),
        ({"NotResource": "arn:aws:glue:*:session/*"}, False),
        ({"NotResource": "arn:aws:glue:*:*:session/other-*"}, True),
        ({"NotResource": ["arn:aws:glue:*:*:session/other-*", SESSION]}, False),
    ],
)
def test_actions_and_resources_select_as_on_aws(elements: dict[str, Any], allowed: bool) -> None:
    assert ask(statement(**elements)).is_allowed is allowed


def test_an_action_without_resource_needs_a_star() -> None:
    sessions_only = Layers((policy(statement(Action="glue:*", Resource="arn:aws:glue:*:*:session/*")),))

    assert not decide(sessions_only, "glue:ListSessions").is_allowed


def test_all_conditions_of_a_statement_must_hold() -> None:
    both = statement(condition={"StringEquals": {"aws:userid": "u1", "aws:RequestTag/t": "x"}, "Bool": {"a:b": "true"}})
    complete: dict[str, Any] = {"aws:userid": "u1", "aws:RequestTag/t": "x", "a:b": "true"}

    verdicts = [ask(both, context={**complete, key: "no"}).verdict for key in complete]

    assert ask(both, context=complete).is_allowed
    assert verdicts == ["implicitDeny"] * 3


def test_an_empty_boundary_is_not_the_same_as_none() -> None:
    nothing: Attached = ()

    assert _decide(boundary=None).is_allowed
    assert not _decide(boundary=nothing).is_allowed
