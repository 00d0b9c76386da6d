"""``identity``: whom the server's AWS configuration makes of it."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado import web

from jupyter_glue_panel.access import Gate

from .base import GlueHandler


class IdentityHandler(GlueHandler):
    """``GET identity?profile=``."""

    def initialize(self, gate: Gate) -> None:
        self._gate = gate

    @web.authenticated
    @authorized
    async def get(self) -> None:
        self.reply(await self._gate.identity(self.get_query_argument("profile", None) or None))
