"""Sessions that kernels of this user's Jupyter were seen to work in: kept in a file, so that a page or a server that
ends does not forget what goes on running, and costing."""

from __future__ import annotations

import asyncio
from datetime import datetime, timezone

import msgspec

from jupyter_glue_panel.errors import InvalidRequest
from jupyter_glue_panel.userfile import UserFile
from jupyter_glue_panel.wire_sessions import StartedSession, StartedSessionBody, StartedSessions

from .reading import check_session_id
from .servers import Servers

MOST_SESSIONS = 200
"""Those beyond, seen longest ago, are forgotten."""

MAX_TEXT = 4096


class StartedSessionBook:
    """Remembers and forgets. Asks AWS nothing."""

    def __init__(self, file: UserFile[StartedSession], servers: Servers) -> None:
        self._file = file
        self._servers = servers

    async def sessions(self) -> StartedSessions:
        """All of them, the last seen first, and what the user should know of the file."""
        sessions, news = await self._file.read()
        told = _newest_first(sessions)
        servers = await asyncio.to_thread(self._servers.others, [each.server for each in told if each.kernel_id])
        return StartedSessions(sessions=tuple(_seen_from_here(each, servers) for each in told), errors=news)

    async def remembers(self, id: str) -> bool:
        """Whether it was seen before."""
        sessions, _ = await self._file.read()
        return id in sessions

    async def remember(self, id: str, body: StartedSessionBody) -> StartedSession:
        """Keep, or replace, what is known of a session.

        InvalidRequest (session_id_invalid, started_session_invalid).
        """
        check_session_id(id)
        if any(len(text) > MAX_TEXT for text in msgspec.structs.astuple(body) if isinstance(text, str)):
            raise InvalidRequest("started_session_invalid", f"No field may have more than {MAX_TEXT} characters.")
        session = StartedSession(
            id=id, server=self._servers.id, seen_at=datetime.now(timezone.utc), **msgspec.structs.asdict(body)
        )

        def change(sessions: dict[str, StartedSession]) -> None:
            sessions[id] = session
            for forgotten in _newest_first(sessions)[MOST_SESSIONS:]:
                del sessions[forgotten.id]

        # before anybody can read this server's id, or they would take it for one that has ended
        await asyncio.to_thread(self._servers.enter)
        await self._file.update(change)
        return session

    async def forget(self, id: str) -> None:
        """Remember a session no longer: it has ended. One that is not remembered is no error."""
        check_session_id(id)

        def change(sessions: dict[str, StartedSession]) -> None:
            sessions.pop(id, None)

        await self._file.update(change)


def _seen_from_here(session: StartedSession, servers: frozenset[str]) -> StartedSession:
    is_elsewhere = session.kernel_id is not None and session.server in servers
    return msgspec.structs.replace(session, is_elsewhere=is_elsewhere)


def _newest_first(sessions: dict[str, StartedSession]) -> tuple[StartedSession, ...]:
    return tuple(sorted(sessions.values(), key=lambda session: session.seen_at, reverse=True))
