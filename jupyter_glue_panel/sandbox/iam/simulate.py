"""SimulatePrincipalPolicy, decided by the same rules as everything else, with the habits recorded on live AWS. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from jupyter_glue_panel.rules.context import Context
from jupyter_glue_panel.rules.decisions import Decision, Layers, Match
from jupyter_glue_panel.rules.evaluate import decide
from jupyter_glue_panel.rules.positions import position, statement_spans
from jupyter_glue_panel.sandbox.gate.refusal import AwsError

from .holdings import Holding

STUB_USER_ID = "STUB_PRINCIPAL_FOR_POLICY_SIMULATOR"
SUPPORTED = frozenset(
    ("PolicySourceArn", "ActionNames", "ResourceArns", "ContextEntries", "CallerArn", "MaxItems", "Marker")
)
_DECISIONS = ("allowed", "implicitDeny", "explicitDeny")
_TYPES = {"identity": "IAM Policy", "boundary": "Permissions Boundary Policy"}


class TypedContext(Context):
    """Condition keys whose cardinality is what the request says it is, right or wrong."""

    def __init__(self, entries: Iterable[Mapping[str, Any]]) -> None:
        """entries: ContextEntries, checked."""
        super().__init__({})
        for entry in entries:
            values = entry["ContextKeyValues"]
            is_list = entry["ContextKeyType"].endswith("List")
            self._held[entry["ContextKeyName"].lower()] = tuple(values) if is_list else values[0]


def simulate_principal_policy(parameters: Mapping[str, Any], find: Callable[[str], Holding | None]) -> dict[str, Any]:
    """AWS's answer. find: the user or role with an ARN.

    AwsError: InvalidInput for what AWS refuses and for what this simulator lacks, NoSuchEntity.
    """
    unsupported = sorted(set(parameters) - SUPPORTED)
    if unsupported:
        raise AwsError("InvalidInput", f"The sandbox's simulator does not take {', '.join(unsupported)}.")
    holding = _holding(parameters["PolicySourceArn"], find)
    context = TypedContext(_entries(parameters))
    resources = parameters.get("ResourceArns") or ["*"]
    results = [_result(holding, action, resources, context) for action in parameters["ActionNames"]]
    return {"EvaluationResults": results, "IsTruncated": False}


def _holding(arn: str, find: Callable[[str], Holding | None]) -> Holding:
    if ":assumed-role/" in arn or not any(kind in arn for kind in (":role/", ":user/", ":group/")):
        raise AwsError("InvalidInput", f"Invalid Entity Arn: {arn} does not clearly define entity type and name.")
    holding = find(arn)
    if holding is None:
        name = arn.rpartition("/")[2]
        raise AwsError(
            "NoSuchEntity", f"The {arn.split(':')[5].partition('/')[0]} with name {name} cannot be found.", 404
        )
    return holding


def _entries(parameters: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    entries: list[Mapping[str, Any]] = list(parameters.get("ContextEntries", ()))
    for entry in entries:
        name = entry.get("ContextKeyName")
        if "ContextKeyType" not in entry:
            raise AwsError("InvalidInput", f"Context entry {name} has invalid type null")
        if not entry.get("ContextKeyValues"):
            raise AwsError("InvalidInput", f"Context entry {name} values cannot be null or empty")
    if not any(entry["ContextKeyName"].lower() == "aws:userid" for entry in entries):
        user_id = parameters.get("CallerArn", STUB_USER_ID)
        entries.append({"ContextKeyName": "aws:userid", "ContextKeyValues": [user_id], "ContextKeyType": "string"})
    return entries


def _result(holding: Holding, action: str, resources: list[str], context: Context) -> dict[str, Any]:
    specific = [_specific(holding, action, resource, context) for resource in resources]
    gravest = max(specific, key=lambda result: _DECISIONS.index(result["EvalResourceDecision"]))
    repeated = ("MatchedStatements", "MissingContextValues", "PermissionsBoundaryDecisionDetail")
    return {
        "EvalActionName": action,
        "EvalResourceName": gravest["EvalResourceName"],
        "EvalDecision": gravest["EvalResourceDecision"],
        **{name: gravest[name] for name in repeated if name in gravest},
        "ResourceSpecificResults": specific,
    }


def _specific(holding: Holding, action: str, resource: str, context: Context) -> dict[str, Any]:
    decision = decide(_numbered(holding), action, resource, context)
    result: dict[str, Any] = {
        "EvalResourceName": resource,
        "EvalResourceDecision": decision.verdict,
        "MatchedStatements": [_matched(holding, match) for match in _shown(decision)],
        "MissingContextValues": list(decision.missing_keys),
    }
    if holding.boundary is not None:
        boundary = decide(Layers((holding.boundary.policy,)), action, resource, context)
        result["PermissionsBoundaryDecisionDetail"] = {"AllowedByPermissionsBoundary": boundary.is_allowed}
    return result


def _numbered(holding: Holding) -> Layers:
    """Its layers, the identity-based policies named by their place: two may have the same name."""
    named = (replace(document.policy, name=str(place)) for place, document in enumerate(holding.identity))
    return replace(holding.layers, identity=tuple(named))


def _shown(decision: Decision) -> tuple[Match, ...]:
    """Where a statement denies, AWS shows it alone."""
    if decision.verdict == "explicitDeny" and decision.statement is not None:
        return (decision.statement,)
    return decision.matched


def _matched(holding: Holding, match: Match) -> dict[str, Any]:
    document = holding.identity[int(match.policy)] if match.layer == "identity" else holding.boundary
    if document is None:
        raise LookupError(f"{match} is in no policy of {holding.arn}")
    span = statement_spans(document.text)[match.index]
    return {
        "SourcePolicyId": document.name,
        "SourcePolicyType": _TYPES[match.layer],
        "StartPosition": position(document.text, span.start),
        "EndPosition": position(document.text, span.end),
    }
