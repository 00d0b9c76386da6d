"""``connections``: the Glue connections of an account."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado import web

from jupyter_glue_panel.access import Gate
from jupyter_glue_panel.network import Network

from .account import AccountHandler


class ConnectionsHandler(AccountHandler):
    """``GET connections?role=&region=&refresh=``."""

    def initialize(self, gate: Gate, network: Network) -> None:
        self._gate = gate
        self._network = network

    @web.authenticated
    @authorized
    async def get(self) -> None:
        self.reply(await self._network.connections(await self.account(), refresh=self.flag("refresh")))
