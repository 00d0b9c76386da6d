"""The guard that decides as AWS does: by the policies that the caller holds."""

from __future__ import annotations

from datetime import datetime, timezone
from fnmatch import fnmatchcase

from jupyter_glue_panel.rules.decisions import LAYERS, Decision, with_article
from jupyter_glue_panel.rules.evaluate import decide
from jupyter_glue_panel.rules.trust import decide_assume_role
from jupyter_glue_panel.sandbox.clock import Clock
from jupyter_glue_panel.sandbox.gate.credentials import Caller
from jupyter_glue_panel.sandbox.gate.guard import Attempt, Denial
from jupyter_glue_panel.sandbox.settings import Settings
from jupyter_glue_panel.sandbox.trust import principal

from .holdings import Holding, find_holding

LOOPBACK = "127.0.0.1"


class PolicyGuard:
    """Refuses the actions that the settings want enforced, in AWS's words."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock

    def authorize(self, attempt: Attempt) -> Denial | None:
        """None where the caller's policies allow ``attempt``, or nobody wants its action enforced."""
        if not any(fnmatchcase(attempt.action, pattern) for pattern in self._settings.enforced_actions):
            return None
        holding = find_holding(attempt.caller.role_arn or attempt.caller.arn)
        if holding is None:
            return Denial()
        decision = self._decide(attempt, holding)
        return None if decision.is_allowed else Denial(_reason(decision, attempt.action))

    def _decide(self, attempt: Attempt, holding: Holding) -> Decision:
        context = {**_principal(attempt.caller, holding), **self._circumstances(attempt), **attempt.context}
        if attempt.trust is None:
            return decide(holding.layers, attempt.action, attempt.resource, context)
        return decide_assume_role(attempt.trust, attempt.resource, principal(attempt.caller), holding.layers, context)

    def _circumstances(self, attempt: Attempt) -> dict[str, tuple[str, ...]]:
        """The keys that every request has, whatever it asks for (IAM User Guide, "Global condition context keys")."""
        now = self._clock.now()
        region = {} if attempt.region is None else {"aws:RequestedRegion": (attempt.region,)}
        return {
            "aws:CurrentTime": (datetime.fromtimestamp(now, timezone.utc).isoformat(timespec="seconds"),),
            "aws:EpochTime": (str(int(now)),),
            "aws:PrincipalIsAWSService": ("false",),
            "aws:ResourceAccount": (_account_of(attempt.resource) or attempt.caller.account,),
            "aws:SecureTransport": ("true",),
            "aws:SourceIp": (LOOPBACK,),
            "aws:ViaAWSService": ("false",),
            **region,
        }


def _principal(caller: Caller, holding: Holding) -> dict[str, tuple[str, ...]]:
    name = {} if caller.role_arn else {"aws:username": (holding.arn.rpartition("/")[2],)}
    tags = {f"aws:PrincipalTag/{key}": (value,) for key, value in holding.tags.items()}
    return {
        "aws:userid": (caller.user_id,),
        "aws:PrincipalArn": (holding.arn,),
        "aws:PrincipalAccount": (caller.account,),
        "aws:PrincipalType": ("AssumedRole" if caller.role_arn else "User",),
        **name,
        **tags,
    }


def _account_of(resource: str) -> str:
    """Empty where the resource names none."""
    return "".join(resource.split(":")[4:5])


def _reason(decision: Decision, action: str) -> str:
    """How AWS's sentence goes on (IAM User Guide, "Troubleshoot access denied error messages")."""
    kind = LAYERS[decision.layer]
    if decision.verdict == "explicitDeny":
        return f"with an explicit deny in {with_article(kind)}"
    return f"because no {kind} allows the {action} action"
