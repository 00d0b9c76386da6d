"""Interactive sessions: what one is, and stopping it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any

from .access import Account
from .errors import Conflict, InvalidRequest, NotFound, PanelError
from .wire import Failure, Session, StoppedSession

ENDING = frozenset({"STOPPING", "STOPPED", "TIMEOUT", "FAILED"})
_ID = re.compile(r"[!-~]{1,255}")


async def describe(account: Account, id: str) -> Session:
    """One session with its tags; NotFound (session_not_found). Source: Glue GetSession, GetTags."""
    raw = await _get(account, id)
    try:
        tags = (await account.call("glue", "get_tags", ResourceArn=_arn(account, id)))["Tags"]
    except PanelError as error:
        return _session(account, raw, None, Failure.of(error))
    return _session(account, raw, tags, None)


async def stop(account: Account, id: str) -> StoppedSession:
    """Have Glue stop a session, and say what became of it; one that ends already is left to end.

    NotFound (session_not_found), Conflict (aws_conflict) where Glue won't stop it in its present state.
    """
    _check_id(id)
    try:
        await account.call("glue", "stop_session", Id=id)
    except Conflict:
        status = (await _get(account, id))["Status"]
        if status not in ENDING:
            raise
        return StoppedSession(id=id, status=status)
    except NotFound as error:
        raise _unknown(id) from error
    return StoppedSession(id=id, status=(await _get(account, id))["Status"])


async def _get(account: Account, id: str) -> Mapping[str, Any]:
    _check_id(id)
    try:
        session: Mapping[str, Any] = (await account.call("glue", "get_session", Id=id))["Session"]
    except NotFound as error:
        raise _unknown(id) from error
    return session


def _check_id(id: str) -> None:
    if _ID.fullmatch(id) is None:
        raise InvalidRequest("session_id_invalid", f"{id[:255]!r} is not a session's id.")


def _unknown(id: str) -> NotFound:
    return NotFound(
        "session_not_found",
        f"There is no session {id} in this account and Region.",
        hint="It may have been deleted, or belong to another account or Region.",
    )


def _arn(account: Account, id: str) -> str:
    return f"arn:{account.partition}:glue:{account.region}:{account.id}:session/{id}"


def _session(
    account: Account, raw: Mapping[str, Any], tags: dict[str, str] | None, tags_error: Failure | None
) -> Session:
    return Session(
        id=raw["Id"],
        arn=_arn(account, raw["Id"]),
        account=account.id,
        region=account.region,
        status=raw["Status"],
        role_arn=raw["Role"],
        created_on=_utc(raw["CreatedOn"]),
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
        tags=tags,
        tags_error=tags_error,
    )


def _utc(time: datetime) -> datetime:
    return time.astimezone(timezone.utc)
