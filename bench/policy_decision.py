"""How long one decision takes, with policies made ready once and, in the same run, read anew for each decision."""

from __future__ import annotations

import statistics
import timeit
from collections.abc import Callable
from typing import Any

from bench.table import Row, part
from jupyter_glue_panel.rules.decisions import Layers
from jupyter_glue_panel.rules.evaluate import decide
from jupyter_glue_panel.rules.policy import read_policy

LIMIT_MICROSECONDS = 200
ROUNDS, DECISIONS = 7, 300
SESSION = "arn:aws:glue:us-east-1:444455556666:session/s-1"
VPCS = [f"vpc-{number:017x}" for number in range(20)]


def _document(*statements: dict[str, Any]) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": list(statements)}


def _statement(effect: str, action: Any, condition: Any = None, resource: Any = "*") -> dict[str, Any]:
    base = {"Effect": effect, "Action": action, "Resource": resource}
    return base | ({"Condition": condition} if condition else {})


def _deny(condition: dict[str, Any]) -> dict[str, Any]:
    return _statement("Deny", "glue:CreateSession", condition)


SMALL = _document(
    _deny({"ForAnyValue:StringNotEquals": {"glue:VpcIds": VPCS[:1]}}),
    _deny({"Null": {"glue:VpcIds": "true"}}),
    _statement("Allow", "glue:GetTags"),
    _statement("Allow", "iam:PassRole"),
)
SERVICE_ROLE = _document(
    _statement("Allow", ["glue:*", "s3:GetBucketLocation", "s3:ListBucket", "iam:ListRolePolicies", "iam:GetRole"]),
    _statement(
        "Allow",
        ["s3:GetObject", "s3:PutObject"],
        resource=["arn:aws:s3:::aws-glue-*/*"],
    ),
    _statement("Allow", "logs:*", resource="arn:aws:logs:*:*:*:/aws-glue/*"),
)
LARGE = _document(
    _deny({"ForAnyValue:StringNotEquals": {"glue:VpcIds": VPCS}}),
    *(_deny({"Null": {key: "true"}}) for key in ("glue:VpcIds", "glue:SubnetIds", "glue:SecurityGroupIds")),
    _deny({"StringNotLike": {"aws:RequestTag/group": [f"team-{number}-*" for number in range(20)]}}),
    _deny({"NotIpAddress": {"aws:SourceIp": [f"10.{number}.0.0/16" for number in range(20)]}}),
    _deny({"ArnNotLike": {"aws:PrincipalArn": [f"arn:aws:iam::*:role/team-{number}/*" for number in range(20)]}}),
    _deny({"StringNotEquals": {"aws:RequestTag/owner": "${aws:userid}"}}),
    *(_statement("Allow", f"glue:{verb}*", resource=f"arn:aws:glue:*:*:{verb}/*") for verb in "abcdefghijklmnopqrst"),
)
OWN_RESOURCES = _document(
    _statement(
        "Allow",
        "glue:*",
        resource=[f"arn:aws:glue:*:*:session/${{aws:userid}}-{number}-*" for number in range(40)],
    )
)
CONTEXT: dict[str, Any] = {
    "glue:VpcIds": [VPCS[-1]],
    "glue:SubnetIds": ["subnet-1", "subnet-2"],
    "glue:SecurityGroupIds": ["sg-1"],
    "aws:RequestTag/group": "team-19-x",
    "aws:RequestTag/owner": "AROAEXAMPLE:me",
    "aws:TagKeys": ["group", "owner"],
    "aws:userid": "AROAEXAMPLE:me",
    "aws:SourceIp": "10.19.0.1",
    "aws:PrincipalArn": "arn:aws:iam::444455556666:role/team-19/x",
}
CASES = {
    "the walk-through's role": {"identity": [SMALL, SERVICE_ROLE]},
    "40 resources with a variable": {"identity": [OWN_RESOURCES]},
    "30 statements, a boundary, three organisation levels": {
        "identity": [LARGE, SMALL | {"Statement": SMALL["Statement"][1:]}, SERVICE_ROLE],
        "boundary": [SERVICE_ROLE],
        "scp": [[SERVICE_ROLE]] * 3,
    },
}


def _layers(documents: dict[str, Any]) -> Layers:
    return Layers(
        identity=tuple(read_policy(each) for each in documents["identity"]),
        boundary=tuple(read_policy(each) for each in documents["boundary"]) if "boundary" in documents else None,
        scp=tuple(tuple(read_policy(each) for each in level) for level in documents.get("scp", [])),
    )


def _microseconds(work: Callable[[], object]) -> float:
    """The median of several rounds: one slow round is the machine's."""
    rounds = timeit.repeat(work, number=DECISIONS, repeat=ROUNDS)
    return statistics.median(rounds) / DECISIONS * 1e6


def rows() -> list[Row]:
    """A line for each set of policies."""
    return [_row(name, documents) for name, documents in CASES.items()]


def _row(name: str, documents: dict[str, Any]) -> Row:
    layers = _layers(documents)
    question = ("glue:CreateSession", SESSION, CONTEXT)
    ready = _microseconds(lambda: decide(layers, *question))
    anew = _microseconds(lambda: decide(_layers(documents), *question))
    return Row(
        f"a policy decision: {name}",
        f"{ready:.0f} µs",
        f"policies read anew: {anew:.0f} µs",
        part(ready, anew),
        f"at most {LIMIT_MICROSECONDS} µs",
        ready <= LIMIT_MICROSECONDS,
    )
