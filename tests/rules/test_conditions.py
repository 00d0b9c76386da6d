"""What AWS's conditions make of a request's values: recorded on live AWS, or said by the IAM User Guide."""

from __future__ import annotations

from typing import Any

import pytest

from jupyter_glue_panel.errors import InvalidRequest
from jupyter_glue_panel.rules.problems import MalformedPolicy

from .documents import holds

TAG = "aws:RequestTag/t"


@pytest.mark.parametrize(
    ("operator", "wanted", "value", "expected"),
    [
        ("NumericEquals", "1", "01", True),
        ("NumericEquals", "1", "+1", True),
        ("NumericEquals", "1", "1.0", True),
        ("NumericEquals", "1", "1e0", True),
        ("NumericEquals", "1", "2", False),
        ("NumericEquals", "1", "", False),
        ("NumericEquals", "1", "NaN", False),
        ("NumericEquals", "no number", "no number", False),
        ("NumericNotEquals", "1", "1.0", False),
        ("NumericNotEquals", "1", "no number", True),
        ("NumericNotEquals", "1", "Infinity", True),
        ("NumericLessThan", "3600", "300", True),
        ("NumericLessThan", "300", "300", False),
        ("NumericLessThanEquals", "300", "300", True),
        ("NumericGreaterThan", "300", "300", False),
        ("NumericGreaterThanEquals", "300", "300", True),
        ("NumericGreaterThanEquals", "300", "no number", False),
        ("NumericEquals", 1, "1", True),
        ("DateEquals", "2030-01-01T00:00:00Z", "1893456000", True),
        ("DateEquals", "2030-01-01T00:00:00Z", "2030-01-01", True),
        ("DateEquals", "2030-01-01T00:00:00Z", "2030-01-01T01:00:00+01:00", True),
        ("DateEquals", "2030-01-01T00:00:00.0019Z", "2030-01-01T00:00:00.0011Z", True),
        ("DateEquals", "2030-01-01T00:00:00Z", "not a date", False),
        ("DateEquals", "2030-01-01T00:00:00Z", "2030-02-30", False),
        ("DateNotEquals", "2030-01-01T00:00:00Z", "not a date", True),
        ("DateNotEquals", "2030-01-01T00:00:00Z", "2030-01-01", False),
        ("DateLessThan", "2030-01-01T00:00:00Z", "2029-12-31T23:59:59Z", True),
        ("DateLessThan", "2030-01-01T00:00:00Z", "not a date", False),
        ("DateLessThanEquals", "2030-01-01T00:00:00Z", "2030-01-01T00:00Z", True),
        ("DateGreaterThan", "2030-01-01T00:00:00Z", "2030-01-01T00:00:00.001Z", True),
        ("DateGreaterThanEquals", "2030-01-01T00:00:00Z", "2029", False),
        ("Bool", "true", "TRUE", True),
        ("Bool", "true", "yes", False),
        ("Bool", "false", "yes", True),
        ("Bool", "false", "", True),
        ("Bool", True, "true", True),
        ("BinaryEquals", "YQ==", "YQ==", True),
        ("BinaryEquals", "YQ==", "YQ", False),
        ("BinaryEquals", "YQ==", "YR==", False),
        ("IpAddress", "192.0.2.0/24", "192.0.2.255", True),
        ("IpAddress", "192.0.2.5/24", "192.0.2.1", True),
        ("IpAddress", "192.000.002.0/024", "192.0.2.1", True),
        ("IpAddress", "192.0.2.0/24", "192.000.2.1", True),
        ("IpAddress", "192.0.2.0/24", "192.0.3.1", False),
        ("IpAddress", "192.0.2.0/24", "192.0.2.1/32", False),
        ("IpAddress", "192.0.2.0/0", "2001:db8::1", False),
        ("IpAddress", "192.0.2.0/24", "::ffff:192.0.2.1", True),
        ("IpAddress", "::ffff:c000:200/120", "192.0.2.1", False),
        ("IpAddress", "2001:db8::4/127", "2001:db8::5", True),
        ("IpAddress", "2001:db8::5/64", "2001:db8::5", False),
        ("IpAddress", "2001:db8::1", "2001:DB8:0::1", True),
        ("IpAddress", "192.0.2.0/33", "192.0.2.0", False),
        ("IpAddress", "no address", "192.0.2.1", False),
        ("NotIpAddress", "192.0.2.0/24", "192.0.3.1", True),
        ("NotIpAddress", "192.0.2.0/24", "192.0.2.1", False),
        ("NotIpAddress", "192.0.2.0/24", "no address", False),
        ("NotIpAddress", "192.0.2.0/24", "", False),
        ("NotIpAddress", "2001:db8::5/64", "2001:db8::5", True),
        ("ArnLike", "arn:aws:iam::*:user/*", "arn:aws:iam::123456789012:user/a/b", True),
        ("ArnEquals", "arn:aws:iam::*:user/*", "arn:aws:iam::123456789012:user/a:b", True),
        ("ArnLike", "arn:aws:iam::*:user/*", "arn:aws:iam::123456789012:role/test", False),
        ("ArnLike", "arn:aws:*:user/x", "arn:aws:iam::123456789012:user/x", False),
        ("ArnLike", "arn:aws:i?m::*:*", "arn:aws:iam::123456789012:user/x", True),
        ("ArnLike", "*", "arn:aws:iam::123456789012:user/x", True),
        ("ArnLike", "*", "not an arn", False),
        ("ArnNotLike", "arn:aws:iam::*:user/*", "arn:aws:iam::123456789012:role/test", True),
        ("ArnNotEquals", "arn:aws:iam::*:user/*", "arn:aws:iam::123456789012:user/test", False),
        ("ArnNotLike", "arn:aws:iam::*:user/*", "not an arn", False),
        ("ArnNotLike", "arn:aws:iam::*:user/*", "", False),
        ("StringEquals", "a*", "ab", False),
        ("StringEquals", "a", "A", False),
        ("StringNotEquals", ["a", "b"], "b", False),
        ("StringNotEquals", ["a", "b"], "c", True),
        ("StringEqualsIgnoreCase", "ΟΣ", "ος", True),
        ("StringEqualsIgnoreCase", "S", "ſ", False),
        ("StringNotEqualsIgnoreCase", "A", "a", False),
        ("StringLike", "a*c?e", "abbbcde", True),
        ("StringLike", "a*", "a\nb", True),
        ("StringLike", "a[b]", "ab", False),
        ("StringLike", "?", "𐐀", False),
        ("StringLike", "??", "𐐀", True),
        ("StringNotLike", "a*", "abc", False),
        ("StringEquals", "", "", True),
        ("stringequals", "a", "a", True),
    ],
)
def test_a_value_compares_as_on_aws(operator: str, wanted: Any, value: str, expected: bool) -> None:
    assert holds({operator: {TAG: wanted}}, {TAG: value}) is expected


