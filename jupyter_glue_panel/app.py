"""The server extension: what an administrator can set, and the services made from it."""

from __future__ import annotations

from pathlib import Path

from jupyter_server.extension.application import ExtensionApp
from platformdirs import user_config_path
from traitlets import Dict, Float, Integer, List, Unicode, default

from . import __version__
from .access import Caller, Gate
from .aws import Aws, Limits, default_session_name
from .cache import Cache
from .handlers import Services, routes
from .network import Network
from .presets import TagPresetBook
from .roles import RoleBook
from .runtime_roles import RuntimeRoleList
from .userfile import UserFile
from .wire import Connections, RuntimeRoles, SavedRole


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
        aws:userid and stands in CloudTrail, so it should name the user and stay the same. Default: jupyter-<user>.""",
    ).tag(config=True)

    cache_seconds = Float(
        60, help="""How many seconds a list read from AWS is shown again before AWS is asked anew. 0: always ask."""
    ).tag(config=True)

    aws_threads = Integer(16, help="""How many calls to AWS may be under way at once.""").tag(config=True)

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

    @default("role_session_name")
    def _default_role_session_name(self) -> str:
        return default_session_name()

    def initialize_handlers(self) -> None:
        """Add the routes under ``glue-panel/``."""
        self.handlers.extend(routes(self._services()))

    async def stop_extension(self) -> None:
        """Start no more calls to AWS."""
        self._aws.close()

    def _services(self) -> Services:
        self._aws = self._make_aws()
        directory = Path(self.user_directory).expanduser()
        saved_roles = UserFile(directory / "roles.json", SavedRole)
        users_presets = UserFile(directory / "tag-presets.json", dict[str, str])
        roles = RoleBook(self._aws, self.roles, saved_roles)
        callers: Cache[Caller] = Cache(self.cache_seconds)
        connections: Cache[Connections] = Cache(self.cache_seconds)
        runtime_roles: Cache[RuntimeRoles] = Cache(self.cache_seconds)
        return Services(
            aws=self._aws,
            gate=Gate(self._aws, roles, callers),
            network=Network(connections),
            presets=TagPresetBook(self.tag_presets, self.required_tag_keys, users_presets),
            roles=roles,
            runtime_roles=RuntimeRoleList(runtime_roles),
        )

    def _make_aws(self) -> Aws:
        limits = Limits(
            threads=self.aws_threads,
            connect_timeout_seconds=self.aws_connect_timeout_seconds,
            read_timeout_seconds=self.aws_read_timeout_seconds,
            attempts=self.aws_attempts,
        )
        return Aws(limits, session_name=self.role_session_name, user_agent=f"jupyter-glue-panel/{__version__}")
