"""The door to the routes: the code behind it is loaded when somebody first knocks, and in a thread, for it takes 0.1 s,
in which the whole server would stand still.

Imports nothing else of the panel's, for every start of a Jupyter server loads it, and many servers need no more.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

from tornado import web
from tornado.httputil import HTTPServerRequest

BEHIND = r"/glue-panel/.*[^/]"
"""What the door leads to: one pattern, since every start compiles it. Jupyter redirects what ends with a slash."""


class Found(NamedTuple):
    """Who serves a request, with what it is initialized, and the arguments that stand in the path."""

    handler: type[web.RequestHandler]
    services: Mapping[str, Any]
    path_args: list[bytes]


class Table(Protocol):
    """What knows who serves which route."""

    def find(self, request: HTTPServerRequest) -> Found:
        """Who serves it; of a path that is nobody's, who says so."""


class House(Protocol):
    """What stands behind the door."""

    async def open(self) -> Table:
        """Load the code, unless it is there already, away from the event loop."""


class Door(web.RequestHandler):
    """Leads a request to the handler that is meant, and answers it only where that can't be had."""

    def initialize(self, house: House) -> None:
        self._house = house

    async def _execute(self, transforms: list[web.OutputTransform], *args: bytes, **kwargs: bytes) -> None:
        # tornado's own, which it calls for each request; every test of a route would fail if it no longer did
        try:
            found = (await self._house.open()).find(self.request)
            handler = found.handler(self.application, self.request, **found.services)
        except Exception as error:
            self._trouble = error
            await super()._execute(transforms, *args, **kwargs)
            return
        # who is not finished keeps a circle, by which the request and its body would wait for the garbage collector
        del self.ui
        await handler._execute(transforms, *found.path_args)

    def check_xsrf_cookie(self) -> None:
        """Nothing to check: a door does nothing. Who is behind it checks."""

    def prepare(self) -> None:
        """Reached only where the handler can't be had."""
        raise self._trouble
