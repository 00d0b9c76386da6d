"""``access``: into a role."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado import web

from jupyter_glue_panel.access import Gate
from jupyter_glue_panel.wire import AccessRequest

from .base import GlueHandler


class AccessHandler(GlueHandler):
    """``POST access``."""

    def initialize(self, gate: Gate) -> None:
        self._gate = gate

    @web.authenticated
    @authorized
    async def post(self) -> None:
        self.reply(await self._gate.grant(self.body(AccessRequest)))
