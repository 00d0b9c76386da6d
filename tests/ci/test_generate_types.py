from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

import pytest
from msgspec import UNSET, UnsetType

from jupyter_glue_panel.wire import Body, Reply

from .script import load

Writer = load("generate_types").Writer
Colour = Literal["red", "blue"]


class Sent(Reply, frozen=True, kw_only=True):
    """``GET thing``: None where there is none."""

    when: datetime
    price: Decimal | None = None


class Noted(Reply, frozen=True, kw_only=True):
    """``GET note``."""

    note: str | UnsetType = UNSET


class Received(Body, frozen=True, kw_only=True):
    """``PUT thing``."""

    name: str
    size: int = 3


@pytest.mark.parametrize(
    ("annotation", "typescript"),
    [
        (str, "string"),
        (float | None, "number | null"),
        (datetime, "string"),
        (tuple[str, ...], "string[]"),
        (tuple[str | None, ...], "(string | null)[]"),
        (dict[str, str], "Record<string, string>"),
        (dict[str, Any], "Record<string, unknown>"),
        (Literal["a", "b"], "'a' | 'b'"),
        (tuple[Sent, ...], "Sent[]"),
        (Colour, "Colour"),
    ],
)
def test_a_type_has_a_counterpart_in_typescript(annotation: object, typescript: str) -> None:
    assert " | ".join(Writer({Colour: "Colour"}).members(annotation)) == typescript


def test_a_type_without_a_counterpart_is_an_error() -> None:
    with pytest.raises(TypeError, match="complex"):
        Writer({}).members(complex)


def test_what_the_server_sends_is_always_there() -> None:
    assert Writer({}).interface(Sent) == (
        "/**\n * `GET thing`: null where there is none.\n */\n"
        "export interface Sent {\n  when: string;\n  price: string | null;\n}\n"
    )


def test_what_the_server_may_not_send_is_optional() -> None:
    assert "  note?: string;\n" in Writer({}).interface(Noted)


def test_what_the_server_receives_may_leave_out_what_has_a_default() -> None:
    assert "  name: string;\n  size?: number;\n" in Writer({}).interface(Received)


def test_a_long_union_is_broken_as_prettier_would() -> None:
    literal = Literal["a-rather-long-name-for-one", "a-rather-long-name-for-another", "and-a-third"]

    assert Writer({}).alias("Long", literal).splitlines() == [
        "export type Long =",
        "  | 'a-rather-long-name-for-one'",
        "  | 'a-rather-long-name-for-another'",
        "  | 'and-a-third';",
    ]
