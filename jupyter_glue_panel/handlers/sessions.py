"""``sessions``: one session, and its end."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado import web

from jupyter_glue_panel import sessions
from jupyter_glue_panel.access import Gate
from jupyter_glue_panel.wire import StopRequest

from .account import AccountHandler
from .base import GlueHandler


class SessionHandler(AccountHandler):
    """``GET sessions/{id}?role=&region=``."""

    def initialize(self, gate: Gate) -> None:
        self._gate = gate

    @web.authenticated
    @authorized
    async def get(self, session_id: str) -> None:
        self.reply(await sessions.describe(await self.account(), session_id))


class SessionStopHandler(GlueHandler):
    """``POST sessions/{id}/stop``."""

    def initialize(self, gate: Gate) -> None:
        self._gate = gate

    @web.authenticated
    @authorized
    async def post(self, session_id: str) -> None:
        request = self.body(StopRequest)
        self.reply(await sessions.stop(await self._gate.enter(request.role, request.region), session_id))
