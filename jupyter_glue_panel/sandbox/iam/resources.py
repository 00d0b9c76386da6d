"""What an IAM or EC2 call is about: the resource that policies on it name."""

from __future__ import annotations

from jupyter_glue_panel.sandbox.gate.call import Call
from jupyter_glue_panel.sandbox.gate.credentials import Caller

from .holdings import find_holding

_NAMES = {"RoleName": "role", "UserName": "user", "GroupName": "group"}
_OF_VPCS = "DescribeVpcAttribute"
"""The one of EC2's Describe… calls that knows permissions on a single resource."""


def resource_of(call: Call, caller: Caller) -> str:
    """An ARN, or ``*`` for calls about no single resource, and for services other than IAM and EC2."""
    partition = caller.arn.split(":")[1]
    if call.dialect == "ec2" and call.action == _OF_VPCS:
        vpc_id = call.form_parameters().get("VpcId", "*")
        return f"arn:{partition}:ec2:{call.region}:{caller.account}:vpc/{vpc_id}"
    if call.service != "iam" or call.dialect != "query":
        return "*"
    form = call.form_parameters()
    if "PolicyArn" in form:
        return form["PolicyArn"]
    for parameter, kind in _NAMES.items():
        if parameter in form:
            arn = f"arn:{partition}:iam::{caller.account}:{kind}/{form[parameter]}"
            holding = find_holding(arn)
            return holding.arn if holding else arn
    return "*"
