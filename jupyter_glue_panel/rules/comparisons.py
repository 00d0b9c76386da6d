"""How a request's value compares with a policy's values: each positive comparison, made ready once."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

from . import values
from .context import Context
from .globs import Chunk, Glob, Wild
from .templates import Test, make_test, read_template, variable_keys

_Prepared: TypeAlias = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison with its policy values read.

    convert: from the request's text to what the tests take, None where it can't be · tests: one for each policy value ·
    unreadable_is_unequal: whether a negated operator holds for a text that can't be converted (numbers and dates: yes;
    addresses and ARNs never match, negated or not) · keys: context keys that the policy values name as variables.
    """

    convert: Callable[[str], Any]
    tests: tuple[Test, ...]
    unreadable_is_unequal: bool = True
    keys: tuple[str, ...] = ()


def compare(name: str, texts: Sequence[str], *, variables: bool, spoiled_arn_matches: bool) -> Comparison:
    """The comparison ``name`` (positive, as operators.py spells it) with ``texts``.

    variables: whether the policy's Version knows policy variables. spoiled_arn_matches: whether a policy value that is
    no ARN counts as equal to any ARN: AWS lets it deny, never allow. Raises MalformedPolicy (policy_bad_variable).
    """
    if name in _CONVERTED:
        return _with_converted(name, texts)
    templates = [read_template(text, variables=variables, wildcards=name not in _LITERAL) for text in texts]
    keys = tuple(key for template in templates for key in variable_keys(template))
    if name in _LITERAL:
        fold = _LITERAL[name]
        return Comparison(fold, tuple(make_test(each, partial(_equal, fold)) for each in templates), keys=keys)
    if name == "StringLike":
        return Comparison(str, tuple(make_test(each, _like) for each in templates), keys=keys)
    like_arn = partial(_like_arn, spoiled_arn_matches)
    return Comparison(values.arn_parts, tuple(make_test(each, like_arn) for each in templates), False, keys)


def _equal(fold: Callable[[str], str], chunks: Sequence[Chunk]) -> _Prepared:
    return partial(operator.eq, fold("".join(chunk for chunk in chunks if isinstance(chunk, str))))


def _like(chunks: Iterable[Chunk]) -> _Prepared:
    return Glob(chunks).matches


def _like_arn(spoiled_matches: bool, chunks: Sequence[Chunk]) -> _Prepared:
    if tuple(chunks) == (Wild.ANY,):
        return lambda parts: True
    split = _split_at_colons(chunks)
    if len(split) < values.ARN_PARTS:
        return lambda parts: spoiled_matches
    globs = [Glob(part) for part in split]
    return lambda parts: all(glob.matches(part) for glob, part in zip(globs, parts, strict=True))


def _split_at_colons(chunks: Iterable[Chunk]) -> list[list[Chunk]]:
    parts: list[list[Chunk]] = [[]]
    for chunk in chunks:
        if isinstance(chunk, Wild):
            parts[-1].append(chunk)
            continue
        first, *rest = chunk.split(":", values.ARN_PARTS - len(parts))
        parts[-1].append(first)
        parts.extend([text] for text in rest)
    return parts


def _with_converted(name: str, texts: Iterable[str]) -> Comparison:
    convert, read, relation, unreadable_is_unequal = _CONVERTED[name]
    operands = (read(text) for text in texts)
    tests = tuple(partial(_against, relation, operand) for operand in operands if operand is not None)
    return Comparison(convert, tests, unreadable_is_unequal)


def _against(relation: Callable[[Any, Any], bool], operand: Any, value: Any, context: Context) -> bool:
    return relation(value, operand)


def _truth(text: str) -> bool:
    return text.lower() == "true"


def _lies_in(address: values.Address, network: values.Network) -> bool:
    return network.covers(address)


# lower(), not casefold(): AWS tells S from long s and final sigma from capital sigma.
_LITERAL: dict[str, Callable[[str], str]] = {
    "StringEquals": str,
    "StringEqualsIgnoreCase": str.lower,
}
_RELATIONS: dict[str, Callable[[Any, Any], bool]] = {
    "Equals": operator.eq,
    "LessThan": operator.lt,
    "LessThanEquals": operator.le,
    "GreaterThan": operator.gt,
    "GreaterThanEquals": operator.ge,
}
_Row: TypeAlias = tuple[Callable[[str], Any], Callable[[str], Any], Callable[[Any, Any], bool], bool]
_CONVERTED: dict[str, _Row] = {
    **{f"Numeric{name}": (values.as_number, values.as_number, test, True) for name, test in _RELATIONS.items()},
    **{f"Date{name}": (values.as_instant, values.as_instant, test, True) for name, test in _RELATIONS.items()},
    "Bool": (_truth, _truth, operator.eq, True),
    "BinaryEquals": (str, str, operator.eq, True),
    "IpAddress": (values.as_address, values.as_network, _lies_in, False),
}
