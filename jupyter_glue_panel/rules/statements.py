"""One statement of a policy: whom and what it covers, under which conditions, and whether it allows or denies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from .conditions import Condition, read_condition
from .context import Context, as_text
from .documents import texts_of, type_name
from .globs import Chunk, Glob, written
from .operators import read_operator
from .principals import Principals, read_principals
from .problems import MalformedPolicy
from .templates import Test, make_test, read_template, variable_keys
from .values import ARN_PARTS

Effect = Literal["Allow", "Deny"]

_ELEMENTS = {"Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"}
_ACTION = re.compile(r"[^\s:]+:[^\s:]+")
_RESOURCES = {"Resource", "NotResource"}
_PRINCIPALS = {"Principal", "NotPrincipal"}


@dataclass(frozen=True, slots=True)
class Selector:
    """Action or NotAction, Resource or NotResource. values: as written · reads: context keys named as variables."""

    values: tuple[str, ...]
    negated: bool
    reads: tuple[str, ...] = ()
    _tests: tuple[Test, ...] = field(default=(), repr=False, compare=False)

    def covers(self, text: str, context: Context) -> bool:
        """Whether the element selects ``text`` (actions: in lower case)."""
        return any(test(text, context) for test in self._tests) != self.negated


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement made ready. index: its place in the document, from 0 · resources: None in a trust policy."""

    index: int
    sid: str | None
    effect: Effect
    actions: Selector
    resources: Selector | None
    conditions: tuple[Condition, ...]
    principals: Principals | None
    reads: Mapping[str, str] = field(repr=False)
    """The context keys that it looks at: lower case to as written."""

    def covers(self, action: str, context: Context) -> bool:
        """Whether it speaks of ``action`` (lower case)."""
        return self.actions.covers(action, context)

    def covers_resource(self, resource: str, context: Context) -> bool:
        """Whether it speaks of ``resource``: an ARN, or ``*``."""
        return self.resources is None or self.resources.covers(resource, context)

    def holds(self, context: Context) -> bool:
        """Whether the request meets all its conditions."""
        return all(condition.holds(context) for condition in self.conditions)


def read_statement(index: int, source: Any, *, variables: bool, takes_principal: bool) -> Statement:
    """A statement of a document. variables: whether the document's Version knows them · takes_principal: whether it
    must name one (trust policies), or must not (all others).

    Raises MalformedPolicy; the message names the statement by its number, from 1, and Sid.
    """
    try:
        return _read(index, source, variables, takes_principal)
    except MalformedPolicy as error:
        sid = source.get("Sid") if isinstance(source, Mapping) else None
        place = f"statement {index + 1}" + (f" ({sid[:100]})" if isinstance(sid, str) else "")
        raise MalformedPolicy(error.code, f"{place}: {error.message}", hint=error.hint) from error


def _read(index: int, source: Any, variables: bool, takes_principal: bool) -> Statement:
    if not isinstance(source, Mapping):
        raise MalformedPolicy("policy_wrong_type", f"A statement is an object, not {type_name(source)}.")
    _check_elements(source, takes_principal)
    effect = _effect(source)
    conditions = tuple(_conditions(source.get("Condition", {}), variables, effect == "Deny"))
    resources = None if takes_principal and not _RESOURCES & set(source) else _resources(source, variables)
    reads = [*(resources.reads if resources else ()), *(key for each in conditions for key in each.reads)]
    return Statement(
        index=index,
        sid=_sid(source),
        effect=effect,
        actions=_actions(source),
        resources=resources,
        conditions=conditions,
        principals=read_principals(source) if takes_principal else None,
        reads={key.lower(): key for key in reads},
    )


def _check_elements(source: Mapping[str, Any], takes_principal: bool) -> None:
    unknown = set(source) - _ELEMENTS - _PRINCIPALS
    if unknown:
        raise MalformedPolicy("policy_unknown_element", f"There is no element {min(map(str, unknown))[:100]!r}.")
    if not takes_principal and _PRINCIPALS & set(source):
        raise MalformedPolicy(
            "policy_unknown_element",
            "Only a trust policy or another resource-based policy names a Principal.",
            hint="Remove it: a policy speaks of the user or role to which it is attached.",
        )


