"""One session, as Glue describes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Any

from jupyter_glue_panel.access import Account
from jupyter_glue_panel.errors import InvalidRequest, NotFound
from jupyter_glue_panel.wire import Session

_ID = re.compile(r"[!-~]{1,255}")


async def get_session(account: Account, id: str) -> Session:
    """One session without its tags, owner and cost. Source: Glue GetSession.

    InvalidRequest (session_id_invalid), NotFound (session_not_found).
    """
    check_session_id(id)
    try:
        answer = await account.call("glue", "get_session", Id=id)
    except NotFound as error:
        raise unknown_session(id) from error
    return session_of(account, answer["Session"], answered_at(answer))


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


def session_of(account: Account, raw: Mapping[str, Any], as_of: datetime) -> Session:
    """A ``Session`` of Glue's, its tags not read. as_of: AWS's time, from which the age is counted."""
    created_on = _utc(raw["CreatedOn"])
    arguments = raw.get("DefaultArguments", {})
    return Session(
        id=raw["Id"],
        arn=session_arn(account, raw["Id"]),
        account=account.id,
        region=account.region,
        status=raw["Status"],
        role_arn=raw["Role"],
        created_on=created_on,
        completed_on=_utc(raw["CompletedOn"]) if "CompletedOn" in raw else None,
        error_message=raw.get("ErrorMessage"),
        connections=tuple(raw.get("Connections", {}).get("Connections", ())),
        glue_version=raw.get("GlueVersion"),
        worker_type=raw.get("WorkerType"),
        number_of_workers=raw.get("NumberOfWorkers"),
        max_capacity=raw.get("MaxCapacity"),
        idle_timeout_minutes=raw.get("IdleTimeout"),
        execution_seconds=raw.get("ExecutionTime"),
        dpu_seconds=raw.get("DPUSeconds"),
        progress=raw.get("Progress"),
        tags=None,
        auto_scaling=arguments.get("--enable-auto-scaling", "").lower() == "true",
        age_seconds=max(0.0, (as_of - created_on).total_seconds()),
    )


def _utc(time: datetime | float) -> datetime:
    """A time of Glue's; in long lists they come in seconds since 1970."""
    return time.astimezone(timezone.utc) if isinstance(time, datetime) else datetime.fromtimestamp(time, timezone.utc)