@pytest.mark.parametrize(
    ("operator", "expected"),
    [
        ("StringEquals", False),
        ("StringNotEquals", True),
        ("StringEqualsIfExists", True),
        ("StringNotLikeIfExists", True),
        ("NumericNotEquals", True),
        ("NumericLessThan", False),
        ("DateNotEquals", True),
        ("Bool", False),
        ("BoolIfExists", True),
        ("NotIpAddress", True),
        ("IpAddress", False),
        ("ArnNotLike", True),
        ("ArnLike", False),
        ("ForAllValues:StringEquals", True),
        ("ForAllValues:StringNotEquals", True),
        ("ForAnyValue:StringEquals", False),
        ("ForAnyValue:StringNotEquals", False),
        ("ForAnyValue:StringNotEqualsIfExists", False),
    ],
)
def test_each_operator_has_its_answer_for_an_absent_key(operator: str, expected: bool) -> None:
    assert holds({operator: {TAG: "1"}}, {}) is expected


@pytest.mark.parametrize("operator", ["StringEquals", "StringNotEquals", "StringNotEqualsIfExists", "StringLike"])
@pytest.mark.parametrize("vpcs", [["vpc-a"], ["vpc-b"], ["vpc-a", "vpc-b"], "vpc-b"])
def test_an_operator_without_quantifier_never_sees_a_set(operator: str, vpcs: Any) -> None:
    assert not holds({operator: {"glue:VpcIds": "vpc-a"}}, {"glue:VpcIds": vpcs})


