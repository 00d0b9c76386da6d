"""Glue's JSON protocol: a call in, a reply out; what isn't served here is left to moto."""

from __future__ import annotations

import json
from collections.abc import Iterable

from werkzeug import Response

from jupyter_glue_panel.sandbox.clock import Clock
from jupyter_glue_panel.sandbox.gate.call import Call
from jupyter_glue_panel.sandbox.gate.credentials import Caller
from jupyter_glue_panel.sandbox.gate.guard import Guard
from jupyter_glue_panel.sandbox.settings import Settings
from jupyter_glue_panel.sandbox.validation import validate

from .connections import ConnectionCalls, Connections
from .past import Past, session_of
from .registry import SessionRegistry
from .request import Handler, Request
from .session_calls import Environment, SessionCalls
from .statement_calls import StatementCalls
from .tags import TagCalls


class Glue:
    """Connections, sessions, tags and statements of every account and Region."""

    def __init__(self, clock: Clock, guard: Guard, settings: Settings, environment: Environment) -> None:
        self._registry = SessionRegistry(clock)
        self._connections = ConnectionCalls(clock, guard)
        self._tags = TagCalls(self._registry, guard)
        self._handlers: dict[str, Handler] = {
            **self._connections.handlers,
            **SessionCalls(self._registry, self._connections, guard, settings, environment).handlers,
            **StatementCalls(self._registry, guard).handlers,
        }

    def answer(self, call: Call, caller: Caller) -> Response | None:
        """The reply; None for what moto serves. ``AwsError`` or ``Refusal`` where AWS says no."""
        parameters = call.json_parameters()
        handler = self._handlers.get(call.action) or self._tag_handler(call.action, parameters)
        if handler is None:
            return None
        validate("glue", call.action, parameters)
        self._registry.end_processes()
        reply = handler(Request(caller, call.region, parameters))
        return Response(json.dumps(reply), content_type="application/x-amz-json-1.1")

    def adopt(self, pasts: Iterable[Past]) -> None:
        """Keep sessions that began before the sandbox did."""
        for past in pasts:
            self._registry.add((past.account, past.region), session_of(past, self._registry.clock))

    def forget_sessions(self) -> None:
        """End every session's process and forget the sessions."""
        self._registry.clear()

    def forget_connections(self) -> None:
        """Forget every connection."""
        self._connections.clear()

    def connections(self) -> Connections:
        """Every connection, as it is now."""
        return self._connections.snapshot()

    def put_back_connections(self, saved: Connections) -> None:
        """Let there be these connections, and no others."""
        self._connections.put_back(saved)

    def _tag_handler(self, action: str, parameters: dict[str, object]) -> Handler | None:
        is_session = ":session/" in str(parameters.get("ResourceArn", ""))
        return self._tags.handlers.get(action) if is_session else None