def _effect(source: Mapping[str, Any]) -> Effect:
    effect = source.get("Effect")
    if effect is None:
        raise MalformedPolicy("policy_missing_element", "It has no Effect.")
    if effect not in ("Allow", "Deny"):
        raise MalformedPolicy("policy_wrong_type", f"Effect is Allow or Deny, not {str(effect)[:60]!r}.")
    return "Allow" if effect == "Allow" else "Deny"


def _sid(source: Mapping[str, Any]) -> str | None:
    sid = source.get("Sid")
    if sid is not None and not isinstance(sid, str):
        raise MalformedPolicy("policy_wrong_type", f"A Sid is a text, not {type_name(sid)}.")
    return sid


def _actions(source: Mapping[str, Any]) -> Selector:
    name, texts = _either(source, "Action")
    for text in texts:
        if text != "*" and _ACTION.fullmatch(text) is None:
            raise MalformedPolicy(
                "policy_bad_action",
                f"{name} {text[:100]!r} names no service.",
                hint="It looks like glue:CreateSession, glue:* or *.",
            )
    tests = tuple(make_test(written(text.lower()), _like) for text in texts)
    return Selector(texts, name == "NotAction", (), tests)


def _resources(source: Mapping[str, Any], variables: bool) -> Selector:
    name, texts = _either(source, "Resource")
    spellings = (spelling for text in texts for spelling in _spellings(text))
    templates = [read_template(spelling, variables=variables, wildcards=True) for spelling in spellings]
    reads = tuple(key for template in templates for key in variable_keys(template))
    return Selector(texts, name == "NotResource", reads, tuple(make_test(each, _like) for each in templates))


def _like(chunks: Iterable[Chunk]) -> Callable[[str], bool]:
    return Glob(chunks).matches


def _spellings(resource: str) -> tuple[str, ...]:
    """As written: a glob over the whole of an ARN, in which a star runs across colons. AWS also takes the parts that a
    short ARN lacks for stars, unless it holds a variable: ``arn:aws:glue`` covers all that is Glue's.
    """
    missing = ARN_PARTS - len(resource.split(":"))
    is_short = missing > 0 and resource.startswith("arn:") and "${" not in resource
    return (resource, resource + ":*" * missing) if is_short else (resource,)


def _either(source: Mapping[str, Any], name: str) -> tuple[str, tuple[str, ...]]:
    """The one of ``name`` and ``Not<name>`` that the statement has, and its values."""
    present = [each for each in (name, f"Not{name}") if each in source]
    if len(present) == 2:
        raise MalformedPolicy("policy_exclusive_elements", f"It has both {name} and Not{name}.")
    if not present:
        raise MalformedPolicy("policy_missing_element", f"It has neither {name} nor Not{name}.")
    return present[0], texts_of(source[present[0]], present[0])


def _conditions(source: Any, variables: bool, denies: bool) -> Iterator[Condition]:
    for operator, keys in _members(source, "Condition"):
        read_operator(operator)  # one that holds no key is no condition, but has to be one that IAM knows
        for key, listed in _members(keys, operator):
            values = [as_text(value) for value in (listed if isinstance(listed, (list, tuple)) else (listed,))]
            texts = [value for value in values if value is not None]
            if len(texts) < len(values):
                raise MalformedPolicy(
                    "policy_wrong_type", f"The values of {operator[:100]} {key[:100]} are texts, numbers, truth values."
                )
            yield read_condition(operator, key, texts, variables=variables, denies=denies)


def _members(source: Any, place: str) -> list[tuple[str, Any]]:
    if not isinstance(source, Mapping):
        raise MalformedPolicy("policy_wrong_type", f"{place[:100]} holds an object, not {type_name(source)}.")
    if not all(isinstance(name, str) for name in source):
        raise MalformedPolicy("policy_wrong_type", f"{place[:100]} has a name that is no text.")
    return list(source.items())
