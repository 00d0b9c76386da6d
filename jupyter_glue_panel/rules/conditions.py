"""A statement's Condition, made ready: every operator, with its quantifier, its IfExists and its rule for absent keys.

Sources: IAM User Guide, "Condition operators", "Multivalued context keys"; recordings of live AWS where it is silent.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

from .comparisons import Comparison, compare
from .context import Context, Held
from .operators import Operator, read_operator
from .problems import MalformedPolicy

_Holds: TypeAlias = Callable[["Held | None", Context], bool]


@dataclass(frozen=True, slots=True)
class Condition:
    """One operator with one key. key: as written · values: the policy's · reads: every context key it looks at."""

    operator: Operator
    key: str
    values: tuple[str, ...]
    reads: tuple[str, ...]
    _lowered: str = field(repr=False)
    _holds: _Holds = field(repr=False, compare=False)

    def holds(self, context: Context) -> bool:
        """Whether the request meets the condition."""
        return self._holds(context.get(self._lowered), context)


def read_condition(name: str, key: str, texts: Sequence[str], *, variables: bool, denies: bool) -> Condition:
    """The condition ``{name: {key: texts}}`` of a statement that denies, or allows.

    variables: whether the policy's Version knows policy variables. Raises MalformedPolicy (policy_unknown_operator,
    policy_wrong_type, policy_bad_variable).
    """
    operator = read_operator(name)
    reads: tuple[str, ...] = (key,)
    if operator.comparison == "Null":
        holds: _Holds = partial(_null, frozenset(_truth(text) for text in texts))
    else:
        spoiled_arn_matches = denies != operator.negated
        comparison = compare(operator.comparison, texts, variables=variables, spoiled_arn_matches=spoiled_arn_matches)
        reads += comparison.keys
        holds = partial(_compared, operator, comparison) if texts else partial(_without_values, operator)
    return Condition(operator, key, tuple(texts), reads, key.lower(), holds)


def _truth(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise MalformedPolicy("policy_wrong_type", f"Null takes true or false, not {text[:60]!r}.")
    return text.lower() == "true"


def _null(wanted: frozenset[bool], held: Held | None, context: Context) -> bool:
    return (held is None) in wanted


def _without_values(operator: Operator, held: Held | None, context: Context) -> bool:
    """No policy value is like nothing and unlike nothing. Source: Access Analyzer's check EMPTY_ARRAY_CONDITION."""
    if operator.quantifier is not None:
        return held is None and operator.quantifier == "ForAllValues"
    return held is None and operator.if_exists


def _compared(operator: Operator, comparison: Comparison, held: Held | None, context: Context) -> bool:
    if held is None:
        return operator.holds_when_absent
    if operator.quantifier is None:
        # A set never matches an operator without a quantifier, negated or IfExists as it may be.
        return isinstance(held, str) and _matches(operator, comparison, held, context)
    texts = (held,) if isinstance(held, str) else held
    outcomes = (_matches(operator, comparison, text, context) for text in texts)
    return any(outcomes) if operator.quantifier == "ForAnyValue" else all(outcomes)


def _matches(operator: Operator, comparison: Comparison, text: str, context: Context) -> bool:
    value = comparison.convert(text)
    if value is None:
        return operator.negated and comparison.unreadable_is_unequal
    for test in comparison.tests:
        if test(value, context):
            return not operator.negated
    return operator.negated
