"""``denial``: AWS's refusal explained."""

from __future__ import annotations

from tornado import web

from jupyter_glue_panel.preflight.denials import explain
from jupyter_glue_panel.preflight.service import Preflights
from jupyter_glue_panel.wire_preflight import DenialRequest

from .base import GlueHandler, authorized_to_read


class DenialHandler(GlueHandler):
    """``POST denial``."""

    def initialize(self, preflights: Preflights) -> None:
        self._preflights = preflights

    @web.authenticated
    @authorized_to_read
    async def post(self) -> None:
        self.reply(await explain(self._preflights, self.body(DenialRequest)))
