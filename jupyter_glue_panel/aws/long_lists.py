"""Glue's long lists, read straight into structs: botocore's parser takes 0.1 ms of the interpreter for each item.

The structs are left out of garbage collection: they hold no cycles, and ten thousand dicts in a row would start a
collection of everything, which stops the whole server for 0.1 s. Source of the shapes: botocore's model of Glue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, TypedDict, TypeVar

import msgspec

from .meanings import broken_answer

T = TypeVar("T")


class Names(msgspec.Struct, frozen=True, gc=False, rename="pascal"):
    """The connections of a session."""

    connections: tuple[str, ...] = ()


class GlueSession(msgspec.Struct, frozen=True, kw_only=True, gc=False, rename="pascal"):
    """Glue's ``Session``. By AWS's model nothing in it is certain, but without an id it is nothing to speak of."""

    id: str
    created_on: datetime | None = None
    status: str = "UNKNOWN"
    role: str | None = None
    completed_on: datetime | None = None
    error_message: str | None = None
    connections: Names = Names()
    default_arguments: dict[str, str] = {}
    glue_version: str | None = None
    worker_type: str | None = None
    number_of_workers: int | None = None
    max_capacity: float | None = None
    idle_timeout: int | None = None
    execution_time: float | None = None
    dpu_seconds: float | None = msgspec.field(default=None, name="DPUSeconds")
    progress: float | None = None


class Requirements(msgspec.Struct, frozen=True, kw_only=True, gc=False, rename="pascal"):
    """Glue's ``PhysicalConnectionRequirements``."""

    subnet_id: str | None = None
    availability_zone: str | None = None
    security_group_id_list: tuple[str, ...] = ()


class GlueConnection(msgspec.Struct, frozen=True, kw_only=True, gc=False, rename="pascal"):
    """Glue's ``Connection``, without what might be secret in it."""

    name: str
    connection_type: str = "UNKNOWN"
    description: str = ""
    physical_connection_requirements: Requirements = Requirements()
    status: str | None = None
    compatible_compute_environments: tuple[str, ...] = ()


class _Sessions(TypedDict, total=False):
    Sessions: list[GlueSession]
    Ids: list[str]
    NextToken: str


class _Connections(TypedDict, total=False):
    ConnectionList: list[GlueConnection]
    NextToken: str


def sessions_in(found: Iterable[Any], call: str = "glue:ListSessions") -> tuple[GlueSession, ...]:
    """Sessions as structs, whoever read them. BadGateway (aws_answer_broken), naming ``call``."""
    return _converted(found, tuple[GlueSession, ...], call)


def connections_in(found: Iterable[Any]) -> tuple[GlueConnection, ...]:
    """Connections as structs, whoever read them. BadGateway (aws_answer_broken)."""
    return _converted(found, tuple[GlueConnection, ...], "glue:GetConnections")


def _converted(found: Iterable[Any], kind: type[T], call: str) -> T:
    try:
        return msgspec.convert(list(found), kind, strict=False)
    except msgspec.ValidationError as error:
        raise broken_answer(call) from error


def _reader(kind: Any) -> Callable[..., None]:
    # not strict, for times are seconds since 1970 on the wire; numbers are then taken as texts, too
    decoder = msgspec.json.Decoder(kind, strict=False)

    def read(response_dict: dict[str, Any], customized_response_dict: dict[str, Any], **_: object) -> None:
        if response_dict["status_code"] != 200:
            return
        try:
            customized_response_dict.update(decoder.decode(response_dict["body"]))
        except msgspec.DecodeError:
            return  # botocore says what is wrong with it
        response_dict["body"] = b"{}"

    return read


READERS: Mapping[str, Callable[..., None]] = {
    "glue.ListSessions": _reader(_Sessions),
    "glue.GetConnections": _reader(_Connections),
}
"""Handlers of botocore's event ``before-parse``, by the names of service and operation."""
