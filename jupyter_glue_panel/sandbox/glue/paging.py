"""NextToken and MaxResults."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import Any, TypeVar

from jupyter_glue_panel.sandbox.gate.refusal import AwsError

PAGE = 100
Item = TypeVar("Item")


def page_of(items: Sequence[Item], parameters: dict[str, Any]) -> tuple[Sequence[Item], dict[str, str]]:
    """The page that a request asks for, and the reply's ``NextToken`` member where there is more."""
    start = _offset(parameters.get("NextToken"))
    end = start + parameters.get("MaxResults", PAGE)
    token = b64encode(f"item:{end}".encode()).decode()
    return items[start:end], {"NextToken": token} if end < len(items) else {}


def _offset(token: str | None) -> int:
    if token is None:
        return 0
    try:
        match = re.fullmatch(r"item:(\d+)", b64decode(token, validate=True).decode())
    except ValueError:
        match = None
    if match is None:
        raise AwsError("InvalidInputException", "Invalid NextToken.")
    return int(match[1])
