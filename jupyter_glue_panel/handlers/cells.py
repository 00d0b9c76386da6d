"""``cells`` and ``selection``: from what was picked to notebook cells, and back."""

from __future__ import annotations

import asyncio

import msgspec
from tornado import web

from jupyter_glue_panel.magics import compile_cells, read_cells
from jupyter_glue_panel.roles import RoleBook
from jupyter_glue_panel.wire import Notebook, Selection

from .base import GlueHandler, authorized_to_read

MOST_BYTES_OF_A_SELECTION = 1_000_000
MOST_BYTES_OF_A_NOTEBOOK = 50_000_000


class CellsHandler(GlueHandler):
    """``POST cells``: a selection in, cells in the kernel's dialect out."""

    def initialize(self, roles: RoleBook) -> None:
        self._roles = roles

    @web.authenticated
    @authorized_to_read
    async def post(self) -> None:
        selection = await self._roles.without_twin(self.body(Selection, most_bytes=MOST_BYTES_OF_A_SELECTION))
        self.reply(compile_cells(selection))


class SelectionHandler(GlueHandler):
    """``POST selection``: a notebook's cells in, what they ask for out."""

    def initialize(self, roles: RoleBook) -> None:
        self._roles = roles

    @web.authenticated
    @authorized_to_read
    async def post(self) -> None:
        notebook = self.body(Notebook, most_bytes=MOST_BYTES_OF_A_NOTEBOOK)
        reading = await asyncio.to_thread(read_cells, notebook.cells)
        self.reply(msgspec.structs.replace(reading, selection=await self._roles.with_twin(reading.selection)))
