"""RunStatement, GetStatement, ListStatements, CancelStatement."""

from __future__ import annotations

from typing import Any

from jupyter_glue_panel.sandbox.gate.guard import Guard, require
from jupyter_glue_panel.sandbox.gate.refusal import AwsError

from .registry import SessionRegistry
from .request import Handler, Request
from .sessions import Session
from .statements import Statement
from .tags import resource_tag_context

SCALA = "The sandbox executes Python only: its Scala sessions start and stop, and run nothing."


class StatementCalls:
    """Code in a session that is READY."""

    def __init__(self, registry: SessionRegistry, guard: Guard) -> None:
        self._registry = registry
        self._guard = guard
        self.handlers: dict[str, Handler] = {
            "RunStatement": self._run,
            "GetStatement": self._get,
            "ListStatements": self._list,
            "CancelStatement": self._cancel,
        }

    def _run(self, request: Request) -> dict[str, Any]:
        session = self._found(request, "glue:RunStatement")
        status = session.status(self._registry.clock.now())
        if status != "READY":
            raise AwsError("IllegalSessionStateException", f"Session is in {status} status")
        if session.request.get("DefaultArguments", {}).get("--session-language") == "scala":
            raise AwsError("OperationNotSupportedException", SCALA)
        return {"Id": session.statements.submit(request.parameters["Code"]).id}

    def _get(self, request: Request) -> dict[str, Any]:
        session = self._found(request, "glue:GetStatement")
        return {"Statement": _statement(session, request.parameters["Id"]).described()}

    def _list(self, request: Request) -> dict[str, Any]:
        session = self._found(request, "glue:ListStatements")
        return {"Statements": [statement.described() for statement in session.statements.all]}

    def _cancel(self, request: Request) -> dict[str, Any]:
        session = self._found(request, "glue:CancelStatement")
        session.statements.cancel(_statement(session, request.parameters["Id"]))
        return {}

    def _found(self, request: Request, action: str) -> Session:
        session_id = request.parameters["SessionId"]
        held = resource_tag_context(self._registry.tags(request, session_id))
        require(self._guard, request.attempt(action, request.arn(f"session/{session_id}"), **held))
        return self._registry.get(request, session_id)


def _statement(session: Session, statement_id: int) -> Statement:
    for statement in session.statements.all:
        if statement.id == statement_id:
            return statement
    raise AwsError("EntityNotFoundException", f"Statement {statement_id} not found")
