"""``denial``: AWS's refusal explained."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from jupyter_server.auth.decorator import authorized
from tornado import web

from jupyter_glue_panel.wire_preflight import DenialRequest

from .base import GlueHandler

if TYPE_CHECKING:
    from jupyter_glue_panel.preflight.service import Preflights


class DenialHandler(GlueHandler):
    """``POST denial``."""

    def initialize(self, preflights: Callable[[], Preflights]) -> None:
        self._preflights = preflights

    @web.authenticated
    @authorized
    async def post(self) -> None:
        self.reply(await self._preflights().explain(self.body(DenialRequest)))
