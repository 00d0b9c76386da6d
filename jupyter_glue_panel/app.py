"""The server extension: what an administrator can set."""

from __future__ import annotations

import asyncio
import json
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from jupyter_server.extension.application import ExtensionApp
from jupyter_server.gateway.gateway_client import GatewayClient
from platformdirs import user_config_path
from traitlets import Dict, Float, Integer, List, Unicode, default

from .handlers.door import BEHIND, Door
from .handlers.pages import tell_pages
from .handlers.scripts import script_routes

if TYPE_CHECKING:
    from .handlers.table import RouteTable
    from .services import Services

TABLE = ".handlers.table"
EVENT_SCHEMAS = Path(__file__).parent / "audit" / "schemas"


class GluePanelApp(ExtensionApp):
    """AWS Glue interactive sessions from JupyterLab's sidebar."""

    name = "jupyter_glue_panel"

    _services: Services | None = None
    _table: RouteTable | None = None

    roles = List(
        Dict(),
        help="""The role catalogue: roles to offer to every user. One dict a role: name, role_arn, and optionally
        region, description, external_id, requires_vpc (does the role refuse sessions without a VPC?) and
        allowed_vpc_ids (list; the only VPCs it takes). Default: none.""",
    ).tag(config=True)

    tag_presets = Dict(
        help="""Tag presets that every user sees and nobody can change: tags (a dict) by preset name. Default: none.""",
    ).tag(config=True)

    required_tag_keys = List(
        Unicode(),
        help="""Tag keys that the panel wants on every session. IAM policies enforce them, this only asks.
        Default: none.""",
    ).tag(config=True)

    user_directory = Unicode(
        help="""The folder of the user's own presets and roles. Default: the platform's configuration folder, for
        example ~/.config/jupyter-glue-panel.""",
    ).tag(config=True)

    role_session_name = Unicode(
        help="""RoleSessionName of the roles that the panel assumes: 2 to 64 of A-Z a-z 0-9 _ + = , . @ -. It is part of
        aws:userid and stands in CloudTrail, so it should name the user and stay the same. Default, and what an empty
        name means: jupyter-<user>.""",
    ).tag(config=True)

    cache_seconds = Float(
        60, help="""How many seconds a list read from AWS is shown again before AWS is asked anew. 0: always ask."""
    ).tag(config=True)

    session_cache_seconds = Float(
        2,
        help="""How many seconds a list of sessions is shown again, to another tab for example, before AWS is asked
        anew. 0: always ask.""",
    ).tag(config=True)

    session_tag_wait_seconds = Float(
        2,
        help="""How many seconds an answer waits for tags that are being read. What is not there by then is marked so,
        and arrives with the next look.""",
    ).tag(config=True)

    session_tag_seconds = Float(
        600,
        help="""How many seconds the tags of a session that runs are believed before they are read again: somebody may
        have changed them elsewhere. A refresh reads them in any case.""",
    ).tag(config=True)

    rates = Dict(
        help="""What an hour of a DPU costs you, where it is not the list price. By Region a dict of amounts as text:
        standard, memory_optimized, and for Glue 6.0 and later standard_from_6, memory_optimized_from_6; currency, USD
        if left out. Example: {"eu-west-1": {"standard": "0.40"}}. Default: AWS's list prices.""",
    ).tag(config=True)

    aws_threads = Integer(64, help="""How many calls to AWS may be under way at once, those that hang included.""").tag(
        config=True
    )

    aws_connect_timeout_seconds = Float(
        5, help="""How many seconds to wait for a connection to AWS, at each attempt."""
    ).tag(config=True)

    aws_read_timeout_seconds = Float(
        20, help="""How many seconds to wait for an answer of AWS, at each attempt."""
    ).tag(config=True)

    aws_attempts = Integer(
        3, help="""How often a call to AWS is tried when it is throttled or fails, the first time included."""
    ).tag(config=True)

    @default("user_directory")
    def _default_user_directory(self) -> str:
        return str(user_config_path("jupyter-glue-panel"))

    @property
    def started_sessions_file(self) -> Path:
        """Where it is remembered which sessions kernels of this user's Jupyter work in."""
        return Path(self.user_directory).expanduser() / "started-sessions.json"

    @property
    def kernels_are_remote(self) -> bool:
        """Whether a Jupyter gateway runs the kernels."""
        enabled: bool = GatewayClient.instance(parent=self.serverapp).gateway_enabled
        return enabled

    def initialize_settings(self) -> None:
        """Have pages told what they then need not ask."""
        tell_pages(self.settings, self.started_sessions_file)

    def initialize_handlers(self) -> None:
        """Add the routes under ``glue-panel/``. What serves them is loaded with the first request.

        InvalidRequest for a setting that can't be used.
        """
        if self.serverapp is not None and self.serverapp.event_logger is not None:
            for schema in sorted(EVENT_SCHEMAS.glob("*.json")):
                self.serverapp.event_logger.register_event_schema(json.loads(schema.read_text()))
        if self.rates or self.role_session_name:
            # one that can't be used is told now, to the administrator, and not to the first user who comes
            self.table()
        self.handlers.append((BEHIND, Door, {"house": self}))
        self.handlers.extend(script_routes())

    async def open(self) -> RouteTable:
        """What the door leads to, loaded now if need be."""
        if self._table is None:
            await asyncio.to_thread(import_module, TABLE, __package__)
        return self.table()

    def table(self) -> RouteTable:
        """The routes, and the services that their handlers work with, made once."""
        if self._table is None:
            from .handlers.table import RouteTable, routes
            from .services import make_services

            self._services = make_services(self)
            self._table = RouteTable(routes(self._services), self.serverapp.base_url if self.serverapp else "/")
        return self._table

    async def stop_extension(self) -> None:
        """Start no more calls to AWS, and hold no session any more."""
        # without services where nobody asked for them yet: what is raised here hangs the whole server
        if self._services is not None:
            self._services.servers.leave()
            self._services.session_tags.close()
            self._services.aws.close()
