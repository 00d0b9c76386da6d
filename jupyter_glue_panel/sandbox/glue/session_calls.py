"""CreateSession, GetSession, ListSessions, StopSession, DeleteSession."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from jupyter_glue_panel.sandbox.gate.guard import Guard, require
from jupyter_glue_panel.sandbox.gate.refusal import AwsError, Refusal
from jupyter_glue_panel.sandbox.moto_backends import find_role
from jupyter_glue_panel.sandbox.settings import Settings
from jupyter_glue_panel.sandbox.trust import admits_service

from .connections import ConnectionCalls
from .paging import page_of
from .registry import SessionRegistry
from .request import Handler, Request
from .sessions import ENDED, Session
from .statements import Statements
from .tags import check_tags, resource_tag_context, tag_context

DEFAULT_MINUTES = 2880
DEFAULT_WORKERS = {"WorkerType": "G.1X", "NumberOfWorkers": 5}
LEAST_WORKERS = 2
GLUE_SERVICE = "glue.amazonaws.com"
GONE_VERSIONS = ("0.9", "1.0", "2.0")
REPEATED = (
    *("Description", "Role", "Command", "DefaultArguments", "Connections", "MaxCapacity", "SecurityConfiguration"),
    *("GlueVersion", "NumberOfWorkers", "WorkerType", "IdleTimeout", "SessionType"),
)

Environment = Callable[[Request, str], Mapping[str, str]]


class SessionCalls:
    """A session's life. environment: what the code of a session with a runtime role sees."""

    def __init__(
        self,
        registry: SessionRegistry,
        connections: ConnectionCalls,
        guard: Guard,
        settings: Settings,
        environment: Environment,
    ) -> None:
        self._registry = registry
        self._connections = connections
        self._guard = guard
        self._settings = settings
        self._environment = environment
        self.handlers: dict[str, Handler] = {
            "CreateSession": self._create,
            "GetSession": self._get,
            "ListSessions": self._list,
            "StopSession": self._stop,
            "DeleteSession": self._delete,
        }

    def _create(self, request: Request) -> dict[str, Any]:
        parameters = request.parameters
        tags = parameters.get("Tags", {})
        check_tags(tags)
        self._authorize(request, tags)
        described = _with_defaults(parameters)
        self._check_runtime_role(request)
        session = self._made(request, described, tags)
        self._registry.add(request.place, session)
        return {"Session": session.described(self._registry.clock.now())}

    def _authorize(self, request: Request, tags: dict[str, str]) -> None:
        """The actions that AWS checks for one CreateSession call (Service Authorization Reference, AWS Glue)."""
        arn = request.arn(f"session/{request.parameters['Id']}")
        network = self._connections.network_context(request, _connection_names(request))
        # for a session that is being made, its tags are those of the request
        tagged = {**tag_context(tags), **resource_tag_context(tags)}
        require(self._guard, request.attempt("glue:CreateSession", arn, **network, **tagged))
        if tags:
            require(self._guard, request.attempt("glue:TagResource", arn, **tagged))
        passed = {"iam:PassedToService": (GLUE_SERVICE,)}
        require(self._guard, request.attempt("iam:PassRole", request.parameters["Role"], **passed))

    def _check_runtime_role(self, request: Request) -> None:
        role_arn = request.parameters["Role"]
        if not self._settings.foreign_runtime_roles and f"::{request.caller.account}:" not in role_arn:
            raise Refusal("access_denied", "Cross-account pass role is not allowed.")
        role = find_role(role_arn)
        if role is None or not admits_service(role.trust_policy, GLUE_SERVICE):
            message = f"Role {role_arn} should be given assume role permissions for Glue Service."
            raise AwsError("InvalidInputException", message)

    def _made(self, request: Request, described: dict[str, Any], tags: dict[str, str]) -> Session:
        clock = self._registry.clock
        now = clock.now()
        missing = self._connections.missing(request, _connection_names(request))
        ready_at = now + self._settings.provisioning_seconds
        return Session(
            id=request.parameters["Id"],
            request=described,
            tags=dict(tags),
            statements=Statements(clock, partial(self._environment, request, described["Role"])),
            created_at=now,
            ready_at=ready_at,
            stopping_seconds=self._settings.stopping_seconds,
            idle_minutes=described["IdleTimeout"],
            timeout_minutes=request.parameters.get("Timeout", DEFAULT_MINUTES),
            failing_at=ready_at if missing else None,
            error_message=f"Connection {missing[0]} not found." if missing else None,
        )

    def _get(self, request: Request) -> dict[str, Any]:
        session = self._found(request, "glue:GetSession")
        return {"Session": session.described(self._registry.clock.now())}

    def _list(self, request: Request) -> dict[str, Any]:
        require(self._guard, request.attempt("glue:ListSessions"))
        wanted = request.parameters.get("Tags", {}).items()
        sessions = [session for session in self._registry.all(request) if wanted <= session.tags.items()]
        page, more = page_of(sessions, request.parameters)
        now = self._registry.clock.now()
        return {
            "Ids": [session.id for session in page],
            "Sessions": [session.described(now) for session in page],
            **more,
        }

    def _stop(self, request: Request) -> dict[str, Any]:
        session = self._found(request, "glue:StopSession")
        now = self._registry.clock.now()
        with self._registry.lock:
            status = session.status(now)
            if status not in ("PROVISIONING", "READY"):
                raise AwsError("IllegalSessionStateException", f"Session is in {status} status")
            session.stopping_at = now
        session.statements.close()
        return {"Id": session.id}

    def _delete(self, request: Request) -> dict[str, Any]:
        session = self._found(request, "glue:DeleteSession")
        status = session.status(self._registry.clock.now())
        if status not in ENDED:
            raise AwsError("IllegalSessionStateException", f"Session is in {status} status")
        self._registry.remove(request, session)
        return {"Id": session.id}

    def _found(self, request: Request, action: str) -> Session:
        session_id = request.parameters["Id"]
        held = resource_tag_context(self._registry.tags(request, session_id))
        require(self._guard, request.attempt(action, request.arn(f"session/{session_id}"), **held))
        return self._registry.get(request, session_id)


def _connection_names(request: Request) -> list[str]:
    names: list[str] = request.parameters.get("Connections", {}).get("Connections", [])
    return names


def _with_defaults(parameters: dict[str, Any]) -> dict[str, Any]:
    """CreateSession's members as GetSession repeats them; ``InvalidInputException`` where they contradict."""
    workers = {name: parameters[name] for name in DEFAULT_WORKERS if name in parameters}
    if workers and "MaxCapacity" in parameters:
        raise AwsError("InvalidInputException", "Please set only Max Capacity or Worker Type and Number of Workers.")
    version = parameters.get("GlueVersion", "5.1")
    if version in GONE_VERSIONS:
        raise AwsError("InvalidInputException", f"Glue version {version} is not supported for sessions.")
    repeated = {name: parameters[name] for name in REPEATED if name in parameters}
    defaults = {} if "MaxCapacity" in parameters else DEFAULT_WORKERS
    described = {**defaults, "IdleTimeout": DEFAULT_MINUTES, "GlueVersion": version, **repeated}
    if described.get("NumberOfWorkers", LEAST_WORKERS) < LEAST_WORKERS:
        raise AwsError("InvalidInputException", f"Number of workers must be at least {LEAST_WORKERS}.")
    return described
