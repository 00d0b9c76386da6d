"""``preflight``: may this session be created?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from jupyter_server.auth.decorator import authorized
from tornado import web

from jupyter_glue_panel.wire import Selection

from .base import GlueHandler

if TYPE_CHECKING:
    from jupyter_glue_panel.preflight.service import Preflights


class PreflightHandler(GlueHandler):
    """``POST preflight?refresh=``."""

    def initialize(self, preflights: Callable[[], Preflights]) -> None:
        self._preflights = preflights

    @web.authenticated
    @authorized
    async def post(self) -> None:
        self.reply(await self._preflights().check(self.body(Selection), refresh=self.flag("refresh")))
