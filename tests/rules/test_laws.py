"""What holds for every policy and every request."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jupyter_glue_panel.rules.context import Context
from jupyter_glue_panel.rules.decisions import Layers, Unreadable
from jupyter_glue_panel.rules.evaluate import decide
from jupyter_glue_panel.rules.globs import Glob, written
from jupyter_glue_panel.rules.policy import Policy, read_policy
from jupyter_glue_panel.rules.problems import MalformedPolicy

from .documents import holds
from .strategies import SET_KEYS, SINGLE_KEYS, WORDS, conditions, documents, json_values, requests, statements

word_lists = st.lists(st.sampled_from(WORDS), min_size=1)
Request = tuple[str, str, dict[str, Any]]


def _read(document: dict[str, Any]) -> Policy:
    return read_policy(document)


def _with(document: dict[str, Any], *more: dict[str, Any]) -> dict[str, Any]:
    return {**document, "Statement": [*document["Statement"], *more]}


@given(documents, statements(("Deny",)), requests)
def test_another_deny_never_allows(document: dict[str, Any], deny: dict[str, Any], request: Request) -> None:
    before = decide(Layers((_read(document),)), *request)

    after = decide(Layers((_read(_with(document, deny)),)), *request)

    assert before.is_allowed >= after.is_allowed


@given(documents, statements(("Allow",)), requests)
def test_another_allow_never_denies(document: dict[str, Any], allow: dict[str, Any], request: Request) -> None:
    before = decide(Layers((_read(document),)), *request)

    after = decide(Layers((_read(_with(document, allow)),)), *request)

    assert before.is_allowed <= after.is_allowed
    assert (before.verdict == "explicitDeny") == (after.verdict == "explicitDeny")


@given(documents, documents, requests)
def test_another_layer_never_allows(document: dict[str, Any], boundary: dict[str, Any], request: Request) -> None:
    identity = (_read(document),)

    with_boundary = decide(Layers(identity, boundary=(_read(boundary),)), *request)

    assert with_boundary.is_allowed <= decide(Layers(identity), *request).is_allowed


@given(documents, requests)
def test_an_unreadable_policy_never_allows_and_never_undoes_a_deny(document: dict[str, Any], request: Request) -> None:
    policy = _read(document)
    readable = decide(Layers((policy,)), *request)

    partly = decide(Layers((policy, Unreadable("hidden"))), *request)

    assert partly.verdict == ("explicitDeny" if readable.verdict == "explicitDeny" else "unknown")


@given(documents, requests, st.randoms())
def test_the_order_of_statements_and_their_spread_over_policies_mean_nothing(
    document: dict[str, Any], request: Request, random: Any
) -> None:
    shuffled = random.sample(document["Statement"], len(document["Statement"]))
    one_each = tuple(_read({**document, "Statement": each}) for each in shuffled)

    assert decide(Layers(one_each), *request).verdict == decide(Layers((_read(document),)), *request).verdict


@given(conditions, requests)
def test_operator_and_key_names_mean_the_same_in_any_case(condition: dict[str, Any], request: Request) -> None:
    shouted = {name.upper(): {key.upper(): value for key, value in keys.items()} for name, keys in condition.items()}

    assert holds(shouted, request[2]) == holds(condition, request[2])


@given(documents, requests, st.sampled_from(SINGLE_KEYS + SET_KEYS))
def test_a_key_that_no_statement_reads_changes_nothing(document: dict[str, Any], request: Request, key: str) -> None:
    action, resource, context = request
    policy = _read(document)
    read_keys = {low for each in policy.statements for low in each.reads}
    without = {name: value for name, value in context.items() if name != key or key.lower() in read_keys}

    assert decide(Layers((policy,)), *request) == decide(Layers((policy,)), action, resource, without)


@given(documents, requests)
def test_missing_keys_are_absent_and_read_by_some_statement(document: dict[str, Any], request: Request) -> None:
    policy = _read(document)

    missing = decide(Layers((policy,)), *request).missing_keys

    assert {key.lower() for key in missing} <= {low for each in policy.statements for low in each.reads}
    assert not any(key.lower() in Context(request[2]) for key in missing)


@given(
    st.sampled_from(("Equals", "Like", "EqualsIgnoreCase")), st.lists(st.sampled_from(WORDS)), st.sampled_from(WORDS)
)
def test_a_negated_operator_says_the_opposite_of_a_value_that_is_there(name: str, wanted: list[str], word: str) -> None:
    context = {"aws:userid": word}
    wanted = [*wanted, "vpc-a"]

    said = holds({f"String{name}": {"aws:userid": wanted}}, context)

    assert holds({f"StringNot{name}": {"aws:userid": wanted}}, context) is not said


@given(word_lists, word_lists)
def test_any_value_unlike_is_the_opposite_of_all_values_like(wanted: list[str], present: list[str]) -> None:
    context = {"glue:VpcIds": present}

    all_like = holds({"ForAllValues:StringEquals": {"glue:VpcIds": wanted}}, context)

    assert holds({"ForAnyValue:StringNotEquals": {"glue:VpcIds": wanted}}, context) is not all_like


@given(st.text("ab*?", max_size=8), st.text("ab", max_size=8))
def test_wildcards_mean_what_the_regular_expression_means(pattern: str, text: str) -> None:
    expression = "".join({"*": ".*", "?": "."}.get(character, character) for character in pattern)

    assert Glob(written(pattern)).matches(text) is (re.fullmatch(expression, text) is not None)


@given(json_values)
def test_whatever_is_read_is_a_policy_or_refused_as_none(value: Any) -> None:
    with suppress(MalformedPolicy):
        assert read_policy(value).version in ("2012-10-17", "2008-10-17")
