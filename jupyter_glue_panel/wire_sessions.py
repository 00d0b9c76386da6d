"""What crosses HTTP about many sessions at once, and about a session's tags."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from .wire import Session
from .wire_base import Body, Failure, Reply


class PlaceFailure(Failure, frozen=True, kw_only=True):
    """Why one role in one Region has no part in a list. role: as asked, None for the user's own identity."""

    role: str | None
    region: str | None


class SessionSum(Reply, frozen=True, kw_only=True):
    """Sessions that share a value of the tag that was asked to group by, and the currency of their cost.

    tag_value: None for sessions without the tag, and where nothing was to be grouped · tags_readable: False for the
    sessions whose tags nobody could read · living: how many of them still run · per_hour: what those burn · so_far,
    per_hour, currency: None for the sessions whose cost is not known.
    """

    tag_value: str | None
    tags_readable: bool
    sessions: int
    living: int
    so_far: Decimal | None
    per_hour: Decimal | None
    currency: str | None


class SessionList(Reply, frozen=True, kw_only=True):
    """``GET sessions``: newest first, each session once, those that live before those that ended.

    totals: over all of them · groups: by the tag of ``?group_by=``, empty without one · errors: why places could not
    be listed, or some sessions of theirs not be described · tags_pending: for how many the tags are still being read,
    for the first time or, where older ones are shown meanwhile, anew; ask again · as_of: when AWS answered, the oldest
    of the answers, None where none came.
    """

    sessions: tuple[Session, ...]
    totals: tuple[SessionSum, ...]
    groups: tuple[SessionSum, ...]
    errors: tuple[PlaceFailure, ...]
    tags_pending: int
    as_of: datetime | None


class SessionTags(Reply, frozen=True, kw_only=True):
    """``GET``, ``PUT`` and ``DELETE sessions/{id}/tags``: the tags as Glue has them now.

    tags: None where they were changed and may not be read, tags_error says why · list_command, read_command: AWS CLI
    lines, quoted for a POSIX shell, that list the sessions with these tags (the owner's left out) and read these tags.
    """

    id: str
    arn: str
    tags: dict[str, str] | None
    tags_error: Failure | None
    list_command: str
    read_command: str


class SessionTagsBody(Body, frozen=True, kw_only=True):
    """``PUT sessions/{id}/tags``: these are added or changed, the others stay."""

    tags: dict[str, str]
    role: str | None = None
    region: str | None = None


class StartedSession(Reply, frozen=True, kw_only=True):
    """A session that a kernel of this user's Jupyter was seen to work in.

    path: of the kernel's notebook, below the server's root · kernel_id: None once the kernel has let go of it · role,
    region: where AWS is asked about it, role None for the user's own identity · is_kept: the user wants it to go on
    without a kernel · server: which of the user's Jupyter servers the kernel is of, empty where that was not noted ·
    is_elsewhere: another one that still runs, so that this one's kernels tell nothing about it.
    """

    id: str
    path: str
    kernel_id: str | None
    role: str | None
    region: str | None
    is_kept: bool
    seen_at: datetime
    server: str = ""
    is_elsewhere: bool = False


class StartedSessions(Reply, frozen=True, kw_only=True):
    """``GET started-sessions``: the last seen first."""

    sessions: tuple[StartedSession, ...]
    errors: tuple[Failure, ...]


class StartedSessionBody(Body, frozen=True, kw_only=True):
    """``PUT started-sessions/{id}``."""

    path: str
    kernel_id: str | None = None
    role: str | None = None
    region: str | None = None
    is_kept: bool = False
