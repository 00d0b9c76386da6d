"""Writes ``src/api/types.ts`` from ``jupyter_glue_panel/wire*.py``; with ``--check``, fails where that file is stale.

    python .ci/generate_types.py [--check]

Fields keep their wire names. What the server receives (``Body``) may leave out a field that has a default; what it
sends (``Reply``) always has them all, but for those that may be ``UNSET``. The text is laid out as prettier would.
"""

from __future__ import annotations

import argparse
import inspect
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import UnsetType

from jupyter_glue_panel import (
    wire,
    wire_costs,
    wire_discovery,
    wire_insertions,
    wire_network_check,
    wire_policies,
    wire_preflight,
    wire_sessions,
)

TARGET = Path(__file__).parents[1] / "src" / "api" / "types.ts"
HEADER = "// Generated from jupyter_glue_panel/wire*.py by .ci/generate_types.py: edit that, then run this.\n"
PRETTIER_WIDTH = 80
PLAIN: Mapping[object, str] = {
    str: "string",
    bool: "boolean",
    int: "number",
    float: "number",
    date: "string",
    datetime: "string",
    Decimal: "string",
    NoneType: "null",
    Any: "unknown",
}


class Writer:
    """Spells Python types in TypeScript. aliases: the module's own names for its ``Literal`` types."""

    def __init__(self, aliases: Mapping[object, str]) -> None:
        self._aliases = aliases

    def members(self, annotation: Any) -> list[str]:
        """The TypeScript union members that ``annotation`` stands for; a type with no counterpart is a TypeError."""
        if annotation in PLAIN:
            return [PLAIN[annotation]]
        if annotation in self._aliases:
            return [self._aliases[annotation]]
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Literal:
            return [f"'{value}'" if isinstance(value, str) else str(value).lower() for value in arguments]
        if origin in (Union, UnionType):
            return [member for each in arguments if each is not UnsetType for member in self.members(each)]
        if origin in (tuple, list):
            item = self.members(arguments[0])
            return [f"{item[0]}[]" if len(item) == 1 else f"({' | '.join(item)})[]"]
        if origin in (dict, Mapping):
            return [f"Record<string, {' | '.join(self.members(arguments[1]))}>"]
        if inspect.isclass(annotation) and issubclass(annotation, msgspec.Struct):
            return [annotation.__name__]
        raise TypeError(f"no TypeScript for {annotation!r}")

    def field(self, name: str, annotation: Any, *, optional: bool) -> str:
        """One line of an interface."""
        return _wrap(f"  {name}{'?' if optional else ''}:", self.members(annotation), indent="    ")

    def interface(self, struct: type[msgspec.Struct]) -> str:
        """A struct, its docstring as TSDoc above it."""
        hints = get_type_hints(struct)
        received = issubclass(struct, wire.Body)
        lines = [
            self.field(
                field.encode_name,
                hints[field.name],
                optional=(received and not field.required) or UnsetType in get_args(hints[field.name]),
            )
            for field in msgspec.structs.fields(struct)
        ]
        return "\n".join([_tsdoc(struct), f"export interface {struct.__name__} {{", *lines, "}", ""])

    def alias(self, name: str, literal: Any) -> str:
        """A named ``Literal``, spelt out."""
        members = Writer({}).members(literal)
        return _wrap(f"export type {name} =", members, indent="  ") + "\n"


def _wrap(head: str, members: list[str], *, indent: str) -> str:
    """``head`` and a union on one line, or one member a line where prettier's width is exceeded."""
    line = f"{head} {' | '.join(members)};"
    if len(line) <= PRETTIER_WIDTH or len(members) == 1:
        return line
    return "\n".join([head, *(f"{indent}| {member}" for member in members)]) + ";"


def _tsdoc(struct: type[msgspec.Struct]) -> str:
    text = re.sub(r"\bNone\b", "null", inspect.getdoc(struct) or "")
    lines = text.replace("``", "`").replace("*/", "*\\/").splitlines()
    return "\n".join(["/**", *(f" * {line}".rstrip() for line in lines), " */"])


def _declarations() -> Iterator[str]:
    modules = (
        *(wire, wire_network_check, wire_preflight, wire_policies, wire_costs),
        *(wire_sessions, wire_discovery, wire_insertions),
    )
    names = {name: value for module in modules for name, value in vars(module).items()}
    aliases = {value: name for name, value in names.items() if get_origin(value) is Literal}
    writer = Writer(aliases)
    for name, value in names.items():
        if get_origin(value) is Literal:
            yield writer.alias(name, value)
        elif inspect.isclass(value) and issubclass(value, wire.Reply | wire.Body) and msgspec.structs.fields(value):
            yield writer.interface(value)


def types() -> str:
    """The whole of ``types.ts``."""
    return "\n".join([HEADER, *_declarations()])


def main() -> int:
    """Write the file, or check it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the file is stale")
    wanted = types()
    if not parser.parse_args().check:
        TARGET.write_text(wanted, encoding="utf-8")
        return 0
    if TARGET.is_file() and TARGET.read_text(encoding="utf-8") == wanted:
        return 0
    print(f"{TARGET.name} is stale: run python .ci/generate_types.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
