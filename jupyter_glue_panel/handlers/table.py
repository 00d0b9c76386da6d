"""Which handler serves which route, and with what: loaded when somebody first asks for one of them."""

from __future__ import annotations

from typing import Any

from jupyter_server.base.handlers import Template404
from jupyter_server.utils import url_path_join
from tornado.httputil import HTTPServerRequest
from tornado.routing import PathMatches

from jupyter_glue_panel.services import Services

from .access import AccessHandler
from .base import GlueHandler
from .cells import CellsHandler, SelectionHandler
from .connections import ConnectionsHandler
from .costs import AllocationTagHandler, BackfillHandler, CostsHandler, EstimateHandler, RatesHandler
from .denial import DenialHandler
from .discovery import DiscoveryHandler
from .door import Found
from .identity import IdentityHandler
from .insertions import InsertionsHandler
from .network_check import NetworkCheckHandler
from .policies import PolicyKitHandler, PolicyLintHandler
from .preflight import PreflightHandler
from .roles import RoleHandler, RolesHandler
from .runtime_roles import RuntimeRolesHandler
from .sessions import SessionHandler, SessionsHandler, SessionStopHandler, SessionTagsHandler
from .started_sessions import StartedSessionHandler, StartedSessionsHandler
from .tag_presets import TagPresetHandler, TagPresetsHandler

Route = tuple[str, type[GlueHandler], dict[str, Any]]


class RouteTable:
    """The routes below a server's base URL."""

    def __init__(self, routes: list[Route], base_url: str) -> None:
        self.routes = routes
        self._rules = [
            (PathMatches(url_path_join(base_url, pattern)), handler, services) for pattern, handler, services in routes
        ]

    def find(self, request: HTTPServerRequest) -> Found:
        """Who serves the request; Jupyter's own 404 for a path that is none of ours."""
        for matcher, handler, services in self._rules:
            found = matcher.match(request)
            if found is not None:
                return Found(handler, services, found.get("path_args", []))
        return Found(Template404, {}, [])


def routes(services: Services) -> list[Route]:
    """The whole route table. Paths are relative to the server's base URL."""
    gate, network = services.gate, services.network
    presets, roles, runtime_roles = services.presets, services.roles, services.runtime_roles
    tags, started = services.allocation_tags, services.started_sessions
    return [
        (r"/glue-panel/identity", IdentityHandler, {"gate": gate, "kernels_are_remote": services.kernels_are_remote}),
        (r"/glue-panel/roles", RolesHandler, {"roles": roles}),
        (r"/glue-panel/roles/([^/]+)", RoleHandler, {"roles": roles}),
        (r"/glue-panel/access", AccessHandler, {"gate": gate}),
        (r"/glue-panel/connections", ConnectionsHandler, {"gate": gate, "network": network}),
        (r"/glue-panel/discovery", DiscoveryHandler, {"discovery": services.discovery}),
        (r"/glue-panel/insertions", InsertionsHandler, {"gate": gate}),
        (r"/glue-panel/network-check", NetworkCheckHandler, {"gate": gate}),
        (r"/glue-panel/preflight", PreflightHandler, {"preflights": services.preflights}),
        (r"/glue-panel/policy-lint", PolicyLintHandler, {}),
        (r"/glue-panel/policy-kit", PolicyKitHandler, {}),
        (r"/glue-panel/denial", DenialHandler, {"preflights": services.preflights}),
        (r"/glue-panel/runtime-roles", RuntimeRolesHandler, {"gate": gate, "runtime_roles": runtime_roles}),
        (r"/glue-panel/tag-presets", TagPresetsHandler, {"presets": presets}),
        (r"/glue-panel/tag-presets/([^/]+)", TagPresetHandler, {"presets": presets}),
        (r"/glue-panel/cells", CellsHandler, {"roles": roles}),
        (r"/glue-panel/selection", SelectionHandler, {"roles": roles}),
        (r"/glue-panel/sessions", SessionsHandler, {"sessions": services.sessions}),
        (r"/glue-panel/sessions/([^/]+)", SessionHandler, {"gate": gate, "sessions": services.sessions}),
        (r"/glue-panel/sessions/([^/]+)/stop", SessionStopHandler, {"gate": gate}),
        (r"/glue-panel/sessions/([^/]+)/tags", SessionTagsHandler, {"gate": gate, "tagger": services.tagger}),
        (r"/glue-panel/started-sessions", StartedSessionsHandler, {"started": started}),
        (r"/glue-panel/started-sessions/([^/]+)", StartedSessionHandler, {"gate": gate, "started": started}),
        (r"/glue-panel/costs", CostsHandler, {"gate": gate, "bills": services.bills}),
        (r"/glue-panel/costs/rates", RatesHandler, {"gate": gate, "prices": services.prices}),
        (r"/glue-panel/costs/estimate", EstimateHandler, {"aws": services.aws, "prices": services.prices}),
        (r"/glue-panel/costs/allocation-tags/([^/]+)/activate", AllocationTagHandler, {"gate": gate, "tags": tags}),
        (r"/glue-panel/costs/backfill", BackfillHandler, {"gate": gate, "tags": tags}),
    ]
