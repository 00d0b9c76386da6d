"""SimulatePrincipalPolicy: what to send, and what its answer means. Pure.

Sources: IAM API Reference; behaviour recorded on live AWS where it is silent (a missing type is refused, an empty list
is refused, ``aws:userid`` is a stub unless it is given, types of policies come back in other words than documented).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jupyter_glue_panel.wire_preflight import Verdict

from .decisions import LayerName
from .keys import is_multivalued
from .preflight import Opinion
from .session_request import Inquiry, Values

_BOOLEANS = frozenset(
    {"aws:securetransport", "aws:viaawsservice", "aws:multifactorauthpresent", "aws:principalisawsservice"}
)
_VERDICTS: dict[str, Verdict] = {"allowed": "allowed", "explicitDeny": "denied", "implicitDeny": "denied"}
_ORDER = ("allowed", "implicitDeny", "explicitDeny")


def simulation_parameters(source_arn: str, inquiry: Inquiry) -> dict[str, Any]:
    """The parameters of the call; source_arn: of a user or role, never of a role's session."""
    return {
        "PolicySourceArn": source_arn,
        "ActionNames": list(inquiry.actions),
        "ResourceArns": [inquiry.resource],
        "ContextEntries": [_entry(key, values) for key, values in inquiry.context.items()],
    }


def read_simulation(answer: Mapping[str, Any]) -> tuple[Opinion, ...]:
    """An opinion an action, in the answer's order."""
    return tuple(_opinion(result) for result in answer["EvaluationResults"])


def _entry(key: str, values: Values) -> dict[str, Any]:
    listed = [values] if isinstance(values, str) else list(values)
    kind = "boolean" if key.lower() in _BOOLEANS else "stringList" if is_multivalued(key) else "string"
    return {"ContextKeyName": key, "ContextKeyValues": listed, "ContextKeyType": kind}


def _opinion(result: Mapping[str, Any]) -> Opinion:
    specific = result.get("ResourceSpecificResults", ())
    decisions = [result["EvalDecision"], *(each["EvalResourceDecision"] for each in specific)]
    decision = max(decisions, key=_ORDER.index)
    matched = [*result.get("MatchedStatements", ()), *_from(specific, "MatchedStatements")]
    return Opinion(
        action=result["EvalActionName"],
        verdict=_VERDICTS[decision],
        explicit=decision == "explicitDeny",
        layer=_layer(result, specific),
        # beside an explicit deny the answer names no statement that allows
        policy=next((each["SourcePolicyId"] for each in matched), None) if decision == "explicitDeny" else None,
        missing_keys=tuple({*result.get("MissingContextValues", ()), *_from(specific, "MissingContextValues")}),
    )


def _layer(result: Mapping[str, Any], specific: Iterable[Mapping[str, Any]]) -> LayerName:
    """Which kind of policy keeps it from being allowed, as far as the answer tells; identity otherwise."""
    organizations = result.get("OrganizationsDecisionDetail", {})
    if not organizations.get("AllowedByOrganizations", True):
        return "scp"
    boundaries = [each.get("PermissionsBoundaryDecisionDetail", {}) for each in (result, *specific)]
    if not all(each.get("AllowedByPermissionsBoundary", True) for each in boundaries):
        return "boundary"
    return "identity"


def _from(results: Iterable[Mapping[str, Any]], name: str) -> list[Any]:
    return [item for result in results for item in result.get(name, ())]
