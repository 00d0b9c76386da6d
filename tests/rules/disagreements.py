"""Where the second opinion answers otherwise, and why ours stands. Each is a test: a change of either is noticed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .documents import statement

TAG = "aws:RequestTag/t"


@dataclass(frozen=True)
class Disagreement:
    """One request on which the two differ. why: the source that our answer rests on."""

    about: str
    why: str
    statements: list[dict[str, Any]]
    ours: str
    theirs: str
    context: dict[str, Any] = field(default_factory=dict)
    version: str = "2012-10-17"


def _allow(operator: str, key: str, wanted: Any) -> list[dict[str, Any]]:
    return [statement(condition={operator: {key: wanted}})]


def _differs(about: str, why: str, operator: str, wanted: Any, ours: str, **context: Any) -> Disagreement:
    theirs = "implicitDeny" if ours == "allowed" else "allowed"
    return Disagreement(about, why, _allow(operator, TAG, wanted), ours, theirs, context)


_RECORDED = "Recorded on live AWS (TagUser under session policies)."

DISAGREEMENTS = [
    Disagreement(
        "an empty list is an absent key",
        "The conformance cases say so; AWS's services leave a list without members out.",
        [statement("Deny", condition={"Null": {"glue:VpcIds": "true"}}), statement()],
        ours="explicitDeny",
        theirs="allowed",
        context={"glue:VpcIds": []},
    ),
    Disagreement(
        "a resource with an unset variable is like no resource, so a NotResource covers all",
        "IAM User Guide, 'Policy variables with no value': 'the resource that includes a policy variable with no value"
        " will not match any resource'. The other drops the statement, and with it the Deny.",
        [statement("Deny", NotResource="arn:aws:glue:*:*:session/${aws:userid}-*"), statement()],
        ours="explicitDeny",
        theirs="allowed",
    ),
    Disagreement(
        "a policy of the older version knows no variables",
        "IAM User Guide, 'Version': variables need 2012-10-17, else they are literal text.",
        _allow("StringEquals", TAG, "${aws:userid}"),
        ours="implicitDeny",
        theirs="allowed",
        context={TAG: "u1", "aws:userid": "u1"},
        version="2008-10-17",
    ),
    Disagreement(
        "a Region in a Resource is compared with regard to case",
        "IAM User Guide, 'Resource': only elements' and keys' names and actions are case-insensitive.",
        [statement(Resource="arn:aws:glue:US-EAST-1:*:session/*")],
        ours="implicitDeny",
        theirs="allowed",
    ),
    Disagreement(
        "an IPv6 network with host bits matches nothing",
        _RECORDED,
        _allow("IpAddress", "aws:SourceIp", "2001:db8::5/64"),
        ours="implicitDeny",
        theirs="allowed",
        context={"aws:SourceIp": "2001:db8::5"},
    ),
    _differs(
        "an unset variable is unlike everything",
        "IAM User Guide, 'Policy variables with no value': inverted operators match a null value.",
        "StringNotEquals",
        "${aws:userid}",
        "allowed",
        **{TAG: "x"},
    ),
    _differs(
        "a list never fills a variable, so negation is unlike it too",
        _RECORDED,
        "StringNotEquals",
        "${aws:TagKeys}",
        "allowed",
        **{TAG: "t", "aws:TagKeys": ["t"]},
    ),
    _differs(
        "a list does not fall back to the variable's default",
        _RECORDED,
        "StringEquals",
        "${aws:TagKeys, 't'}",
        "implicitDeny",
        **{TAG: "t", "aws:TagKeys": ["t"]},
    ),
    _differs(
        "an empty value is a value: the default is for an absent key",
        "Recorded on live AWS for Null: an empty tag value is present.",
        "StringEquals",
        "${aws:userid, 't'}",
        "implicitDeny",
        **{TAG: "t", "aws:userid": ""},
    ),
    _differs(
        "no policy value at all is unlike nothing",
        "Access Analyzer, EMPTY_ARRAY_CONDITION.",
        "StringNotEquals",
        [],
        "implicitDeny",
        **{TAG: "x"},
    ),
    _differs("text that is no number is unequal", _RECORDED, "NumericNotEquals", "1", "allowed", **{TAG: "x"}),
    _differs("text that is no date is unequal", _RECORDED, "DateNotEquals", "2030-01-01", "allowed", **{TAG: "x"}),
    _differs("a date may be given in seconds", _RECORDED, "DateEquals", "2030-01-01", "allowed", **{TAG: "1893456000"}),
    _differs("whatever is not true is false", _RECORDED, "Bool", "false", "allowed", **{TAG: "yes"}),
    _differs(
        "octets may have leading zeros", _RECORDED, "IpAddress", "192.000.002.0/24", "allowed", **{TAG: "192.0.2.1"}
    ),
    _differs(
        "an IPv6 address is not an IPv4 address",
        _RECORDED,
        "NotIpAddress",
        "192.0.2.1",
        "allowed",
        **{TAG: "2001:db8::1"},
    ),
    _differs(
        "an IPv4-mapped address is the IPv4 address",
        _RECORDED,
        "IpAddress",
        "192.0.2.0/24",
        "allowed",
        **{TAG: "::ffff:192.0.2.1"},
    ),
    _differs(
        "a star alone is like every ARN",
        "IAM User Guide, 'ARN operators': wildcards may stand in every part; policies use it so.",
        "ArnLike",
        "*",
        "allowed",
        **{TAG: "arn:aws:iam::444455556666:user/x"},
    ),
    _differs("a star spans lines", _RECORDED, "StringLike", "a*", "allowed", **{TAG: "a\nb"}),
]
