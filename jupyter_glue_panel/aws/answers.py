"""Is that an answer of AWS's at all? Where a proxy, or a connection that broke off, left something else, botocore reads
it as an answer without contents: a list would be empty that is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

_OBJECT = msgspec.json.Decoder(dict[str, msgspec.Raw])
"""Sees whether a text is a JSON object, and makes nothing of what it holds."""


CHECKED = "is_checked"


def check_answer(response_dict: dict[str, Any], operation_model: Any, **_: object) -> None:
    """botocore's ResponseParserError for a success that is not one, in botocore's event ``before-parse``.

    What was checked is marked, and not checked again.
    """
    from botocore.parsers import ResponseParserError

    if response_dict["status_code"] >= 300 or operation_model.has_streaming_output or CHECKED in response_dict:
        return
    response_dict[CHECKED] = True
    if not (_is_whole(response_dict) and _is_answer(response_dict["body"], operation_model)):
        raise ResponseParserError("not an answer of AWS's, or not all of it")


def _is_whole(response_dict: Mapping[str, Any]) -> bool:
    headers = response_dict["headers"]
    announced = headers.get("content-length", "")
    if not announced.isdigit() or "content-encoding" in headers:
        return True
    return int(announced) == len(response_dict["body"])


def _is_answer(body: bytes, operation_model: Any) -> bool:
    if operation_model.service_model.metadata["protocol"] in ("query", "ec2"):
        return f"<{operation_model.name}Response".encode() in body[:1000]
    return not body or _is_json(body)


def _is_json(body: bytes) -> bool:
    try:
        _OBJECT.decode(body.decode())
    except (UnicodeDecodeError, msgspec.DecodeError):
        return False
    return True
