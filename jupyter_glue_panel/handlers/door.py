"""The door to the routes: the code behind it, and the services, are loaded when somebody first knocks.

Imports nothing else of the panel's, for every start of a Jupyter server loads it, and many servers need no more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

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


class Door(web.RequestHandler):
    """What tornado makes for a request: the handler that is meant. Nobody ever sees a Door."""

    def __new__(  # type: ignore[misc]  # another class's instance is what it is for
        cls,
        application: web.Application,
        request: HTTPServerRequest,
        *,
        pattern: str,
        routes: Callable[[], Mapping[str, Behind]],
    ) -> web.RequestHandler:
        handler, services = routes()[pattern]
        return handler(application, request, **services)
