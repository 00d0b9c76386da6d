"""``started-sessions``: what the kernels of this Jupyter were seen to work in."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado import web

from jupyter_glue_panel.sessions.started import StartedSessionBook
from jupyter_glue_panel.wire_sessions import StartedSessionBody

from .base import GlueHandler


class _StartedSessionBookHandler(GlueHandler):
    def initialize(self, started: StartedSessionBook) -> None:
        self._started = started


class StartedSessionsHandler(_StartedSessionBookHandler):
    """``GET started-sessions``."""

    @web.authenticated
    @authorized
    async def get(self) -> None:
        self.reply(await self._started.sessions())


class StartedSessionHandler(_StartedSessionBookHandler):
    """``PUT``, ``DELETE started-sessions/{id}``."""

    @web.authenticated
    @authorized
    async def put(self, session_id: str) -> None:
        self.reply(await self._started.remember(session_id, self.body(StartedSessionBody)))

    @web.authenticated
    @authorized
    async def delete(self, session_id: str) -> None:
        await self._started.forget(session_id)
        self.set_status(204)