@pytest.mark.parametrize(
    ("quantifier", "operator", "numbers", "expected"),
    [
        ("ForAnyValue", "NumericEquals", ["no number"], False),
        ("ForAnyValue", "NumericEquals", ["no number", "1"], True),
        ("ForAllValues", "NumericEquals", ["no number", "1"], False),
        ("ForAnyValue", "NumericNotEquals", ["no number"], True),
        ("ForAllValues", "NumericNotEquals", ["no number", "2"], True),
        ("ForAllValues", "NumericNotEquals", ["1", "2"], False),
    ],
)
def test_quantifiers_go_over_the_request_s_values(
    quantifier: str, operator: str, numbers: list[str], expected: bool
) -> None:
    assert holds({f"{quantifier}:{operator}": {"aws:TagKeys": "1"}}, {"aws:TagKeys": numbers}) is expected


@pytest.mark.parametrize(
    ("wanted", "context", "expected"),
    [
        ("true", {}, True),
        ("TRUE", {}, True),
        (True, {TAG: "x"}, False),
        ("false", {TAG: ""}, True),
        (["true", "false"], {}, True),
        ("true", {TAG: []}, True),
        ("true", {TAG: None}, True),
    ],
)
def test_null_asks_whether_the_key_is_there(wanted: Any, context: dict[str, Any], expected: bool) -> None:
    assert holds({"Null": {TAG: wanted}}, context) is expected


def test_an_empty_list_of_policy_values_matches_nothing_that_is_there() -> None:
    context = {TAG: "x"}

    met = [holds({name: {TAG: []}}, context) for name in ("StringEquals", "StringNotEquals", "ForAllValues:StringLike")]

    assert met == [False, False, False]


@pytest.mark.parametrize(
    ("effect", "operator", "expected"),
    [
        ("Allow", "ArnLike", False),
        ("Deny", "ArnLike", True),
        ("Allow", "ArnNotLike", False),
        ("Deny", "ArnNotLike", True),
    ],
)
def test_a_policy_value_that_is_no_arn_denies_and_never_allows(effect: str, operator: str, expected: bool) -> None:
    context = {TAG: "arn:aws:iam::123456789012:user/x"}

    assert holds({operator: {TAG: "arn:aws:iam"}}, context, effect=effect) is expected


@pytest.mark.parametrize("held", ["aws:requesttag/T", "AWS:REQUESTTAG/t"])
def test_key_names_are_compared_without_regard_to_case(held: str) -> None:
    assert holds({"StringEquals": {TAG: "x"}}, {held: "x"})


@pytest.mark.parametrize(("value", "text"), [(1, "1"), (True, "true"), (1.5, "1.5")])
def test_numbers_and_truth_values_in_a_context_are_read_as_text(value: Any, text: str) -> None:
    assert holds({"StringEquals": {TAG: text}}, {TAG: value})


def test_a_context_value_that_is_no_text_is_refused() -> None:
    with pytest.raises(InvalidRequest) as refusal:
        holds({"StringEquals": {TAG: "x"}}, {TAG: {"nested": "x"}})

    assert refusal.value.code == "context_not_text"


@pytest.mark.parametrize("operator", ["StringMatches", "NullIfExists", "ForSomeValue:StringEquals", "", "Null:Bool"])
def test_an_unknown_operator_is_refused_by_name(operator: str) -> None:
    with pytest.raises(MalformedPolicy) as refusal:
        holds({operator: {TAG: "x"}}, {})

    assert refusal.value.code == "policy_unknown_operator"
    assert repr(operator) in refusal.value.message


def test_an_operator_without_a_key_is_no_condition() -> None:
    assert holds({"StringEquals": {}}, {})
