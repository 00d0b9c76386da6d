"""``roles``: the roles to pick from."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado import web

from jupyter_glue_panel.audit import PresetChanged
from jupyter_glue_panel.roles import RoleBook
from jupyter_glue_panel.wire import SavedRole

from .base import GlueHandler


class _RoleBookHandler(GlueHandler):
    def initialize(self, roles: RoleBook) -> None:
        self._roles = roles


class RolesHandler(_RoleBookHandler):
    """``GET roles``."""

    @web.authenticated
    @authorized
    async def get(self) -> None:
        self.reply(await self._roles.choices())


class RoleHandler(_RoleBookHandler):
    """``PUT``, ``DELETE roles/{name}``: the user's own."""

    @web.authenticated
    @authorized
    async def put(self, name: str) -> None:
        saved = await self._roles.save(name, self.body(SavedRole))
        self.tell(PresetChanged(kind="role", preset=name, change="saved", role=saved.role_arn))
        self.reply(saved)

    @web.authenticated
    @authorized
    async def delete(self, name: str) -> None:
        await self._roles.delete(name)
        self.tell(PresetChanged(kind="role", preset=name, change="deleted"))
        self.set_status(204)
