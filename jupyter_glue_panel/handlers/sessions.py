"""``sessions``: listed, described, tagged, stopped."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado import web

from jupyter_glue_panel.access import Gate
from jupyter_glue_panel.audit import SessionStopped
from jupyter_glue_panel.sessions.listing import SessionLists
from jupyter_glue_panel.sessions.query import session_query
from jupyter_glue_panel.sessions.stopping import stop
from jupyter_glue_panel.sessions.tagging import SessionTagger
from jupyter_glue_panel.wire import StopRequest
from jupyter_glue_panel.wire_sessions import SessionTagsBody

from .account import AccountHandler
from .base import GlueHandler
from .refused_places import RefusedPlaces


class SessionsHandler(GlueHandler):
    """``GET sessions?role=&region=&tag=key=value&group_by=&refresh=``; role, region and tag may be repeated."""

    def initialize(self, sessions: SessionLists) -> None:
        self._sessions = sessions

    @web.authenticated
    @authorized
    async def get(self) -> None:
        query = session_query(
            roles=self.get_query_arguments("role"),
            regions=self.get_query_arguments("region"),
            tags=self.get_query_arguments("tag", strip=False),
            group_by=self.get_query_argument("group_by", None),
        )
        self.reply(await self._sessions.sessions(query, RefusedPlaces(self).hear, refresh=self.flag("refresh")))


class SessionHandler(AccountHandler):
    """``GET sessions/{id}?role=&region=&refresh=``."""

    names_session = True

    def initialize(self, gate: Gate, sessions: SessionLists) -> None:
        self._gate = gate
        self._sessions = sessions

    @web.authenticated
    @authorized
    async def get(self, session_id: str) -> None:
        account, role = await self.account(), self.get_query_argument("role", None)
        self.reply(await self._sessions.describe(account, session_id, role=role or None, refresh=self.flag("refresh")))


class SessionStopHandler(GlueHandler):
    """``POST sessions/{id}/stop``."""

    names_session = True

    def initialize(self, gate: Gate) -> None:
        self._gate = gate

    @web.authenticated
    @authorized
    async def post(self, session_id: str) -> None:
        request = self.body(StopRequest)
        account = await self.enter(self._gate, request.role, request.region)
        stopped = await stop(account, session_id)
        self.tell(
            SessionStopped(
                role=account.role,
                account=account.id,
                region=account.region,
                session_id=stopped.id,
                status=stopped.status,
            )
        )
        self.reply(stopped)


class SessionTagsHandler(AccountHandler):
    """``GET`` and ``DELETE sessions/{id}/tags?role=&region=``, the latter with ``&key=`` once or more; ``PUT``."""

    names_session = True

    def initialize(self, gate: Gate, tagger: SessionTagger) -> None:
        self._gate = gate
        self._tagger = tagger

    @web.authenticated
    @authorized
    async def get(self, session_id: str) -> None:
        self.reply(await self._tagger.read(await self.account(), session_id))

    @web.authenticated
    @authorized
    async def put(self, session_id: str) -> None:
        request = self.body(SessionTagsBody)
        account = await self.enter(self._gate, request.role, request.region)
        self.reply(await self._tagger.add(account, session_id, request.tags))

    @web.authenticated
    @authorized
    async def delete(self, session_id: str) -> None:
        keys = self.get_query_arguments("key", strip=False)
        self.reply(await self._tagger.remove(await self.account(), session_id, keys))
