"""The names of condition operators, taken apart: ``ForAnyValue:StringNotEqualsIfExists`` is four things in one word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .problems import MalformedPolicy

Quantifier = Literal["ForAnyValue", "ForAllValues"]

_QUANTIFIERS: dict[str, Quantifier] = {"foranyvalue": "ForAnyValue", "forallvalues": "ForAllValues"}
_IF_EXISTS = "ifexists"
_POSITIVE = (
    "StringEquals StringEqualsIgnoreCase StringLike "
    "NumericEquals NumericLessThan NumericLessThanEquals NumericGreaterThan NumericGreaterThanEquals "
    "DateEquals DateLessThan DateLessThanEquals DateGreaterThan DateGreaterThanEquals "
    "Bool BinaryEquals IpAddress ArnEquals ArnLike Null"
)
_NEGATED = {
    "StringNotEquals": "StringEquals",
    "StringNotEqualsIgnoreCase": "StringEqualsIgnoreCase",
    "StringNotLike": "StringLike",
    "NumericNotEquals": "NumericEquals",
    "DateNotEquals": "DateEquals",
    "NotIpAddress": "IpAddress",
    "ArnNotEquals": "ArnEquals",
    "ArnNotLike": "ArnLike",
}
_BY_NAME = {name.lower(): (name, False) for name in _POSITIVE.split()} | {
    name.lower(): (positive, True) for name, positive in _NEGATED.items()
}


@dataclass(frozen=True, slots=True)
class Operator:
    """A condition operator.

    name: as written · comparison: the positive one, ``StringEquals`` for ``StringNotEquals`` · if_exists: as written,
    though AWS ignores it beside a quantifier.
    """

    name: str
    comparison: str
    negated: bool
    quantifier: Quantifier | None
    if_exists: bool

    @property
    def holds_when_absent(self) -> bool:
        """Whether the condition is met by a request that lacks the key (``Null`` answers by its value instead)."""
        if self.quantifier is not None:
            return self.quantifier == "ForAllValues"
        return self.negated or self.if_exists


def read_operator(name: str) -> Operator:
    """``name``, without regard to case. Raises MalformedPolicy (policy_unknown_operator)."""
    prefix, colon, rest = name.rpartition(":")
    lowered = rest.lower()
    if_exists = lowered.endswith(_IF_EXISTS)
    known = _BY_NAME.get(lowered.removesuffix(_IF_EXISTS))
    quantifier = _QUANTIFIERS.get(prefix.lower())
    if known is None or (colon and quantifier is None) or (if_exists and known[0] == "Null"):
        raise MalformedPolicy(
            "policy_unknown_operator",
            f"There is no condition operator {name[:100]!r}.",
            hint="IAM User Guide, 'Condition operators', lists them; IfExists does not go with Null.",
        )
    return Operator(name, known[0], known[1], quantifier, if_exists)
