"""Everything that crosses HTTP, and nothing else: replies are made from these, request bodies are decoded into them.

Names are AWS's words in snake_case, units stand in the name, times are aware UTC (ISO 8601 on the wire), money is a
decimal string with its currency beside it. ``src/api/types.ts`` is generated from this module, ``wire_costs`` (money)
and ``wire_sessions`` (lists of sessions).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

import msgspec

from .wire_base import Body as Body
from .wire_base import Caution as Caution
from .wire_base import Failure as Failure
from .wire_base import Reply as Reply
from .wire_costs import SessionCost

# who am I, which roles may I pick


class Identity(Reply, frozen=True, kw_only=True):
    """``GET identity``. Source: STS GetCallerIdentity and the AWS configuration.

    region is None where neither the configuration nor the environment names one. kernels_are_remote: a Jupyter gateway
    runs the kernels, so that their AWS configuration is another machine's, and nothing here tells what they may do.
    """

    account: str
    arn: str
    user_id: str
    partition: str
    region: str | None
    profile: str | None
    kernels_are_remote: bool


RoleSource = Literal["profile", "catalogue", "saved"]
RoleNeed = Literal["external_id", "mfa", "longer_session"]
Style = Literal["assume_role", "profile", "configure"]


class RoleChoice(Reply, frozen=True, kw_only=True):
    """One role a user may pick.

    id: ``<source>:<name>``, what ``?role=`` takes beside a plain ARN · profile: the AWS profile that assumes it
    (source ``profile`` only) · needs: what ``%%assume_role`` cannot give it, so that it works by profile only ·
    requires_vpc, allowed_vpc_ids: rules that the administrator published, None where nothing was said.
    """

    id: str
    name: str
    role_arn: str
    account: str
    source: RoleSource
    region: str | None = None
    profile: str | None = None
    needs: tuple[RoleNeed, ...] = ()
    description: str = ""
    requires_vpc: bool | None = None
    allowed_vpc_ids: tuple[str, ...] | None = None


class Roles(Reply, frozen=True, kw_only=True):
    """``GET roles``."""

    roles: tuple[RoleChoice, ...]
    errors: tuple[Failure, ...] = ()


class SavedRole(Body, frozen=True, kw_only=True):
    """``PUT roles/{name}``: a role of the user's own."""

    role_arn: str
    region: str | None = None


class AccessRequest(Body, frozen=True, kw_only=True):
    """``POST access``: exactly one of role_arn and profile; region falls back to the configured one.

    token_code: the six digits of an MFA device, for a profile that asks for them; kept nowhere.
    """

    role_arn: str | None = None
    profile: str | None = None
    region: str | None = None
    token_code: str | None = None


class Access(Reply, frozen=True, kw_only=True):
    """What the panel's own credentials for a role turned out to be. Source: STS AssumeRole, GetCallerIdentity.

    expires_at: when the current credentials end, None for ones that do not · renews: the server renews them by itself.
    """

    account: str
    role_arn: str | None
    assumed_arn: str
    region: str
    profile: str | None
    expires_at: datetime | None
    renews: bool


# what the account offers


class Connection(Reply, frozen=True, kw_only=True):
    """A Glue connection that carries a subnet. Source: Glue GetConnections, EC2 DescribeSubnets.

    vpc_id, cidr_block: None where EC2 would not say (the errors beside it tell why) · availability_zone: the subnet's,
    else the connection's · refusal: why the kernel can't be given this name, None where it can.
    """

    name: str
    type: str
    subnet_id: str
    vpc_id: str | None
    cidr_block: str | None
    availability_zone: str | None
    security_group_ids: tuple[str, ...]
    status: str | None
    description: str
    refusal: Failure | None = None


class ConnectionWithoutNetwork(Reply, frozen=True, kw_only=True):
    """A Glue connection without a subnet: it gives a session no VPC."""

    name: str
    type: str


class Connections(Reply, frozen=True, kw_only=True):
    """``GET connections``, sorted by name. as_of: when AWS answered."""

    connections: tuple[Connection, ...]
    without_network: tuple[ConnectionWithoutNetwork, ...]
    errors: tuple[Failure, ...]
    as_of: datetime


class RuntimeRole(Reply, frozen=True, kw_only=True):
    """A role that Glue may assume to run a session's code. Source: IAM ListRoles, trust policy."""

    name: str
    arn: str
    description: str


class RuntimeRoles(Reply, frozen=True, kw_only=True):
    """``GET runtime-roles``, sorted by name."""

    roles: tuple[RuntimeRole, ...]
    errors: tuple[Failure, ...]
    as_of: datetime


# tags


PresetSource = Literal["administrator", "user"]


