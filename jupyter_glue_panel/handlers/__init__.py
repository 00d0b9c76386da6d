"""HTTP, and nothing else: one module a noun, one line a URL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jupyter_glue_panel.access import Gate
from jupyter_glue_panel.aws import Aws
from jupyter_glue_panel.network import Network
from jupyter_glue_panel.presets import TagPresetBook
from jupyter_glue_panel.roles import RoleBook
from jupyter_glue_panel.runtime_roles import RuntimeRoleList

from .access import AccessHandler
from .base import GlueHandler
from .connections import ConnectionsHandler
from .identity import IdentityHandler
from .roles import RoleHandler, RolesHandler
from .runtime_roles import RuntimeRolesHandler
from .sessions import SessionHandler, SessionStopHandler
from .tag_presets import TagPresetHandler, TagPresetsHandler

Route = tuple[str, type[GlueHandler], dict[str, Any]]


@dataclass(frozen=True)
class Services:
    """What the routes hand to their handlers."""

    aws: Aws
    gate: Gate
    network: Network
    presets: TagPresetBook
    roles: RoleBook
    runtime_roles: RuntimeRoleList


def routes(services: Services) -> list[Route]:
    """The whole route table. Paths are relative to the server's base URL."""
    gate, network = services.gate, services.network
    presets, roles, runtime_roles = services.presets, services.roles, services.runtime_roles
    return [
        (r"/glue-panel/identity", IdentityHandler, {"gate": gate}),
        (r"/glue-panel/roles", RolesHandler, {"roles": roles}),
        (r"/glue-panel/roles/([^/]+)", RoleHandler, {"roles": roles}),
        (r"/glue-panel/access", AccessHandler, {"gate": gate}),
        (r"/glue-panel/connections", ConnectionsHandler, {"gate": gate, "network": network}),
        (r"/glue-panel/runtime-roles", RuntimeRolesHandler, {"gate": gate, "runtime_roles": runtime_roles}),
        (r"/glue-panel/tag-presets", TagPresetsHandler, {"presets": presets}),
        (r"/glue-panel/tag-presets/([^/]+)", TagPresetHandler, {"presets": presets}),
        (r"/glue-panel/sessions/([^/]+)", SessionHandler, {"gate": gate}),
        (r"/glue-panel/sessions/([^/]+)/stop", SessionStopHandler, {"gate": gate}),
    ]
