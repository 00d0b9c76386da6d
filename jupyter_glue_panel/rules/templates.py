"""Policy text with variables: ``${aws:userid}``, ``${aws:PrincipalTag/team, 'default'}``, ``${*}``, ``${?}``, ``${$}``.

What a variable brings in is literal text: a star in a tag's value matches a star. Source: IAM User Guide, "Variables
and tags"; the cardinality rule (a multivalued key never expands, not even to the default) was recorded on live AWS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from .context import Context
from .globs import Chunk, written
from .problems import MalformedPolicy

FILLINGS_KEPT = 4


@dataclass(frozen=True, slots=True)
class Variable:
    """``${key, 'default'}``. key: as written."""

    key: str
    default: str | None


Template: TypeAlias = "tuple[Chunk | Variable, ...]"
Test: TypeAlias = Callable[[Any, Context], bool]
"""A request's value, converted, against one policy value."""


def read_template(text: str, *, variables: bool, wildcards: bool) -> Template:
    """``text`` taken apart. variables: whether the policy's Version knows them; wildcards: whether the place does.

    Raises MalformedPolicy (policy_bad_variable).
    """
    return tuple(_parts(text, variables, wildcards))


def variable_keys(template: Template) -> tuple[str, ...]:
    """The context keys that ``template`` needs, as written."""
    return tuple(part.key for part in template if isinstance(part, Variable))


def make_test(template: Template, prepare: Callable[[Sequence[Chunk]], Callable[[Any], bool]]) -> Test:
    """A test for ``template``, which ``prepare`` makes of its text: now where it names no variable, else for each new
    filling. The last ones are kept: one principal asks about many networks.
    """
    sources = tuple((part.key.lower(), part.default) for part in template if isinstance(part, Variable))
    if not sources:
        prepared = prepare(_filled(template, ()))
        return lambda value, context: prepared(value)

    @lru_cache(maxsize=FILLINGS_KEPT)
    def prepared_with(values: tuple[str, ...]) -> Callable[[Any], bool]:
        return prepare(_filled(template, values))

    def test(value: Any, context: Context) -> bool:
        values = _values(sources, context)
        return values is not None and prepared_with(values)(value)

    return test


def _values(sources: Iterable[tuple[str, str | None]], context: Context) -> tuple[str, ...] | None:
    """What the request, or else the default, puts in the variables' places; None where one has no value: then nothing
    is like the template. sources: key in lower case, and default.
    """
    values: list[str] = []
    for key, default in sources:
        held = context.get(key)
        value = default if held is None else held
        if not isinstance(value, str):
            return None
        values.append(value)
    return tuple(values)


def _filled(template: Template, values: Iterable[str]) -> tuple[Chunk, ...]:
    left = iter(values)
    return tuple(next(left) if isinstance(part, Variable) else part for part in template)


def _parts(text: str, variables: bool, wildcards: bool) -> Iterator[Chunk | Variable]:
    position = 0
    while variables and (start := text.find("${", position)) >= 0:
        yield from _plain(text[position:start], wildcards)
        end = _end_of_variable(text, start)
        yield _variable(text[start + 2 : end].strip())
        position = end + 1
    yield from _plain(text[position:], wildcards)


def _plain(text: str, wildcards: bool) -> tuple[Chunk, ...]:
    if wildcards:
        return written(text)
    return (text,) if text else ()


def _end_of_variable(text: str, start: int) -> int:
    end = text.find("}", start)
    opening = text.find("'", start, end)
    if end >= 0 and opening >= 0:
        closing = text.find("'", opening + 1)
        end = text.find("}", closing) if closing >= 0 else -1
    if end < 0:
        raise MalformedPolicy("policy_bad_variable", f"A policy variable is not closed: {text[start : start + 60]!r}.")
    return end


def _variable(body: str) -> str | Variable:
    if body in ("*", "?", "$"):
        return body
    key, comma, default = (part.strip() for part in body.partition(","))
    quoted = len(default) >= 2 and default[0] == default[-1] == "'" and "'" not in default[1:-1]
    if not key or set(key) & set("${'\"*?") or (comma and not quoted):
        raise MalformedPolicy(
            "policy_bad_variable",
            f"This is no policy variable: {'${' + body[:60] + '}'!r}.",
            hint="It looks like ${aws:userid} or ${aws:PrincipalTag/team, 'none'}.",
        )
    return Variable(key, default[1:-1] if comma else None)
