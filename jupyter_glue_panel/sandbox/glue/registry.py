"""Every session of every account and Region."""

from __future__ import annotations

from threading import RLock

from jupyter_glue_panel.sandbox.clock import Clock
from jupyter_glue_panel.sandbox.gate.refusal import AwsError

from .request import Request
from .sessions import ENDED, Session


class SessionRegistry:
    """Sessions by place and id, in the order in which they were created."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.lock = RLock()
        self._places: dict[tuple[str, str], dict[str, Session]] = {}

    def add(self, place: tuple[str, str], session: Session) -> None:
        """Keep ``session`` in an account and Region; ``AlreadyExistsException`` where its id is taken."""
        with self.lock:
            sessions = self._places.setdefault(place, {})
            if session.id in sessions:
                raise AwsError("AlreadyExistsException", f"Session already created, sessionId={session.id}")
            sessions[session.id] = session

    def get(self, request: Request, session_id: str) -> Session:
        """The session; ``EntityNotFoundException`` where there is none in the request's account and Region."""
        session = self._places.get(request.place, {}).get(session_id)
        if session is None:
            raise AwsError("EntityNotFoundException", f"Session {session_id} not found")
        return session

    def tags(self, request: Request, session_id: str) -> dict[str, str]:
        """The tags of a session; none where there is no such session."""
        session = self._places.get(request.place, {}).get(session_id)
        return session.tags if session else {}

    def all(self, request: Request) -> list[Session]:
        """The sessions of the request's account and Region."""
        with self.lock:
            return list(self._places.get(request.place, {}).values())

    def remove(self, request: Request, session: Session) -> None:
        """Forget ``session``."""
        with self.lock:
            session.statements.close()
            del self._places[request.place][session.id]

    def end_processes(self) -> None:
        """Let no process outlive its session."""
        now = self.clock.now()
        with self.lock:
            for sessions in self._places.values():
                for session in sessions.values():
                    if session.status(now) in ENDED:
                        session.statements.close()

    def clear(self) -> None:
        """Forget all sessions and end their processes."""
        with self.lock:
            for sessions in self._places.values():
                for session in sessions.values():
                    session.statements.close()
            self._places.clear()
