"""The front end's own scripts, compressed: JupyterLab's server compresses nothing, and they are text.

The route is the one at which JupyterLab looks for them. It wins over JupyterLab's own, since the server adds the routes
of its extensions by name; where another order lets that one win, the scripts come as they are.
"""

from __future__ import annotations

import gzip
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jupyter_core.paths import jupyter_path
from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import JupyterHandler
from tornado import web

EXTENSION = "jupyter-glue-panel"
SCRIPTS = rf"/lab/extensions/{EXTENSION}/static/([\w.-]+\.js)"

NEVER_CHANGES = re.compile(r"\.[0-9a-f]{8,}\.js\Z")
"""The bundler puts a hash of a script's content into its name."""


def installed_scripts() -> Path | None:
    """The folder of the built front end; None where JupyterLab finds it in a place of its own, and serves it itself."""
    for folder in jupyter_path("labextensions"):
        scripts = Path(folder, EXTENSION, "static")
        if scripts.is_dir():
            return scripts
    return None


class ScriptHandler(JupyterHandler):
    """One script."""

    auth_resource = "glue_panel"

    def initialize(self, folder: Path) -> None:
        self._folder = folder

    @web.authenticated
    @authorized
    async def get(self, name: str) -> None:
        """The script ``name``, compressed for those who take that."""
        path = self._folder / name
        if not path.is_file():
            raise web.HTTPError(404)
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("Cache-Control", _caching(name))
        content = path.read_bytes()
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            content = _compressed(content)
        await self.finish(content)


def _caching(name: str) -> str:
    return "private, max-age=31536000, immutable" if NEVER_CHANGES.search(name) else "no-cache"


@lru_cache(maxsize=32)
def _compressed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def script_routes() -> list[tuple[str, type[JupyterHandler], dict[str, Any]]]:
    """The route of the scripts, if they are where this server can vouch for them."""
    folder = installed_scripts()
    return [(SCRIPTS, ScriptHandler, {"folder": folder})] if folder else []
