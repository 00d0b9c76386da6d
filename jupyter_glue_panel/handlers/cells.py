"""``cells`` and ``selection``: from what was picked to notebook cells, and back."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado import web

from jupyter_glue_panel.aws import Aws
from jupyter_glue_panel.magics import compile_cells, read_cells
from jupyter_glue_panel.wire import Notebook, Selection

from .base import GlueHandler


class CellsHandler(GlueHandler):
    """``POST cells``: a selection in, cells in the kernel's dialect out."""

    def initialize(self, aws: Aws) -> None:
        self._aws = aws

    @web.authenticated
    @authorized
    async def post(self) -> None:
        selection = self.body(Selection)
        profile = selection.profile if selection.style == "profile" else None
        self.reply(compile_cells(selection, await self._aws.kernel_region(profile)))


class SelectionHandler(GlueHandler):
    """``POST selection``: a notebook's cells in, what they ask for out."""

    @web.authenticated
    @authorized
    async def post(self) -> None:
        self.reply(read_cells(self.body(Notebook).cells))
