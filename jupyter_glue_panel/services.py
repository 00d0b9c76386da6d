"""The services that the routes work with, made once from what the administrator set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from . import __version__
from .access import Caller, Gate
from .aws import Aws, Limits, session_name
from .cache import Cache
from .costs.allocation_tags import AllocationTags
from .costs.bills import Bills
from .costs.cost_explorer import CostExplorer
from .costs.prices import Prices
from .costs.rates import rates_from_settings
from .discovery import Discovery
from .network import Network
from .presets import TagPresetBook
from .roles import RoleBook
from .runtime_roles import RuntimeRoleList
from .sessions.listing import SessionLists
from .sessions.servers import Servers
from .sessions.started import StartedSessionBook
from .sessions.tag_reader import Reach, TagReader
from .sessions.tagging import SessionTagger
from .userfile import UserFile
from .wire import Connections, RuntimeRoles, SavedRole
from .wire_sessions import StartedSession

PRICE_SECONDS = 24 * 3600
BILL_SECONDS = 6 * 3600
"""How long AWS's prices and paid-for bills are good for: AWS renews them about that often."""

if TYPE_CHECKING:
    from .app import GluePanelApp
    from .preflight.service import Preflights


@dataclass(frozen=True)
class Services:
    """What the routes hand to their handlers. preflights: made when first asked for · kernels_are_remote: behind a
    Jupyter gateway.
    """

    kernels_are_remote: bool
    aws: Aws
    gate: Gate
    network: Network
    presets: TagPresetBook
    roles: RoleBook
    runtime_roles: RuntimeRoleList
    prices: Prices
    session_tags: TagReader
    sessions: SessionLists
    discovery: Discovery
    tagger: SessionTagger
    servers: Servers
    started_sessions: StartedSessionBook
    allocation_tags: AllocationTags
    bills: Bills
    preflights: Callable[[], Preflights]


def make_services(app: GluePanelApp) -> Services:
    """All services, as ``app``'s traits want them. Asks AWS nothing."""
    aws = _make_aws(app)
    directory = Path(app.user_directory).expanduser()
    roles = RoleBook(aws, app.roles, UserFile(directory / "roles.json", SavedRole))
    users_presets = UserFile(directory / "tag-presets.json", dict[str, str])
    callers: Cache[Caller] = Cache(app.cache_seconds)
    connections: Cache[Connections] = Cache(app.cache_seconds)
    runtime_roles: Cache[RuntimeRoles] = Cache(app.cache_seconds)
    network = Network(connections)
    gate = Gate(aws, roles, callers)
    prices = Prices(gate, rates_from_settings(app.rates), Cache(PRICE_SECONDS))
    session_tags = TagReader(Reach(patience_seconds=app.session_tag_wait_seconds, good_seconds=app.session_tag_seconds))
    sessions = SessionLists(gate, session_tags, prices, Cache(app.session_cache_seconds))
    servers = Servers(directory / "servers")
    explorer = CostExplorer(gate)
    allocation_tags = AllocationTags(explorer, _now)
    return Services(
        kernels_are_remote=app.kernels_are_remote,
        aws=aws,
        gate=gate,
        network=network,
        presets=TagPresetBook(app.tag_presets, app.required_tag_keys, users_presets),
        roles=roles,
        runtime_roles=RuntimeRoleList(runtime_roles),
        prices=prices,
        session_tags=session_tags,
        sessions=sessions,
        discovery=Discovery(gate, sessions, Cache(app.session_cache_seconds)),
        tagger=SessionTagger(session_tags),
        servers=servers,
        started_sessions=StartedSessionBook(UserFile(app.started_sessions_file, StartedSession), servers),
        allocation_tags=allocation_tags,
        bills=Bills(explorer, allocation_tags, Cache(BILL_SECONDS), _now),
        preflights=cache(lambda: _make_preflights(gate, roles, network, app.cache_seconds)),
    )


def _now() -> datetime:
    return datetime.now(timezone.utc)


def _make_preflights(gate: Gate, roles: RoleBook, network: Network, seconds: float) -> Preflights:
    # the policy logic takes 30 ms to import: a server that nobody asks about policies starts without it
    from .preflight.memory import Memory
    from .preflight.service import Preflights
    from .preflight.simulator import Simulator

    memory = Memory(Simulator(Cache(seconds)), holders=Cache(seconds), layers=Cache(seconds))
    return Preflights(gate, roles, network, memory)


def _make_aws(app: GluePanelApp) -> Aws:
    limits = Limits(
        threads=app.aws_threads,
        connect_timeout_seconds=app.aws_connect_timeout_seconds,
        read_timeout_seconds=app.aws_read_timeout_seconds,
        attempts=app.aws_attempts,
    )
    return Aws(
        limits,
        session_name=session_name(app.role_session_name),
        user_agent=f"jupyter-glue-panel/{__version__}",
    )
