"""``denial``: AWS's refusal explained."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tornado import web

from jupyter_glue_panel.audit import denied_in_the_kernel
from jupyter_glue_panel.wire_preflight import DenialRequest

from .base import GlueHandler, authorized_to_read

if TYPE_CHECKING:
    from jupyter_glue_panel.preflight.service import Preflights


class DenialHandler(GlueHandler):
    """``POST denial``."""

    def initialize(self, preflights: Callable[[], Preflights]) -> None:
        self._preflights = preflights

    @web.authenticated
    @authorized_to_read
    async def post(self) -> None:
        explained = await self._preflights().explain(self.body(DenialRequest))
        self.tell(denied_in_the_kernel(self.asked(), explained))
        self.reply(explained)
