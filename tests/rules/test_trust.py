"""Who may assume a role: by the trust policy, and where it leaves it to them, by the caller's own policies."""

from __future__ import annotations

from typing import Any

import pytest

from jupyter_glue_panel.errors import InvalidRequest
from jupyter_glue_panel.rules.decisions import Layers, Unreadable
from jupyter_glue_panel.rules.policy import Policy, read_policy
from jupyter_glue_panel.rules.principals import Caller
from jupyter_glue_panel.rules.trust import decide_assume_role, trusts

from .documents import ALLOW_ALL, document, policy, statement

USER = "arn:aws:iam::111122223333:user/ISBlogUser"
NOTEBOOKS = "arn:aws:iam::111122223333:role/service-role/AWSGlueServiceRole-notebooks"
NOTEBOOK_SESSION = "arn:aws:sts::111122223333:assumed-role/AWSGlueServiceRole-notebooks/i-1"
CREATION_ROLE = "arn:aws:iam::444455556666:role/GlueSessionCreationRole"
HERE = "arn:aws:iam::111122223333:role/Here"
ROOT = "arn:aws:iam::111122223333:root"
NO_POLICIES = Layers(())
ANYTHING = Layers((ALLOW_ALL,))


def _trust(*statements: dict[str, Any]) -> Policy:
    return read_policy(document(*statements), name="trust", kind="trust")


def _entry(effect: str = "Allow", *, condition: Any = None, **principal: Any) -> dict[str, Any]:
    entry = {"Effect": effect, "Action": "sts:AssumeRole", **principal}
    return entry | ({"Condition": condition} if condition else {})


@pytest.mark.parametrize(
    ("principal", "caller", "link"),
    [
        ({"AWS": USER}, USER, "principal"),
        ({"AWS": [NOTEBOOKS, USER]}, USER, "principal"),
        ({"AWS": USER}, "arn:aws:iam::111122223333:user/other", None),
        ({"AWS": NOTEBOOKS}, NOTEBOOK_SESSION, "principal"),
        ({"AWS": NOTEBOOK_SESSION}, NOTEBOOK_SESSION, "principal"),
        ({"AWS": NOTEBOOK_SESSION}, NOTEBOOK_SESSION + "2", None),
        ({"AWS": NOTEBOOKS.replace("1111", "9999")}, NOTEBOOK_SESSION, None),
        ({"AWS": ROOT}, USER, "account"),
        ({"AWS": "111122223333"}, NOTEBOOK_SESSION, "account"),
        ({"AWS": ROOT.replace("aws", "aws-cn")}, USER, None),
        ({"AWS": ROOT}, ROOT, "principal"),
        ({"AWS": [ROOT, USER]}, USER, "principal"),
        ({"AWS": "*"}, USER, "principal"),
        ("*", USER, "principal"),
        ({"Service": "glue.amazonaws.com"}, "glue.amazonaws.com", "principal"),
        ({"Service": "glue.amazonaws.com"}, "ec2.amazonaws.com", None),
        ({"AWS": "*"}, "glue.amazonaws.com", None),
        ({"Service": "glue.amazonaws.com"}, USER, None),
        (
            {"Federated": "arn:aws:iam::111122223333:saml-provider/x"},
            "arn:aws:iam::111122223333:saml-provider/x",
            "principal",
        ),
    ],
)
def test_a_trust_policy_names_its_callers(principal: Any, caller: str, link: str | None) -> None:
    trust = trusts(_trust(_entry(Principal=principal)), Caller.of(caller))

    assert trust.link == link
    assert trust.decision.is_allowed is (link is not None)


@pytest.mark.parametrize(
    ("caller", "verdict"), [(USER, "allowed"), (NOTEBOOK_SESSION, "explicitDeny"), (CREATION_ROLE, "explicitDeny")]
)
def test_not_principal_speaks_of_everybody_else(caller: str, verdict: str) -> None:
    policy = _trust(_entry(Principal="*"), _entry("Deny", NotPrincipal={"AWS": USER}))

    assert trusts(policy, Caller.of(caller)).decision.verdict == verdict


