"""AWS's query protocol from the server's side: forms to values, values to XML, by botocore's model of the service."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4
from xml.sax.saxutils import escape

from botocore.model import Shape
from werkzeug import Response

from jupyter_glue_panel.sandbox.gate.refusal import AwsError


def read_form(form: Mapping[str, str], shape: Shape) -> dict[str, Any]:
    """The parameters of a request whose input is ``shape``; AwsError for a number that is none."""
    value: dict[str, Any] = _read(form, shape, "")
    return value


def write_reply(action: str, namespace: str, result: Mapping[str, Any], shape: Shape) -> Response:
    """The reply to ``action`` whose output is ``shape``."""
    body = (
        f'<{action}Response xmlns="{namespace}">{_write(f"{action}Result", result, shape)}'
        f"<ResponseMetadata><RequestId>{uuid4()}</RequestId></ResponseMetadata></{action}Response>"
    )
    return Response(body, content_type="text/xml")


def _read(form: Mapping[str, str], shape: Shape, path: str) -> Any:
    if shape.type_name == "structure":
        prefixed = {name: f"{path}.{name}".lstrip(".") for name in shape.members}
        present = {name: at for name, at in prefixed.items() if _is_present(form, at)}
        return {name: _read(form, shape.members[name], at) for name, at in present.items()}
    if shape.type_name == "list":
        return _read_list(form, shape, path)
    if shape.type_name in ("integer", "long"):
        return _number(form[path])
    return form[path]


def _read_list(form: Mapping[str, str], shape: Shape, path: str) -> list[Any]:
    items: list[Any] = []
    while _is_present(form, f"{path}.member.{len(items) + 1}"):
        items.append(_read(form, shape.member, f"{path}.member.{len(items) + 1}"))
    return items


def _is_present(form: Mapping[str, str], path: str) -> bool:
    return path in form or any(name.startswith(f"{path}.") for name in form)


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise AwsError("MalformedInput", f"{text} is not a number") from error


def _write(name: str, value: Any, shape: Shape) -> str:
    return f"<{name}>{_content(value, shape)}</{name}>"


def _content(value: Any, shape: Shape) -> str:
    if shape.type_name == "structure":
        return "".join(_write(name, item, shape.members[name]) for name, item in value.items())
    if shape.type_name == "list":
        return "".join(_write("member", item, shape.member) for item in value)
    return str(value).lower() if shape.type_name == "boolean" else escape(str(value))
