"""``network-check``: the network doctor."""

from __future__ import annotations

from tornado import web

from jupyter_glue_panel.access import Gate
from jupyter_glue_panel.network_check import check_network
from jupyter_glue_panel.wire_network_check import NetworkCheckRequest

from .base import GlueHandler, authorized_to_read


class NetworkCheckHandler(GlueHandler):
    """``POST network-check``."""

    def initialize(self, gate: Gate) -> None:
        self._gate = gate

    @web.authenticated
    @authorized_to_read
    async def post(self) -> None:
        request = self.body(NetworkCheckRequest)
        account = await self.enter(self._gate, request.role, request.region)
        self.reply(await check_network(account, request.connections, request.number_of_workers))
