"""The server extension: what an administrator can set."""

from __future__ import annotations

from jupyter_server.extension.application import ExtensionApp
from jupyter_server.gateway.gateway_client import GatewayClient
from platformdirs import user_config_path
from traitlets import Dict, Float, Integer, List, Unicode, default


class GluePanelApp(ExtensionApp):
    """AWS Glue interactive sessions from JupyterLab's sidebar."""

    name = "jupyter_glue_panel"

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
    def kernels_are_remote(self) -> bool:
        """Whether a Jupyter gateway runs the kernels."""
        enabled: bool = GatewayClient.instance(parent=self.serverapp).gateway_enabled
        return enabled

    def initialize_settings(self) -> None:
        """Have pages told what they then need not ask."""
        from .handlers.pages import tell_pages

        tell_pages(self.settings, lambda: self._services.started_sessions)

    def initialize_handlers(self) -> None:
        """Add the routes under ``glue-panel/``."""
        # a server that merely looks at the extension, to list or configure it, need not load all of it
        from .audit import register
        from .handlers import routes
        from .services import make_services

        if self.serverapp is not None and self.serverapp.event_logger is not None:
            register(self.serverapp.event_logger)
        self._services = make_services(self)
        self.handlers.extend(routes(self._services))

    async def stop_extension(self) -> None:
        """Start no more calls to AWS, and hold no session any more."""
        self._services.servers.leave()
        self._services.session_tags.close()
        self._services.aws.close()
