"""The door to the routes: the code behind it, and the services, are loaded when somebody first knocks, and in a thread,
for it takes 0.1 s, in which the whole server would stand still.

Imports nothing else of the panel's, for every start of a Jupyter server loads it, and many servers need no more.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from tornado import web
from tornado.httputil import HTTPServerRequest

Behind = tuple[type[web.RequestHandler], Mapping[str, Any]]
"""A handler, and what it is initialized with."""

PATTERNS = (
    r"/glue-panel/identity",
    r"/glue-panel/roles",
    r"/glue-panel/roles/([^/]+)",
    r"/glue-panel/access",
    r"/glue-panel/connections",
    r"/glue-panel/discovery",
    r"/glue-panel/insertions",
    r"/glue-panel/network-check",
    r"/glue-panel/preflight",
    r"/glue-panel/policy-lint",
    r"/glue-panel/policy-kit",
    r"/glue-panel/denial",
    r"/glue-panel/runtime-roles",
    r"/glue-panel/tag-presets",
    r"/glue-panel/tag-presets/([^/]+)",
    r"/glue-panel/cells",
    r"/glue-panel/selection",
    r"/glue-panel/sessions",
    r"/glue-panel/sessions/([^/]+)",
    r"/glue-panel/sessions/([^/]+)/stop",
    r"/glue-panel/sessions/([^/]+)/tags",
    r"/glue-panel/started-sessions",
    r"/glue-panel/started-sessions/([^/]+)",
    r"/glue-panel/costs",
    r"/glue-panel/costs/rates",
    r"/glue-panel/costs/estimate",
    r"/glue-panel/costs/allocation-tags/([^/]+)/activate",
    r"/glue-panel/costs/backfill",
)
"""The routes of ``table``, which knows what they lead to."""


class House(Protocol):
    """What stands behind the door."""

    @property
    def routes(self) -> Mapping[str, Behind] | None:
        """What is behind each pattern; None until somebody has opened it."""

    async def open(self) -> Mapping[str, Behind]:
        """Load the code, away from the event loop, and make the services."""


class Door(web.RequestHandler):
    """What tornado makes for a request: the handler that is meant, once its code is loaded; until then, who waits."""

    def __new__(  # type: ignore[misc]  # another class's instance is what it is for
        cls, application: web.Application, request: HTTPServerRequest, *, pattern: str, house: House
    ) -> web.RequestHandler:
        if house.routes is None:
            return super().__new__(cls)
        handler, services = house.routes[pattern]
        return handler(application, request, **services)

    def initialize(self, pattern: str, house: House) -> None:
        self._pattern = pattern
        self._house = house

    async def _execute(self, transforms: list[web.OutputTransform], *args: bytes, **kwargs: bytes) -> None:
        # tornado's own, which it calls for each request; every test of a route would fail if it no longer did
        try:
            handler, services = (await self._house.open())[self._pattern]
        except Exception as error:
            self._trouble = error
            await super()._execute(transforms, *args, **kwargs)
            return
        await handler(self.application, self.request, **services)._execute(transforms, *args, **kwargs)

    def prepare(self) -> None:
        """Reached only where the house would not open."""
        raise self._trouble
