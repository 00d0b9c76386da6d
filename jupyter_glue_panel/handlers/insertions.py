"""``insertions``: what the page wrote into notebooks, for the audit log."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado import web

from jupyter_glue_panel.access import Gate
from jupyter_glue_panel.audit.reported import settings_inserted
from jupyter_glue_panel.wire_insertions import Insertion

from .base import GlueHandler


class InsertionsHandler(GlueHandler):
    """``POST insertions``."""

    def initialize(self, gate: Gate) -> None:
        self._gate = gate

    @web.authenticated
    @authorized
    async def post(self) -> None:
        self.tell(await settings_inserted(self._gate, self.body(Insertion)))
        self.set_status(204)
