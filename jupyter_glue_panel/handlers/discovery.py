"""``discovery``: many accounts and Regions at once, line by line as AWS answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import suppress

from jupyter_server.auth.decorator import authorized
from tornado import web
from tornado.iostream import StreamClosedError

from jupyter_glue_panel.deflated import Deflated, Stream
from jupyter_glue_panel.discovery import Discovery, kinds_of
from jupyter_glue_panel.sessions.query import places_of

from .base import GlueHandler
from .refused_places import RefusedPlaces

MOST_PLACES = 500
"""Roles times Regions in one request: each costs two calls."""

LINES = "application/x-ndjson"


class DiscoveryHandler(GlueHandler):
    """``GET discovery?role=&region=&kind=&refresh=``; role, region and kind may be repeated. Answers a ``Discovered`` a
    line.
    """

    def initialize(self, discovery: Discovery) -> None:
        self._discovery = discovery

    @web.authenticated
    @authorized
    async def get(self) -> None:
        roles, regions = self.get_query_arguments("role"), self.get_query_arguments("region")
        places, kinds = places_of(roles, regions, most=MOST_PLACES), kinds_of(self.get_query_arguments("kind"))
        self.set_header("Content-Type", LINES)
        # a proxy that collects the lines would take away what they are for
        self.set_header("X-Accel-Buffering", "no")
        self.set_header("Vary", "Accept-Encoding")
        with suppress(StreamClosedError):
            hear = RefusedPlaces(self).hear
            await self._send(self._discovery.lines(places, kinds, hear, refresh=self.flag("refresh")))

    async def _send(self, lines: AsyncIterator[Deflated]) -> None:
        is_plain = "deflate" not in self.request.headers.get("Accept-Encoding", "")
        stream = Stream()
        if not is_plain:
            self.set_header("Content-Encoding", "deflate")
            self.write(stream.begin())
        async for line in lines:
            self.write(line.text() if is_plain else stream.add(line))
            await self.flush()
        self.finish(None if is_plain else stream.end(), set_content_type=LINES)
