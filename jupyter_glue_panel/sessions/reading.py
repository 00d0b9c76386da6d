"""One session, as Glue describes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Any

from jupyter_glue_panel.access import Account
from jupyter_glue_panel.aws.long_lists import GlueSession, sessions_in
from jupyter_glue_panel.errors import InvalidRequest, NotFound
from jupyter_glue_panel.wire import Session

_ID = re.compile(r"[\t\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]{1,255}")
"""What Glue takes for an id, without the control characters that it takes beside the tab."""


async def get_session(account: Account, id: str) -> Session:
    """One session without its tags, owner and cost. Source: Glue GetSession.

    InvalidRequest (session_id_invalid), NotFound (session_not_found), BadGateway (aws_answer_broken).
    """
    check_session_id(id)
    try:
        answer = await account.call("glue", "get_session", Id=id)
    except NotFound as error:
        raise unknown_session(id) from error
    (session,) = sessions_in([answer.get("Session")], "glue:GetSession")
    return session_of(account, session, answered_at(answer))


def check_session_id(id: str) -> None:
    """InvalidRequest (session_id_invalid) for what can't be a session's id."""
    if _ID.fullmatch(id) is None:
        raise InvalidRequest("session_id_invalid", f"{id[:255]!r} is not a session's id.")


def unknown_session(id: str) -> NotFound:
    """What is raised where Glue knows no session of that id."""
    return NotFound(
        "session_not_found",
        f"There is no session {id} in this account and Region.",
        hint="It may have been deleted, or belong to another account or Region.",
    )


def session_arn(account: Account, id: str) -> str:
    """A session's ARN, which no Glue call tells."""
    return f"arn:{account.partition}:glue:{account.region}:{account.id}:session/{id}"


def answered_at(answer: Mapping[str, Any]) -> datetime:
    """When AWS answered, by its own clock; by this machine's where the answer carries no date."""
    told = answer.get("ResponseMetadata", {}).get("HTTPHeaders", {}).get("date", "")
    try:
        return parsedate_to_datetime(told).astimezone(timezone.utc)
    except (TypeError, ValueError):
        return datetime.now(timezone.utc)


def session_of(account: Account, raw: GlueSession, as_of: datetime) -> Session:
    """A ``Session`` of Glue's, its tags not read. as_of: AWS's time, from which the age is counted."""
    created_on = _utc(raw.created_on)
    age = as_of - created_on if created_on else timedelta()
    return Session(
        id=raw.id,
        arn=session_arn(account, raw.id),
        account=account.id,
        region=account.region,
        status=raw.status,
        role_arn=raw.role,
        created_on=created_on,
        completed_on=_utc(raw.completed_on),
        error_message=raw.error_message,
        connections=raw.connections.connections,
        glue_version=raw.glue_version,
        worker_type=raw.worker_type,
        number_of_workers=raw.number_of_workers,
        max_capacity=raw.max_capacity,
        idle_timeout_minutes=raw.idle_timeout,
        execution_seconds=raw.execution_time,
        dpu_seconds=raw.dpu_seconds,
        progress=raw.progress,
        tags=None,
        auto_scaling=raw.default_arguments.get("--enable-auto-scaling", "").lower() == "true",
        age_seconds=max(0.0, age.total_seconds()),
    )


def _utc(time: datetime | None) -> datetime | None:
    return time and time.astimezone(timezone.utc)
