"""What waits at the door while the code behind it is loaded."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from tornado import web
from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.testing import bind_unused_port

from jupyter_glue_panel.handlers.door import Door, Found

Get = Callable[..., Awaitable[HTTPResponse]]


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

    def find(self, request: HTTPServerRequest) -> Found:
        _, _, name = request.path.partition("/room/")
        return Found(Room, {"word": "Good evening"}, [name.encode()])


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


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_house_that_does_not_open_is_told_as_the_servers_error(
    method: str, caplog: pytest.LogCaptureFixture
) -> None:
    house = House(ImportError("no such table"))
    house.may_open.set()

    async with _server(house) as get:
        answer = await get("/room/Ann", method)

    assert (answer.code, b"table" in answer.body) == (500, False)
    assert "no such table" in caplog.text


async def test_no_request_stays_in_memory_once_it_is_answered() -> None:
    house = House()
    house.may_open.set()
    gc.collect()
    gc.disable()

    try:
        async with _server(house) as get:
            for _ in range(10):
                await get("/room/Ann")
            assert [each for each in gc.get_objects() if isinstance(each, Door)] == []
    finally:
        gc.enable()


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_path_that_is_nobodys_gets_the_servers_own_answer(jp_fetch: Any, method: str) -> None:
    ours = await jp_fetch("glue-panel", "nowhere", method=method, allow_nonstandard_methods=True, raise_error=False)

    theirs = await jp_fetch("nowhere", method=method, allow_nonstandard_methods=True, raise_error=False)
    assert (ours.code, theirs.code) == (404, 404)
    assert set(ours.headers) == set(theirs.headers)


@asynccontextmanager
async def _server(house: House) -> AsyncIterator[Get]:
    application = web.Application(
        [
            ("/room/.*", Door, {"house": house}),
            ("/elsewhere/(.*)", Room, {"word": "Hello"}),
        ],
        xsrf_cookies=True,
    )
    socket, port = bind_unused_port()
    server = HTTPServer(application)
    server.add_socket(socket)
    try:
        yield lambda path, method="GET": AsyncHTTPClient().fetch(
            f"http://127.0.0.1:{port}{path}", method=method, allow_nonstandard_methods=True, raise_error=False
        )
    finally:
        server.stop()
        await server.close_all_connections()
