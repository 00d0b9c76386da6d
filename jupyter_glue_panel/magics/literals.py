"""Python literals: how the bodies of ``%%assume_role``, ``%%tags`` and ``%%configure`` are written and read.

``repr`` escapes every character that ``str.splitlines``, IPython or a reader's eye could trip over (line separators,
controls, bidirectional marks, lone surrogates), and no line begins like a prompt or a magic.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

_INDENT = "    "
_HALF_A_CHARACTER = re.compile(r"\\[uU](?:0000)?[dD][89a-fA-F]")
"""An escaped surrogate, of which Python makes a text that no JSON reply can carry."""


class NotALiteral(ValueError):
    """The text is no Python literal, which is all that the kernel reads there."""


def write_text(text: str) -> str:
    """A string literal of one line, in double quotes where nothing needs escaping."""
    literal = repr(text)
    return f'"{text}"' if literal == f"'{text}'" and '"' not in text else literal


def write_dict(
    values: Mapping[str, object], remarks: Mapping[str | None, Sequence[str]] = MappingProxyType({}), indent: str = ""
) -> str:
    """A dict literal, one ``'key': value,`` a line; values are literals themselves. remarks: comments above keys; those
    under anything else stand at the end."""
    inner = indent + _INDENT
    lines = []
    for key, value in values.items():
        lines += [f"{inner}{remark}\n" for remark in remarks.get(key, ())]
        lines.append(f"{inner}{key!r}: {_write(value, inner)},\n")
    lines += [f"{inner}{remark}\n" for key, texts in remarks.items() if key not in values for remark in texts]
    return "{\n" + "".join(lines) + indent + "}" if lines else "{}"


def write_as_remark(key: object, value: object) -> str:
    """An item of a dict as a comment."""
    return f"# {key!r}: {value!r},"


def _write(value: object, indent: str) -> str:
    return write_dict(value, indent=indent) if isinstance(value, Mapping) else repr(value)


def read_literal(body: str) -> object:
    """What the kernel's ``literal_eval`` makes of a body; NotALiteral, also where no reply could carry it."""
    if _HALF_A_CHARACTER.search(body):
        raise NotALiteral
    try:
        value = ast.literal_eval(body)
        repr(value)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError) as error:
        raise NotALiteral from error
    return value


def read_dict(body: str) -> tuple[Mapping[object, object] | None, bool]:
    """The dict that a body spells, in Python or in JSON, None where it spells none; whether the kernel sees it too."""
    try:
        value = read_literal(body)
    except NotALiteral:
        return _read_json(body), False
    return (value, True) if isinstance(value, Mapping) else (None, False)


def _read_json(body: str) -> Mapping[object, object] | None:
    if _HALF_A_CHARACTER.search(body):
        return None
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
