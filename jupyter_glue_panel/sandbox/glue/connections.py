"""Glue connections: moto keeps them, but without their type, and deletes none."""

from __future__ import annotations

from copy import deepcopy
from threading import Lock
from typing import Any

from jupyter_glue_panel.sandbox.clock import Clock
from jupyter_glue_panel.sandbox.gate.guard import Guard, require
from jupyter_glue_panel.sandbox.gate.refusal import AwsError
from jupyter_glue_panel.sandbox.moto_backends import vpc_of_subnet

from .paging import page_of
from .request import Handler, Request

SECRETS = ("PASSWORD", "ENCRYPTED_PASSWORD")

# By account and Region, then by name: what CreateConnection was told, and what AWS adds to it.
Connections = dict[tuple[str, str], dict[str, dict[str, Any]]]


class ConnectionCalls:
    """Connections by account and Region, and what they mean for a session's network."""

    def __init__(self, clock: Clock, guard: Guard) -> None:
        self._clock = clock
        self._guard = guard
        self._lock = Lock()
        self._places: Connections = {}
        self.handlers: dict[str, Handler] = {
            "CreateConnection": self._create,
            "GetConnection": self._get,
            "GetConnections": self._list,
            "DeleteConnection": self._delete,
        }

    def clear(self) -> None:
        """Forget all connections."""
        self._places.clear()

    def snapshot(self) -> Connections:
        """All connections, apart from what happens to them later."""
        return deepcopy(self._places)

    def put_back(self, saved: Connections) -> None:
        """Hold what was held at that ``snapshot``, and nothing else."""
        self._places = deepcopy(saved)

    def missing(self, request: Request, names: list[str]) -> list[str]:
        """Those of ``names`` that don't exist."""
        return [name for name in names if name not in self._here(request)]

    def network_context(self, request: Request, names: list[str]) -> dict[str, tuple[str, ...]]:
        """The condition keys that the named connections fill: the union over all of them; none without a network."""
        requirements = [self._here(request).get(name, {}).get("PhysicalConnectionRequirements", {}) for name in names]
        subnets = {item["SubnetId"] for item in requirements if item.get("SubnetId")}
        groups = {group for item in requirements for group in item.get("SecurityGroupIdList", [])}
        vpcs = {vpc for subnet in subnets if (vpc := vpc_of_subnet(*request.place, subnet))}
        keys = {"glue:VpcIds": vpcs, "glue:SubnetIds": subnets, "glue:SecurityGroupIds": groups}
        return {key: tuple(sorted(values)) for key, values in keys.items() if values}

    def _create(self, request: Request) -> dict[str, Any]:
        given = request.parameters["ConnectionInput"]
        name = given["Name"]
        require(self._guard, request.attempt("glue:CreateConnection", request.arn(f"connection/{name}")))
        now = self._clock.now()
        connection = {**given, "CreationTime": now, "LastUpdatedTime": now, "Status": "READY"}
        with self._lock:
            connections = self._places.setdefault(request.place, {})
            if name in connections:
                raise AwsError("AlreadyExistsException", f"Connection already exists: {name}")
            connections[name] = {**connection, "LastUpdatedBy": request.caller.arn, "ConnectionSchemaVersion": 1}
        return {"CreateConnectionStatus": "READY"}

    def _get(self, request: Request) -> dict[str, Any]:
        name = request.parameters["Name"]
        require(self._guard, request.attempt("glue:GetConnection", request.arn(f"connection/{name}")))
        connection = self._here(request).get(name)
        if connection is None:
            raise _not_found(name)
        return {"Connection": _shown(request, connection)}

    def _list(self, request: Request) -> dict[str, Any]:
        require(self._guard, request.attempt("glue:GetConnections", request.arn("catalog")))
        wanted = request.parameters.get("Filter", {})
        matching = [connection for connection in self._here(request).values() if _matches(connection, wanted)]
        page, more = page_of(matching, request.parameters)
        return {"ConnectionList": [_shown(request, connection) for connection in page], **more}

    def _delete(self, request: Request) -> dict[str, Any]:
        name = request.parameters["ConnectionName"]
        require(self._guard, request.attempt("glue:DeleteConnection", request.arn(f"connection/{name}")))
        with self._lock:
            if self._places.get(request.place, {}).pop(name, None) is None:
                raise _not_found(name)
        return {}

    def _here(self, request: Request) -> dict[str, dict[str, Any]]:
        with self._lock:
            return dict(self._places.get(request.place, {}))


def _not_found(name: str) -> AwsError:
    return AwsError("EntityNotFoundException", f"Connection {name} not found.")


def _shown(request: Request, connection: dict[str, Any]) -> dict[str, Any]:
    """As AWS answers: in clear text, password included, unless the caller asks for less."""
    if not request.parameters.get("HidePassword"):
        return connection
    properties = connection["ConnectionProperties"].items()
    return {**connection, "ConnectionProperties": {key: value for key, value in properties if key not in SECRETS}}


def _matches(connection: dict[str, Any], wanted: dict[str, Any]) -> bool:
    if wanted.get("ConnectionType", connection["ConnectionType"]) != connection["ConnectionType"]:
        return False
    return set(wanted.get("MatchCriteria", [])) <= set(connection.get("MatchCriteria", []))
