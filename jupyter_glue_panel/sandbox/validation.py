"""AWS's own limits on a request, read from the service model that botocore carries.

botocore checks only required members, types and minimums before it sends; AWS refuses the rest, and so does this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import botocore.session
from botocore.model import ServiceModel, Shape

from .gate.refusal import AwsError

# The models' patterns are Java's, which writes characters beyond U+FFFF as surrogate pairs.
_SURROGATES, _ASTRAL = r"\uD800\uDC00-\uDBFF\uDFFF", "\U00010000-\U0010ffff"
_NUMBERS = ("integer", "long", "double", "float")
_TYPES: dict[str, type | tuple[type, ...]] = {
    "structure": dict,
    "map": dict,
    "list": list,
    "string": str,
    **dict.fromkeys(_NUMBERS, (int, float)),
}


@lru_cache
def service_model(service: str) -> ServiceModel:
    """botocore's model of ``service``."""
    return botocore.session.get_session().get_service_model(service)


def validate(service: str, action: str, parameters: Mapping[str, Any]) -> None:
    """Raise AWS's validation error unless ``parameters`` keep the limits of the action's model."""
    model = service_model(service)
    complaints = list(_complaints(model.operation_model(action).input_shape, parameters, ""))
    if complaints:
        plural = "s" if len(complaints) > 1 else ""
        message = f"{len(complaints)} validation error{plural} detected: {'; '.join(complaints)}"
        raise AwsError("ValidationError" if service == "sts" else "ValidationException", message)


def _complaints(shape: Shape | None, value: Any, path: str) -> Iterator[str]:
    if shape is None:
        return
    _check_type(shape, value, path)
    if shape.type_name == "structure":
        yield from _structure(shape, value, path)
    elif shape.type_name == "map":
        yield from _length(shape, value, path)
        for key, item in value.items():
            yield from _complaints(shape.key, key, path)
            yield from _complaints(shape.value, item, f"{path}.{key}.member")
    elif shape.type_name == "list":
        yield from _length(shape, value, path)
        for number, item in enumerate(value, 1):
            yield from _complaints(shape.member, item, f"{path}.{number}.member")
    elif shape.type_name == "string":
        yield from _length(shape, value, path)
        yield from _text(shape, value, path)
    elif shape.type_name in _NUMBERS:
        yield from _range(shape, value, path)


def _check_type(shape: Shape, value: Any, path: str) -> None:
    if not isinstance(value, _TYPES.get(shape.type_name, object)):
        raise AwsError("SerializationException", f"Expected {shape.type_name} at '{path}'")


def _structure(shape: Shape, value: Mapping[str, Any], path: str) -> Iterator[str]:
    for name, member in shape.members.items():
        at = f"{path}.{_lower_first(name)}".lstrip(".")
        if value.get(name) is not None:
            yield from _complaints(member, value[name], at)
        elif name in shape.required_members:
            yield f"Value null at '{at}' failed to satisfy constraint: Member must not be null"


def _length(shape: Shape, value: Any, path: str) -> Iterator[str]:
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    if least is not None and len(value) < least:
        yield _told(value, path, f"Member must have length greater than or equal to {least}")
    if most is not None and len(value) > most:
        yield _told(value, path, f"Member must have length less than or equal to {most}")


def _range(shape: Shape, value: float, path: str) -> Iterator[str]:
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    if least is not None and value < least:
        yield _told(value, path, f"Member must have value greater than or equal to {least}")
    if most is not None and value > most:
        yield _told(value, path, f"Member must have value less than or equal to {most}")


def _text(shape: Shape, value: str, path: str) -> Iterator[str]:
    if shape.enum and value not in shape.enum:
        yield _told(value, path, f"Member must satisfy enum value set: [{', '.join(shape.enum)}]")
    pattern = shape.metadata.get("pattern")
    if pattern and not _compiled(pattern).fullmatch(value):
        yield _told(value, path, f"Member must satisfy regular expression pattern: {pattern}")


@lru_cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(_SURROGATES, _ASTRAL))


def _told(value: Any, path: str, constraint: str) -> str:
    return f"Value '{value}' at '{path}' failed to satisfy constraint: {constraint}"


def _lower_first(name: str) -> str:
    return name[:1].lower() + name[1:]
