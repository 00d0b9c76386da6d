"""The guard that decides as AWS does: by the policies that the caller holds."""

from __future__ import annotations

from fnmatch import fnmatchcase

from jupyter_glue_panel.rules.decisions import LAYERS, Decision, with_article
from jupyter_glue_panel.rules.evaluate import decide
from jupyter_glue_panel.sandbox.gate.credentials import Caller
from jupyter_glue_panel.sandbox.gate.guard import Attempt, Denial
from jupyter_glue_panel.sandbox.settings import Settings

from .holdings import Holding, find_holding


class PolicyGuard:
    """Refuses the actions that the settings want enforced, in AWS's words."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def authorize(self, attempt: Attempt) -> Denial | None:
        """None where the caller's policies allow ``attempt``, or nobody wants its action enforced."""
        if not any(fnmatchcase(attempt.action, pattern) for pattern in self._settings.enforced_actions):
            return None
        holding = find_holding(attempt.caller.role_arn or attempt.caller.arn)
        if holding is None:
            return Denial()
        context = {**_principal(attempt.caller, holding), **attempt.context}
        decision = decide(holding.layers, attempt.action, attempt.resource, context)
        return None if decision.is_allowed else Denial(_reason(decision, attempt.action))


def _principal(caller: Caller, holding: Holding) -> dict[str, tuple[str, ...]]:
    tags = {f"aws:PrincipalTag/{key}": (value,) for key, value in holding.tags.items()}
    return {
        "aws:userid": (caller.user_id,),
        "aws:PrincipalArn": (holding.arn,),
        "aws:PrincipalAccount": (caller.account,),
        "aws:PrincipalType": ("AssumedRole" if caller.role_arn else "User",),
        "aws:SecureTransport": ("true",),
        "aws:ViaAWSService": ("false",),
        **tags,
    }


def _reason(decision: Decision, action: str) -> str:
    """How AWS's sentence goes on (IAM User Guide, "Troubleshoot access denied error messages")."""
    kind = LAYERS[decision.layer]
    if decision.verdict == "explicitDeny":
        return f"with an explicit deny in {with_article(kind)}"
    return f"because no {kind} allows the {action} action"
