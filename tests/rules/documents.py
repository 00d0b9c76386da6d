"""Policy documents for the tests, in few words."""

from __future__ import annotations

from typing import Any

from jupyter_glue_panel.rules.decisions import Decision, Layers
from jupyter_glue_panel.rules.evaluate import decide
from jupyter_glue_panel.rules.policy import Policy, read_policy

SESSION = "arn:aws:glue:us-east-1:444455556666:session/s-1"
CREATE = "glue:CreateSession"


def statement(effect: str = "Allow", *, condition: Any = None, **elements: Any) -> dict[str, Any]:
    """A statement on glue:CreateSession and every resource, unless ``elements`` say otherwise."""
    base: dict[str, Any] = {"Effect": effect}
    if "NotAction" not in elements:
        base["Action"] = CREATE
    if "NotResource" not in elements:
        base["Resource"] = "*"
    return base | elements | ({"Condition": condition} if condition is not None else {})


def document(*statements: Any, version: str = "2012-10-17") -> dict[str, Any]:
    return {"Version": version, "Statement": list(statements)}


def policy(*statements: Any, name: str = "policy", version: str = "2012-10-17") -> Policy:
    return read_policy(document(*statements, version=version), name=name)


ALLOW_ALL = policy(statement(Action="*"), name="AllowAll")


def ask(*statements: Any, context: Any = None, resource: str = SESSION, version: str = "2012-10-17") -> Decision:
    """The decision of one identity-based policy about glue:CreateSession."""
    return decide(Layers((policy(*statements, version=version),)), CREATE, resource, context)


def holds(condition: Any, context: Any, *, effect: str = "Allow", version: str = "2012-10-17") -> bool:
    """Whether a statement with this condition applies to a request with this context."""
    layers = Layers((policy(statement(effect, condition=condition), version=version),))
    return bool(decide(layers, CREATE, SESSION, context).matched)
