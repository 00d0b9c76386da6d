"""What waits at the door while the code behind it is loaded."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from tornado import web
from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.testing import bind_unused_port

from jupyter_glue_panel.handlers.door import Door, Found

Get = Callable[[str], Awaitable[HTTPResponse]]


class Room(web.RequestHandler):
    def initialize(self, word: str) -> None:
        self._word = word

    def get(self, name: str) -> None:
        self.write(f"{self._word}, {name}")


class House:
    """Opens when it is told to, or fails to. There is one room in it."""

    def __init__(self, trouble: Exception | None = None) -> None:
        self.may_open = asyncio.Event()
        self._trouble = trouble

    async def open(self) -> House:
        await self.may_open.wait()
        if self._trouble:
            raise self._trouble
        return self

    def find(self, request: HTTPServerRequest) -> Found | None:
        _, _, name = request.path.partition("/room/")
        return Found(Room, {"word": "Good evening"}, [name.encode()]) if name else None


async def test_who_comes_first_is_served_once_the_code_is_loaded_and_nobody_else_waits_for_it() -> None:
    house = House()

    async with _server(house) as get:
        first = asyncio.ensure_future(get("/room/Ann"))
        others = await get("/elsewhere/Bob")
        waits = not first.done()
        house.may_open.set()

        assert (others.body, waits) == (b"Hello, Bob", True)
        assert (await first).body == b"Good evening, Ann"
        assert (await get("/room/Cem")).body == b"Good evening, Cem"


async def test_a_house_that_does_not_open_is_told_as_the_servers_error() -> None:
    house = House(ImportError("no such table"))
    house.may_open.set()

    async with _server(house) as get:
        answer = await get("/room/Ann")

    assert (answer.code, b"table" in answer.body) == (500, False)


async def test_a_room_that_is_not_there_is_told_as_such() -> None:
    house = House()
    house.may_open.set()

    async with _server(house) as get:
        assert (await get("/room/")).code == 404


@asynccontextmanager
async def _server(house: House) -> AsyncIterator[Get]:
    application = web.Application(
        [
            ("/room/.*", Door, {"house": house}),
            ("/elsewhere/(.*)", Room, {"word": "Hello"}),
        ]
    )
    socket, port = bind_unused_port()
    server = HTTPServer(application)
    server.add_socket(socket)
    try:
        yield lambda path: AsyncHTTPClient().fetch(f"http://127.0.0.1:{port}{path}", raise_error=False)
    finally:
        server.stop()
        await server.close_all_connections()
