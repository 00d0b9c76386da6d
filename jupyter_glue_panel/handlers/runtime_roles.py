"""``runtime-roles``: the roles that Glue may assume in an account."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado import web

from jupyter_glue_panel.access import Gate
from jupyter_glue_panel.runtime_roles import RuntimeRoleList

from .account import AccountHandler


class RuntimeRolesHandler(AccountHandler):
    """``GET runtime-roles?role=&region=&refresh=``."""

    def initialize(self, gate: Gate, runtime_roles: RuntimeRoleList) -> None:
        self._gate = gate
        self._runtime_roles = runtime_roles

    @web.authenticated
    @authorized
    async def get(self) -> None:
        self.reply(await self._runtime_roles.roles(await self.account(), refresh=self.flag("refresh")))
