"""Random policies and requests, from a world small enough that they often meet."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

ACTIONS = ("glue:CreateSession", "glue:TagResource", "glue:GetSession", "iam:PassRole")
RESOURCES = (
    "arn:aws:glue:us-east-1:444455556666:session/u1-a",
    "arn:aws:glue:eu-west-1:444455556666:session/s-1",
    "arn:aws:iam::444455556666:role/AWSGlueServiceRole-blog",
)
_ACTION_PATTERNS = (*ACTIONS, "*", "glue:*", "GLUE:create*", "glue:?etSession", "iam:*", "s3:*")
_RESOURCE_PATTERNS = (
    *RESOURCES,
    "*",
    "arn:aws:glue:*:*:session/*",
    "arn:aws:glue:*:*:session/${aws:userid, 'nobody'}-?",
    "arn:aws:iam::*:role/AWSGlue*",
)
SINGLE_KEYS = ("aws:RequestTag/group", "aws:userid", "aws:PrincipalTag/team")
SET_KEYS = ("glue:VpcIds", "aws:TagKeys")
WORDS = ("vpc-a", "vpc-b", "analytics", "u1")
_PATTERNS = (*WORDS, "vpc-*", "*", "?1", "")
_TEXT_OPERATORS = (
    "StringEquals",
    "StringNotEquals",
    "StringLike",
    "StringNotLike",
    "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase",
)
_QUANTIFIERS = ("", "", "ForAnyValue:", "ForAllValues:")

_TYPED = {
    "Numeric": ("aws:MultiFactorAuthAge", ("300", "3600", "60.5"), ("", "Not"), ("Equals",)),
    "NumericOrder": ("aws:MultiFactorAuthAge", ("300", "3600"), ("",), ("LessThan", "GreaterThanEquals")),
    "Date": ("aws:CurrentTime", ("2026-01-01T00:00:00Z", "2030-06-01T12:00:00Z"), ("", "Not"), ("Equals",)),
    "DateOrder": ("aws:CurrentTime", ("2026-01-01T00:00:00Z",), ("",), ("LessThanEquals", "GreaterThan")),
    "Arn": ("aws:PrincipalArn", ("arn:aws:iam::*:role/a", "arn:aws:iam::111122223333:role/*"), ("", "Not"), ("Like",)),
}
"""Operators by type: their key, policy values on which both evaluators agree, negation, what they compare."""
TYPED_VALUES = {
    "aws:MultiFactorAuthAge": ("300", "60.50", "4000"),
    "aws:CurrentTime": ("2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"),
    "aws:PrincipalArn": ("arn:aws:iam::111122223333:role/a", "arn:aws:iam::444455556666:role/a/b"),
    "aws:SourceIp": ("192.0.2.1", "198.51.100.7"),
    "aws:SecureTransport": ("true", "false"),
}
_NETWORKS = ("192.0.2.0/24", "198.51.100.7")
_VARIABLES = ("${aws:userid}", "${aws:PrincipalTag/team, 'u1'}", "vpc-${*}", "p-${aws:userid}")

_words = st.lists(st.sampled_from(_PATTERNS), min_size=1, max_size=2)


def _one_or_many(values: list[str]) -> Any:
    return values[0] if len(values) == 1 else values


_operators = st.builds(
    lambda quantifier, name, suffix: quantifier + name + suffix,
    st.sampled_from(_QUANTIFIERS),
    st.sampled_from(_TEXT_OPERATORS),
    st.sampled_from(("", "", "IfExists")),
)
_text_conditions = st.tuples(_operators, st.sampled_from(SINGLE_KEYS + SET_KEYS), _words.map(_one_or_many))
_null_conditions = st.tuples(
    st.just("Null"), st.sampled_from(SINGLE_KEYS + SET_KEYS), st.sampled_from(("true", "false"))
)
_variable_conditions = st.tuples(
    st.sampled_from(("StringEquals", "StringLike")), st.sampled_from(SINGLE_KEYS), st.sampled_from(_VARIABLES)
)
_address_conditions = st.tuples(
    st.sampled_from(("IpAddress", "NotIpAddress", "IpAddressIfExists")),
    st.just("aws:SourceIp"),
    st.sampled_from(_NETWORKS),
)
_truth_conditions = st.tuples(
    st.sampled_from(("Bool", "BoolIfExists")), st.just("aws:SecureTransport"), st.sampled_from(("true", "false"))
)


@st.composite
def _typed_conditions(draw: st.DrawFn) -> tuple[str, str, Any]:
    kind, (key, values, negations, relations) = draw(st.sampled_from(sorted(_TYPED.items())))
    name = kind.removesuffix("Order") + draw(st.sampled_from(negations)) + draw(st.sampled_from(relations))
    return name + draw(st.sampled_from(("", "IfExists"))), key, draw(st.sampled_from(values))


def _grouped(conditions: list[tuple[str, str, Any]]) -> dict[str, dict[str, Any]]:
    grouped: dict[str, dict[str, Any]] = {}
    for operator, key, values in conditions:
        grouped.setdefault(operator, {})[key] = values
    return grouped


conditions = st.lists(
    st.one_of(
        _text_conditions,
        _null_conditions,
        _variable_conditions,
        _typed_conditions(),
        _address_conditions,
        _truth_conditions,
    ),
    max_size=2,
).map(_grouped)


@st.composite
def statements(draw: st.DrawFn, effects: tuple[str, ...] = ("Allow", "Allow", "Deny")) -> dict[str, Any]:
    """A statement of an identity-based policy."""
    action = draw(st.sampled_from(("Action", "Action", "NotAction")))
    resource = draw(st.sampled_from(("Resource", "Resource", "NotResource")))
    drawn: dict[str, Any] = {
        "Effect": draw(st.sampled_from(effects)),
        action: draw(st.lists(st.sampled_from(_ACTION_PATTERNS), min_size=1, max_size=2).map(_one_or_many)),
        resource: draw(st.lists(st.sampled_from(_RESOURCE_PATTERNS), min_size=1, max_size=2).map(_one_or_many)),
    }
    condition = draw(conditions)
    return drawn | ({"Condition": condition} if condition else {})


documents = st.lists(statements(), max_size=4).map(lambda listed: {"Version": "2012-10-17", "Statement": listed})

_typed_values = st.fixed_dictionaries(
    {}, optional={key: st.sampled_from(values) for key, values in TYPED_VALUES.items()}
)
contexts = st.builds(
    lambda single, sets, typed: {**single, **sets, **typed},
    st.dictionaries(st.sampled_from(SINGLE_KEYS), st.sampled_from(WORDS)),
    st.dictionaries(
        st.sampled_from(SET_KEYS), st.lists(st.sampled_from(WORDS[:3]), min_size=1, max_size=3, unique=True)
    ),
    _typed_values,
)
requests = st.tuples(st.sampled_from(ACTIONS), st.sampled_from(RESOURCES), contexts)

json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(("Version", "Statement", "Effect", "Action", "Resource", "Condition", "StringEquals", "x")),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=12,
)