class TagPreset(Reply, frozen=True, kw_only=True):
    """A named set of session tags. locked: not the user's to change."""

    name: str
    tags: dict[str, str]
    source: PresetSource
    locked: bool


class TagPresets(Reply, frozen=True, kw_only=True):
    """``GET tag-presets``. required_tag_keys: keys that the administrator wants on every session."""

    presets: tuple[TagPreset, ...]
    required_tag_keys: tuple[str, ...]
    errors: tuple[Failure, ...] = ()


class TagPresetBody(Body, frozen=True, kw_only=True):
    """``PUT tag-presets/{name}``."""

    tags: dict[str, str]


# the selection and its cells


class Selection(Body, frozen=True, kw_only=True):
    """What the user picked: the one object that the panel, the cells, the preflight and the passport speak of.

    Every field may be left out. None means "leave it to the kernel's own default".
    """

    role_arn: str | None = None
    profile: str | None = None
    region: str | None = None
    tags: dict[str, str] = msgspec.field(default_factory=dict)
    connections: tuple[str, ...] = ()
    runtime_role_arn: str | None = None
    glue_version: str | None = None
    worker_type: str | None = None
    number_of_workers: int | None = None
    idle_timeout_minutes: int | None = None
    timeout_minutes: int | None = None
    session_id_prefix: str | None = None
    style: Style = "assume_role"


Part = Literal["role", "tags", "settings", "start"]


class Cell(Reply, frozen=True, kw_only=True):
    """One cell in the kernel's dialect. part: which of the panel's cells it is."""

    part: Part
    source: str


class Cells(Reply, frozen=True, kw_only=True):
    """``POST cells``: in the order in which they stand and run."""

    cells: tuple[Cell, ...]
    warnings: tuple[Caution, ...]


class NotebookCell(Body, frozen=True, kw_only=True):
    """A code cell as it stands in a notebook. metadata: the cell's own, of which only ``glue_panel`` is read."""

    source: str
    metadata: dict[str, Any] = msgspec.field(default_factory=dict)


class Notebook(Body, frozen=True, kw_only=True):
    """``POST selection``: the notebook's code cells, in order."""

    cells: tuple[NotebookCell, ...]


class Fix(Reply, frozen=True, kw_only=True):
    """A one-click repair: the finding's cell is replaced by cells with these sources (none removes it)."""

    label: str
    sources: tuple[str, ...]


class Finding(Reply, frozen=True, kw_only=True):
    """Something in a notebook's cells that does not do what it looks like. cell: index into the request's cells."""

    code: str
    cell: int
    message: str
    fix: Fix | None


class Reading(Reply, frozen=True, kw_only=True):
    """``POST selection``: what the notebook's cells would ask for, and what is wrong with them."""

    selection: Selection
    findings: tuple[Finding, ...]


# sessions


class Session(Reply, frozen=True, kw_only=True):
    """One interactive session. Source: Glue GetSession, GetTags.

    arn: made from partition, Region, account and id, which Glue does not return · status: UNKNOWN, role_arn,
    created_on: None where Glue leaves them out (age_seconds is 0 then) · access_role: the ``?role=`` that it
    was found with, what stops it too; None for the user's own identity · auto_scaling: number_of_workers is a ceiling ·
    age_seconds: by AWS's clock · execution_seconds, dpu_seconds: None until Glue fills them · tags: None where they
    could not be read (tags_error says why) · owner: the kernel's tag, None where there is none or tags are not
    readable · cost: None where its size or the Region's price is not known.
    """

    id: str
    arn: str
    account: str
    region: str
    status: str
    role_arn: str | None
    created_on: datetime | None
    completed_on: datetime | None
    error_message: str | None
    connections: tuple[str, ...]
    glue_version: str | None
    worker_type: str | None
    number_of_workers: int | None
    max_capacity: float | None
    idle_timeout_minutes: int | None
    execution_seconds: float | None
    dpu_seconds: float | None
    progress: float | None
    tags: dict[str, str] | None
    tags_error: Failure | None = None
    owner: str | None = None
    access_role: str | None = None
    auto_scaling: bool = False
    age_seconds: float = 0
    cost: SessionCost | None = None


class StopRequest(Body, frozen=True, kw_only=True):
    """``POST sessions/{id}/stop``: through which role (an ARN or a role id, None for the caller's own) and where."""

    role: str | None = None
    region: str | None = None


class StoppedSession(Reply, frozen=True, kw_only=True):
    """``POST sessions/{id}/stop``: the status right after; ask ``GET sessions/{id}`` until it is STOPPED.

    status: STOPPING too where Glue has accepted the stop, and would not say what became of it.
    """

    id: str
    status: str
