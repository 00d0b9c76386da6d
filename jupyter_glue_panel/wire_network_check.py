"""What crosses HTTP about the network doctor."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from .wire_base import Body, Reply

CheckResult = Literal["pass", "warn", "unknown", "fail"]
"""In the order in which they grow worse."""


class NetworkCheckRequest(Body, frozen=True, kw_only=True):
    """``POST network-check``: the connections in the order in which the session will name them.

    role: an ARN or a role id, None for the caller's own identity · number_of_workers: None for the kernel's default, 5.
    """

    role: str | None = None
    region: str | None = None
    connections: tuple[str, ...] = ()
    number_of_workers: int | None = None


class NetworkFinding(Reply, frozen=True, kw_only=True):
    """One thing that was checked.

    code: stable, which check it is · title: what the check asks for · evidence: what was seen · fix: what to do about
    it, empty where there is nothing to do · glue_message: what Glue itself would say minutes later, None where it would
    say nothing of this · missing_permission: what would have told, for ``unknown`` only.
    """

    code: str
    title: str
    result: CheckResult
    evidence: str
    fix: str = ""
    glue_message: str | None = None
    missing_permission: str | None = None


class ConnectionNetwork(Reply, frozen=True, kw_only=True):
    """One connection's findings. result: the worst of them · subnet_id: None for a connection that carries none, or
    that could not be read · vpc_id, availability_zone: the subnet's, None where EC2 would not say.
    """

    connection: str
    subnet_id: str | None
    vpc_id: str | None
    availability_zone: str | None
    result: CheckResult
    findings: tuple[NetworkFinding, ...]


class NetworkCheck(Reply, frozen=True, kw_only=True):
    """``POST network-check``. Sources: Glue GetConnection, EC2's Describe… calls.

    result: the worst of general and of the connection that the session would use; of all of them where none is usable
    · used: the first connection whose network Glue would find suitable, None where there is none · general: findings
    about the connections together.
    """

    result: CheckResult
    used: str | None
    general: tuple[NetworkFinding, ...]
    connections: tuple[ConnectionNetwork, ...]
    as_of: datetime
