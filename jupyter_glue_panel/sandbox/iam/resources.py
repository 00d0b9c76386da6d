"""What an IAM call is about: the resource that policies on it name."""

from __future__ import annotations

from jupyter_glue_panel.sandbox.gate.call import Call
from jupyter_glue_panel.sandbox.gate.credentials import Caller

from .holdings import find_holding

_NAMES = {"RoleName": "role", "UserName": "user", "GroupName": "group"}


def resource_of(call: Call, caller: Caller) -> str:
    """An ARN, or ``*`` for calls about no single resource, and for services other than IAM."""
    if call.service != "iam" or call.dialect != "query":
        return "*"
    form = call.form_parameters()
    if "PolicyArn" in form:
        return form["PolicyArn"]
    partition = caller.arn.split(":")[1]
    for parameter, kind in _NAMES.items():
        if parameter in form:
            arn = f"arn:{partition}:iam::{caller.account}:{kind}/{form[parameter]}"
            holding = find_holding(arn)
            return holding.arn if holding else arn
    return "*"
