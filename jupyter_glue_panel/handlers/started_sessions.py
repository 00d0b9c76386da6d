"""``started-sessions``: what the kernels of this Jupyter were seen to work in."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado import web

from jupyter_glue_panel.access import Gate
from jupyter_glue_panel.audit.reported import session_started
from jupyter_glue_panel.sessions.started import StartedSessionBook
from jupyter_glue_panel.wire_sessions import StartedSessionBody

from .base import GlueHandler


class StartedSessionsHandler(GlueHandler):
    """``GET started-sessions``."""

    def initialize(self, started: StartedSessionBook) -> None:
        self._started = started

    @web.authenticated
    @authorized
    async def get(self) -> None:
        self.reply(await self._started.sessions())


class StartedSessionHandler(GlueHandler):
    """``PUT``, ``DELETE started-sessions/{id}``."""

    names_session = True

    def initialize(self, gate: Gate, started: StartedSessionBook) -> None:
        self._gate = gate
        self._started = started

    @web.authenticated
    @authorized
    async def put(self, session_id: str) -> None:
        seen = self.body(StartedSessionBody)
        is_new = not await self._started.remembers(session_id)
        remembered = await self._started.remember(session_id, seen)
        if is_new:
            self.tell(await session_started(self._gate, remembered))
        self.reply(remembered)

    @web.authenticated
    @authorized
    async def delete(self, session_id: str) -> None:
        await self._started.forget(session_id)
        self.set_status(204)
