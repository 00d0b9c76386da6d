from __future__ import annotations

from typing import Any

from jupyter_glue_panel.rules.session_request import SessionNetwork
from jupyter_glue_panel.rules.simulation import read_simulation, simulation_parameters

from .test_session_request import REQUEST

ROLE = REQUEST.arn


def entries(network: SessionNetwork) -> dict[str, tuple[str, list[str]]]:
    parameters = simulation_parameters(ROLE, REQUEST.create(network))
    return {
        each["ContextKeyName"]: (each["ContextKeyType"], each["ContextKeyValues"])
        for each in parameters["ContextEntries"]
    }


def opinion(**result: Any) -> Any:
    answer = {"EvalActionName": "glue:CreateSession", "EvalResourceName": "*", "MissingContextValues": [], **result}
    return read_simulation({"EvaluationResults": [answer]})[0]


def test_one_call_asks_about_creating_and_tagging() -> None:
    parameters = simulation_parameters(ROLE, REQUEST.create(SessionNetwork()))

    assert parameters["PolicySourceArn"] == ROLE
    assert parameters["ActionNames"] == ["glue:CreateSession", "glue:TagResource"]
    assert len(parameters["ResourceArns"]) == 1


def test_a_set_is_typed_as_a_list_even_with_one_value() -> None:
    sent = entries(SessionNetwork(frozenset({"vpc-1"})))

    assert sent["glue:VpcIds"] == ("stringList", ["vpc-1"])
    assert sent["aws:TagKeys"][0] == "stringList"


def test_single_values_are_typed_as_what_they_are() -> None:
    sent = entries(SessionNetwork())

    assert sent["aws:RequestTag/group"] == ("string", ["analytics"])
    assert sent["aws:SecureTransport"] == ("boolean", ["true"])


def test_no_network_is_told_by_leaving_the_keys_out() -> None:
    assert not [key for key in entries(SessionNetwork()) if key.startswith("glue:")]


def test_an_allowed_action_is_allowed() -> None:
    assert opinion(EvalDecision="allowed").verdict == "allowed"


def test_an_explicit_deny_names_its_policy() -> None:
    denied = opinion(
        EvalDecision="explicitDeny",
        MatchedStatements=[{"SourcePolicyId": "CustomCreateSessionPolicy", "SourcePolicyType": "IAM Policy"}],
        MissingContextValues=["glue:VpcIds"],
    )

    assert (denied.verdict, denied.explicit, denied.policy) == ("denied", True, "CustomCreateSessionPolicy")
    assert denied.missing_keys == ("glue:VpcIds",)


def test_the_gravest_resource_counts() -> None:
    specific = {"EvalResourceName": "s-1", "EvalResourceDecision": "implicitDeny"}

    assert opinion(EvalDecision="allowed", ResourceSpecificResults=[specific]).verdict == "denied"


def test_a_denial_by_the_organisation_is_told_apart() -> None:
    denied = opinion(EvalDecision="implicitDeny", OrganizationsDecisionDetail={"AllowedByOrganizations": False})

    assert denied.layer == "scp"


def test_a_denial_by_the_boundary_is_told_apart() -> None:
    detail = {"AllowedByPermissionsBoundary": False}

    assert opinion(EvalDecision="implicitDeny", PermissionsBoundaryDecisionDetail=detail).layer == "boundary"
