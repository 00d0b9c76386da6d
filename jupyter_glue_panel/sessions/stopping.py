"""The end of a session."""

from __future__ import annotations

from jupyter_glue_panel.access import Account
from jupyter_glue_panel.errors import Conflict, NotFound, PanelError, Unprocessable
from jupyter_glue_panel.wire import StoppedSession

from .reading import check_session_id, get_session, unknown_session

ENDING = frozenset({"STOPPING", "STOPPED", "TIMEOUT", "FAILED"})


async def stop(account: Account, id: str) -> StoppedSession:
    """Have Glue stop a session, and say what became of it; one that ends already is left to end.

    That it is STOPPED only ``GetSession`` proves, some seconds later; where it would not say, what Glue has accepted
    is told as STOPPING. NotFound (session_not_found), Conflict (session_not_stoppable) where Glue won't stop it in its
    present state.
    """
    check_session_id(id)
    try:
        await account.call("glue", "stop_session", Id=id)
    except Conflict as error:
        return await _not_stoppable(account, id, error)
    except NotFound as error:
        raise unknown_session(id) from error
    except Unprocessable as error:
        # Glue's model has no "not found" for StopSession: whether the session exists, only GetSession tells
        if error.code == "aws_refused":
            await get_session(account, id)
        raise
    return StoppedSession(id=id, status=await _status_after(account, id))


async def _status_after(account: Account, id: str) -> str:
    try:
        return (await get_session(account, id)).status
    except PanelError:
        # the stop was accepted, and whoever asks for the session next is told why that failed
        return "STOPPING"


async def _not_stoppable(account: Account, id: str, error: Conflict) -> StoppedSession:
    status = (await get_session(account, id)).status
    if status in ENDING:
        return StoppedSession(id=id, status=status)
    raise Conflict(
        "session_not_stoppable",
        f"Glue does not stop session {id} while it is {status}.",
        hint="It goes on running, and costing. Try again in some seconds.",
        aws_code=error.aws_code,
        request_id=error.request_id,
    ) from error
