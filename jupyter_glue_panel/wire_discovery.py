"""What crosses HTTP about many accounts at once."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from .wire import Session
from .wire_base import Failure, Reply

DiscoveredKind = Literal["connections", "sessions"]


class DiscoveredConnection(Reply, frozen=True, kw_only=True):
    """A Glue connection as GetConnections tells it. Its VPC is EC2's to tell: ``GET connections`` asks for it.

    subnet_id: None for a connection that gives a session no VPC.
    """

    name: str
    type: str
    subnet_id: str | None
    availability_zone: str | None
    security_group_ids: tuple[str, ...]
    status: str | None


class Discovered(Reply, frozen=True, kw_only=True):
    """A line of ``GET discovery``: one list of what one role sees in one Region, in the order in which AWS answers.

    role, region: as asked (None: the user's own identity, the role's own Region) · account: None where nobody got in ·
    kind: which of the two lists this is, the other is None · error: why there is none of them, or beside
    sessions why some more could not be described · as_of: when AWS answered. Tags stand on the sessions of which they
    are known already.
    """

    role: str | None
    region: str | None
    account: str | None
    kind: DiscoveredKind
    connections: tuple[DiscoveredConnection, ...] | None = None
    sessions: tuple[Session, ...] | None = None
    error: Failure | None = None
    as_of: datetime | None = None
