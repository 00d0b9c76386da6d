"""From text, or from what a JSON parser made of it, to a JSON object small and shallow enough to be a policy."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from .problems import MalformedPolicy

MAX_CHARACTERS = 1_000_000
"""A hundred times what IAM stores: beyond it nothing is parsed."""
MAX_DEPTH = 8
"""A condition's value lies six levels deep."""

_ELEMENTS = frozenset(("Version", "Id", "Statement"))
_DOCUMENT_MEMBERS = ("PolicyDocument", "Document", "AssumeRolePolicyDocument")


def read_document(source: str | bytes | Mapping[str, Any]) -> dict[str, Any]:
    """The JSON object in ``source``.

    Raises MalformedPolicy (policy_not_json, policy_too_large, policy_too_deep, policy_duplicate_element,
    policy_wrong_type); cyclic objects are too deep.
    """
    document = parse_text(source) if isinstance(source, (str, bytes)) else source
    if not isinstance(document, Mapping):
        raise MalformedPolicy("policy_wrong_type", f"A policy is a JSON object, not {type_name(document)}.")
    _check_shape(document)
    return dict(document)


def parse_text(source: str | bytes) -> Any:
    """What JSON text says. Raises MalformedPolicy (policy_not_json, policy_too_large, policy_too_deep,
    policy_duplicate_element).
    """
    if len(source) > MAX_CHARACTERS:
        raise _too_large()
    try:
        return json.loads(source, object_pairs_hook=unique_members)
    except RecursionError as error:
        raise _too_deep() from error
    except ValueError as error:
        raise MalformedPolicy("policy_not_json", f"The policy is not JSON: {error}.") from error


def unique_members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object of which no member silently takes another's place: for ``json.loads`` as its object_pairs_hook.

    Raises MalformedPolicy (policy_duplicate_element).
    """
    members: dict[str, Any] = {}
    for name, value in pairs:
        if name in members:
            raise MalformedPolicy("policy_duplicate_element", f"The element {name[:100]!r} stands twice in one object.")
        members[name] = value
    return members


def named_documents(source: Any, name: str) -> list[tuple[str, Any]]:
    """The documents in what AWS and people hand over, each with its name, ``name`` where it has none.

    Taken: a document; a list of them; an object of documents by name; the answers of GetRolePolicy, GetPolicyVersion
    and GetRole (its trust policy) as the AWS CLI prints them.
    """
    if isinstance(source, (list, tuple)):
        return [_labelled(each, f"{name} {number}") for number, each in enumerate(source, 1)]
    if (
        isinstance(source, Mapping)
        and source
        and _ELEMENTS.isdisjoint(source)
        and all(map(_is_document, source.values()))
    ):
        return [(str(key), each) for key, each in source.items()]
    return [_labelled(source, name)]


def _is_document(value: Any) -> bool:
    return value is None or (isinstance(value, Mapping) and "Statement" in value)


def _labelled(source: Any, name: str) -> tuple[str, Any]:
    if not isinstance(source, Mapping) or "Statement" in source:
        return name, source
    inner = next((source[each] for each in ("PolicyVersion", "Role") if isinstance(source.get(each), Mapping)), source)
    label = str(inner.get("PolicyName") or inner.get("RoleName") or name)
    return next(((label, inner[each]) for each in _DOCUMENT_MEMBERS if each in inner), (name, source))


def type_name(value: object) -> str:
    """What a JSON value is, in JSON's words."""
    names = {dict: "an object", list: "a list", str: "a text", bool: "a truth value", type(None): "null"}
    return names.get(type(value), "a number" if isinstance(value, (int, float)) else type(value).__name__)


def texts_of(value: Any, place: str) -> tuple[str, ...]:
    """A text, or a list of at least one, as a tuple. Raises MalformedPolicy (policy_wrong_type), naming ``place``."""
    listed = value if isinstance(value, (list, tuple)) else (value,)
    for each in listed:
        if not isinstance(each, str):
            raise MalformedPolicy("policy_wrong_type", f"{place} takes texts, not {type_name(each)}.")
    if not listed:
        raise MalformedPolicy("policy_wrong_type", f"{place} is an empty list.")
    return tuple(listed)


def _check_shape(document: Any) -> None:
    characters = 0
    level, depth = [document], 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise _too_deep()
        deeper: list[Any] = []
        for value in level:
            if isinstance(value, Mapping):
                characters += sum(len(name) for name in value if isinstance(name, str))
                deeper.extend(value.values())
            elif isinstance(value, (list, tuple)):
                deeper.extend(value)
            else:
                characters += len(value) if isinstance(value, str) else 1
        if characters + len(deeper) > MAX_CHARACTERS:
            raise _too_large()
        level = deeper


def _too_large() -> MalformedPolicy:
    return MalformedPolicy(
        "policy_too_large",
        f"The policy has more than {MAX_CHARACTERS:,} characters.",
        hint="IAM stores at most 10,240; is it the right file?",
    )


def _too_deep() -> MalformedPolicy:
    return MalformedPolicy(
        "policy_too_deep",
        f"The policy's elements are nested more than {MAX_DEPTH} deep.",
        hint="No policy element lies deeper than a condition's values, six levels down.",
    )
