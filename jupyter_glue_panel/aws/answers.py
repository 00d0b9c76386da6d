"""Is that an answer of AWS's at all? Where a proxy, or a connection that broke off, left something else, botocore reads
it as an answer without contents: a list would be empty that is not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

LARGE_BYTES = 200_000
"""Beyond it an answer's JSON is not read twice: its length and its ends tell enough."""


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
    if len(body) > LARGE_BYTES:
        return body[:1] == b"{" and body.rstrip()[-1:] == b"}"
    try:
        return isinstance(json.loads(body), dict)
    except ValueError:
        return False
