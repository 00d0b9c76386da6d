"""``preflight``: may this session be created?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tornado import web

from jupyter_glue_panel.wire import Selection

from .base import GlueHandler, authorized_to_read

if TYPE_CHECKING:
    from jupyter_glue_panel.preflight.service import Preflights


class PreflightHandler(GlueHandler):
    """``POST preflight?refresh=``."""

    def initialize(self, preflights: Callable[[], Preflights]) -> None:
        self._preflights = preflights

    @web.authenticated
    @authorized_to_read
    async def post(self) -> None:
        self.reply(await self._preflights().check(self.body(Selection), refresh=self.flag("refresh")))
