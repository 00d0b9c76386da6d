"""Expectations about policies, in a file: a unit test for an administrator's policies.

A file is a JSON list of cases, or an object with the list under ``cases`` whose other members every case inherits. A
case: ``name``, ``action``, ``resource`` (default ``*``), ``context``, ``expect`` (allowed, explicitDeny, implicitDeny,
unknown, or denied for either denial) and its policies: ``policy``, ``boundary``, ``session``, ``scp``, ``rcp``, or
``trust`` with the ``principal`` that asks. Each takes a document, a list of them, or an object of them by name; a null
in a list is a policy that cannot be read; ``scp`` and ``rcp`` may be a list of levels, each a list. A ``boundary``, a
``session`` or a level that is an empty list allows nothing; null, or leaving it out, is to have none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jupyter_glue_panel.errors import InvalidRequest

from .decisions import Attached, Decision, Layers, Unreadable
from .documents import named_documents, type_name, unique_members
from .evaluate import decide
from .policy import Kind, read_policy
from .principals import Caller
from .trust import decide_assume_role, trusts

MAX_CHARACTERS = 32_000_000

_EXPECTATIONS = {
    "allowed": {"allowed"},
    "explicitdeny": {"explicitDeny"},
    "implicitdeny": {"implicitDeny"},
    "unknown": {"unknown"},
    "denied": {"explicitDeny", "implicitDeny"},
}
_MOST_SHOWN = 200
_LISTS = ("cases", "vectors", "tests")
_NAMES = {
    "policy": ("policy", "policies", "identity"),
    "boundary": ("boundary", "permissions_boundary"),
    "session": ("session", "session_policy", "session_policies"),
    "scp": ("scp", "scps", "service_control_policies"),
    "rcp": ("rcp", "rcps", "resource_control_policies"),
    "trust": ("trust", "trust_policy", "assume_role_policy"),
    "expect": ("expect", "expected"),
}
"""A case's members, and the other names under which they are taken."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case.

    got: the verdict, or the code of what is wrong with the case · because: the statement that decided, or the error.
    """

    name: str
    expected: str
    got: str
    because: str
    passed: bool


def read_cases(text: str) -> list[dict[str, Any]]:
    """The cases in a file's text. Raises InvalidRequest (cases_not_json, cases_too_large, cases_wrong_form,
    policy_duplicate_element).
    """
    listed, inherited = _listed(_parse(text))
    if not listed:
        raise _wrong_form("an empty list")
    for number, case in enumerate(listed, 1):
        if not isinstance(case, dict):
            raise _wrong_form(f"case {number} is {type_name(case)}")
    return [{**inherited, **case} for case in listed]


def run_case(case: Mapping[str, Any], number: int) -> Outcome:
    """What a case's policies decide, beside what it expects; ``number`` (from 1) names a case without a name."""
    name, expected = str(case.get("name", f"case {number}")), str(_member(case, "expect"))[:_MOST_SHOWN]
    try:
        wanted = _wanted(expected)
        decision = _decide(case)
    except InvalidRequest as error:
        return Outcome(name, expected, error.code, error.message, passed=False)
    return Outcome(name, expected, decision.verdict, str(decision), decision.verdict in wanted)


def _parse(text: str) -> Any:
    if len(text) > MAX_CHARACTERS:
        raise InvalidRequest("cases_too_large", f"The file has more than {MAX_CHARACTERS:,} characters.")
    try:
        return json.loads(text, object_pairs_hook=unique_members)
    except RecursionError as error:
        raise InvalidRequest(
            "cases_not_json", "The file is not JSON that can be read: it is nested too deep."
        ) from error
    except ValueError as error:
        raise InvalidRequest("cases_not_json", f"The file is not JSON: {error}.") from error


def _listed(source: Any) -> tuple[list[Any], dict[str, Any]]:
    if isinstance(source, list):
        return source, {}
    if not isinstance(source, dict):
        raise _wrong_form(type_name(source))
    for name in _LISTS:
        if isinstance(source.get(name), list):
            return source[name], {key: value for key, value in source.items() if key != name}
    if "action" in source:
        return [source], {}
    raise _wrong_form("an object without cases")


def _wrong_form(found: str) -> InvalidRequest:
    return InvalidRequest(
        "cases_wrong_form",
        f"The file is no list of cases: {found}.",
        hint='It looks like [{"name": …, "policy": …, "context": …, "action": …, "resource": …, "expect": …}].',
    )


def _wanted(expected: str) -> set[str]:
    wanted = _EXPECTATIONS.get(expected.replace("_", "").lower())
    if wanted is None:
        raise InvalidRequest("case_expectation", f"A case expects one of {', '.join(_EXPECTATIONS)}, not {expected!r}.")
    return wanted


def _decide(case: Mapping[str, Any]) -> Decision:
    action, resource, context = _action(case), _text(case, "resource", "*"), _context(case)
    trust = _attached(case, "trust", "trust")
    if trust is None:
        return decide(_layers(case), action, resource, context)
    if len(trust) != 1:
        raise InvalidRequest("case_trust", f"A role has one trust policy, not {len(trust)}.")
    caller = Caller.of(_text(case, "principal"))
    if _member(case, "policy") is None:
        return trusts(trust[0], caller, context, action).decision
    return decide_assume_role(trust[0], resource, caller, _layers(case), context)


def _action(case: Mapping[str, Any]) -> str:
    action = _text(case, "action")
    service, _, name = action.partition(":")
    if not service or not name:
        raise InvalidRequest("case_action", f"A case's action looks like glue:CreateSession, not {action[:100]!r}.")
    return action


def _context(case: Mapping[str, Any]) -> dict[str, Any]:
    context = case.get("context")
    if context is None:
        return {}
    if not isinstance(context, dict):
        raise InvalidRequest("case_context", f"A case's context is an object, not {type_name(context)}.")
    return context


def _layers(case: Mapping[str, Any]) -> Layers:
    if not any(alias in case for alias in _NAMES["policy"]):
        raise InvalidRequest("case_without_policy", "The case has no policy.")
    return Layers(
        identity=_attached(case, "policy") or (),
        boundary=_attached(case, "boundary"),
        session=_attached(case, "session"),
        scp=_levels(case, "scp"),
        rcp=_levels(case, "rcp"),
    )


def _attached(case: Mapping[str, Any], member: str, kind: Kind = "identity") -> Attached | None:
    source = _member(case, member)
    return None if source is None else _read(source, member, kind)


def _levels(case: Mapping[str, Any], member: str) -> tuple[Attached, ...]:
    source = _member(case, member)
    if source is None or source == []:
        return ()
    levels = source if isinstance(source, list) and any(isinstance(each, list) for each in source) else [source]
    return tuple(_read(level, f"{member} level {at}") for at, level in enumerate(levels, 1))


def _read(source: Any, name: str, kind: Kind = "identity") -> Attached:
    return tuple(
        Unreadable(label) if document is None else read_policy(document, name=label, kind=kind)
        for label, document in named_documents(source, name)
    )


def _member(case: Mapping[str, Any], name: str) -> Any:
    return next((case[alias] for alias in _NAMES[name] if alias in case), None)


def _text(case: Mapping[str, Any], name: str, default: str | None = None) -> str:
    value = case.get(name, default)
    if not isinstance(value, str) or not value:
        found = "an empty one" if value == "" else type_name(value)
        raise InvalidRequest("case_wrong_type", f"A case's {name} is a text, not {found}.")
    return value
