"""``tag-presets``: named sets of session tags."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado import web

from jupyter_glue_panel.audit import PresetChanged
from jupyter_glue_panel.presets import TagPresetBook
from jupyter_glue_panel.wire import TagPresetBody

from .base import GlueHandler


class _TagPresetBookHandler(GlueHandler):
    def initialize(self, presets: TagPresetBook) -> None:
        self._presets = presets


class TagPresetsHandler(_TagPresetBookHandler):
    """``GET tag-presets``."""

    @web.authenticated
    @authorized
    async def get(self) -> None:
        self.reply(await self._presets.presets())


class TagPresetHandler(_TagPresetBookHandler):
    """``GET``, ``PUT``, ``DELETE tag-presets/{name}``."""

    @web.authenticated
    @authorized
    async def get(self, name: str) -> None:
        self.reply(await self._presets.preset(name))

    @web.authenticated
    @authorized
    async def put(self, name: str) -> None:
        saved = await self._presets.save(name, self.body(TagPresetBody).tags)
        self.tell(PresetChanged(kind="tag_preset", preset=name, change="saved"))
        self.reply(saved)

    @web.authenticated
    @authorized
    async def delete(self, name: str) -> None:
        await self._presets.delete(name)
        self.tell(PresetChanged(kind="tag_preset", preset=name, change="deleted"))
        self.set_status(204)