def test_a_unique_id_stands_for_the_role_that_had_it() -> None:
    policy = _trust(_entry(Principal={"AWS": "AROAEXAMPLE12345678"}))

    same = trusts(policy, Caller.of(NOTEBOOK_SESSION, user_id="AROAEXAMPLE12345678"))

    assert same.decision.is_allowed
    assert not trusts(policy, Caller.of(NOTEBOOK_SESSION)).decision.is_allowed


@pytest.mark.parametrize(
    ("context", "verdict"),
    [({"sts:ExternalId": "42"}, "allowed"), ({"sts:ExternalId": "43"}, "implicitDeny"), ({}, "implicitDeny")],
)
def test_an_external_id_is_asked_for(context: dict[str, str], verdict: str) -> None:
    policy = _trust(_entry(Principal={"AWS": ROOT}, condition={"StringEquals": {"sts:ExternalId": "42"}}))

    assert trusts(policy, Caller.of(USER), context).decision.verdict == verdict


def test_a_condition_may_look_at_who_calls() -> None:
    only_notebooks = {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/AWSGlueServiceRole-*"}}
    policy = _trust(_entry(Principal={"AWS": ROOT}, condition=only_notebooks))

    verdicts = [trusts(policy, Caller.of(caller)).decision.verdict for caller in (NOTEBOOK_SESSION, USER)]

    assert verdicts == ["allowed", "implicitDeny"]


def test_another_action_is_not_trusted_along() -> None:
    policy = _trust(_entry(Principal={"AWS": USER}))

    assert not trusts(policy, Caller.of(USER), action="sts:TagSession").decision.is_allowed


@pytest.mark.parametrize(
    ("role", "principal", "layers", "verdict", "layer"),
    [
        (CREATION_ROLE, USER, ANYTHING, "allowed", "identity"),
        (CREATION_ROLE, USER, NO_POLICIES, "implicitDeny", "identity"),
        (CREATION_ROLE, NOTEBOOKS, ANYTHING, "implicitDeny", "trust"),
        (HERE, USER, NO_POLICIES, "allowed", "trust"),
        (HERE, ROOT, NO_POLICIES, "implicitDeny", "identity"),
        (HERE, ROOT, ANYTHING, "allowed", "identity"),
        (HERE, USER, Layers((), scp=((),)), "implicitDeny", "scp"),
        (HERE, USER, Layers((policy(statement("Deny", Action="sts:*")),)), "explicitDeny", "identity"),
        (CREATION_ROLE, USER, Layers((Unreadable("own"),)), "unknown", "identity"),
    ],
)
def test_the_caller_s_own_policies_count_where_the_trust_leaves_it_to_them(
    role: str, principal: str, layers: Layers, verdict: str, layer: str
) -> None:
    policy = _trust(_entry(Principal={"AWS": principal}))

    decision = decide_assume_role(policy, role, Caller.of(USER), layers)

    assert (decision.verdict, decision.layer) == (verdict, layer)


@pytest.mark.parametrize(
    ("layers", "verdict"), [(ANYTHING, "unknown"), (NO_POLICIES, "implicitDeny")], ids=["may call", "may not call"]
)
def test_an_unreadable_trust_policy_leaves_it_open_unless_the_caller_may_not(layers: Layers, verdict: str) -> None:
    decision = decide_assume_role(Unreadable("trust", "iam:GetRole"), CREATION_ROLE, Caller.of(USER), layers)

    assert decision.verdict == verdict


def test_a_trust_that_denies_is_final() -> None:
    policy = _trust(_entry(Principal="*"), _entry("Deny", Principal={"AWS": USER}))

    decision = decide_assume_role(policy, HERE, Caller.of(USER), ANYTHING)

    assert str(decision) == "Statement 2 of trust, a trust policy, denies it."


def test_a_service_is_let_in_by_the_trust_policy_alone() -> None:
    policy = _trust(_entry(Principal={"Service": "glue.amazonaws.com"}))

    assert decide_assume_role(policy, CREATION_ROLE, Caller.of("glue.amazonaws.com"), NO_POLICIES).is_allowed


def test_what_is_nobody_s_name_is_refused() -> None:
    with pytest.raises(InvalidRequest) as refusal:
        Caller.of("ISBlogUser")

    assert refusal.value.code == "caller_unknown"
