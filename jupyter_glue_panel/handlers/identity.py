"""``identity``: whom the server's AWS configuration makes of it."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado import web

from jupyter_glue_panel.access import Gate

from .base import GlueHandler


class IdentityHandler(GlueHandler):
    """``GET identity?profile=``."""

    def initialize(self, gate: Gate, kernels_are_remote: bool) -> None:
        self._gate = gate
        self._kernels_are_remote = kernels_are_remote

    @web.authenticated
    @authorized
    async def get(self) -> None:
        profile = self.get_query_argument("profile", None) or None
        self.reply(await self._gate.identity(profile, kernels_are_remote=self._kernels_are_remote))
