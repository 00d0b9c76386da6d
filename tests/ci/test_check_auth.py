from __future__ import annotations

import pytest
from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from tornado import web

from jupyter_glue_panel.handlers.base import GlueHandler

from .script import load

gaps = load("check_auth").gaps


class Open(GlueHandler):
    async def get(self) -> None: ...


class OnlyAuthenticated(GlueHandler):
    @web.authenticated
    async def get(self) -> None: ...


class OnlyAuthorized(GlueHandler):
    @authorized
    async def get(self) -> None: ...


class UpsideDown(GlueHandler):
    @authorized
    @web.authenticated
    async def get(self) -> None: ...


class SomebodyElses(APIHandler):
    @web.authenticated
    @authorized
    async def get(self) -> None: ...


class Guarded(GlueHandler):
    @web.authenticated
    @authorized
    async def get(self) -> None: ...

    @web.authenticated
    @authorized
    async def delete(self) -> None: ...


class Forgetful(Guarded):
    async def delete(self) -> None: ...


@pytest.mark.parametrize("handler", [Open, OnlyAuthenticated, OnlyAuthorized, UpsideDown])
def test_a_verb_that_is_not_guarded_as_it_should_be_is_found(handler: type[GlueHandler]) -> None:
    assert list(gaps([("/x", handler, {})])) == [
        f"/x: {handler.__name__}.get is not @web.authenticated over @authorized"
    ]


def test_a_guard_that_a_subclass_forgot_is_found() -> None:
    assert list(gaps([("/x", Forgetful, {})])) == ["/x: Forgetful.delete is not @web.authenticated over @authorized"]


def test_a_handler_outside_the_panels_resource_is_found() -> None:
    assert list(gaps([("/x", SomebodyElses, {})])) == ["/x: SomebodyElses.auth_resource is not glue_panel"]


def test_guarded_verbs_are_fine() -> None:
    assert list(gaps([("/x", Guarded, {})])) == []
