"""Every request's way: control or AWS, who signed it, faults, then our own services or moto."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from werkzeug import Request, Response

from jupyter_glue_panel.sandbox.iam.resources import resource_of
from jupyter_glue_panel.sandbox.moto_backends import ACCOUNT_HEADER, serves

from .call import Call, read_call
from .control import PREFIX, Control, RequestLog
from .credentials import Caller, CredentialBook
from .faults import FaultBoard
from .guard import Attempt, Guard, require
from .refusal import AwsError, Refusal, error_response
from .signature import check_signature

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Service(Protocol):
    """One of our own: None leaves the call to moto."""

    def answer(self, call: Call, caller: Caller) -> Response | None:
        """The reply to ``call``."""


class Gateway:
    """The emulator's WSGI application."""

    def __init__(
        self,
        *,
        book: CredentialBook,
        control: Control,
        faults: FaultBoard,
        log: RequestLog,
        guard: Guard,
        services: Mapping[str, Service],
        moto: WSGIApplication,
    ) -> None:
        self._book = book
        self._control = control
        self._faults = faults
        self._log = log
        self._guard = guard
        self._services = services
        self._moto = moto

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        request = Request(environ, populate_request=False)
        if _comes_from_a_page(request):
            return Response("The sandbox answers AWS clients, not web pages.\n", 403)(environ, start_response)
        if request.path.startswith(PREFIX):
            return self._control.answer(request)(environ, start_response)
        call = read_call(environ)
        try:
            return self._answer(call, environ)(environ, start_response)
        except Refusal as refusal:
            return error_response(call, refusal.worded(call.dialect))(environ, start_response)
        except AwsError as error:
            return error_response(call, error)(environ, start_response)

    def _answer(self, call: Call, environ: WSGIEnvironment) -> WSGIApplication:
        self._log.count(call.name)
        keys, caller = self._book.holder_of(call.access_key_id, call.session_token)
        check_signature(environ, call, keys.secret_access_key)
        spoil = self._faults.strike(environ, call, caller.account)
        service = self._services.get(call.service)
        response = service.answer(call, caller) if service else None
        answer = response or self._passed_on(call, caller, environ)
        return spoil(answer) if spoil else answer

    def _passed_on(self, call: Call, caller: Caller, environ: WSGIEnvironment) -> Response:
        if not serves(call.service):
            raise Refusal("not_implemented")
        action = f"{call.service}:{call.action}"
        require(self._guard, Attempt(caller, action, resource_of(call, caller), region=call.region))
        environ[ACCOUNT_HEADER] = caller.account
        try:
            return Response.from_app(self._moto, environ, buffered=True)
        except NotImplementedError as error:
            raise Refusal("not_implemented") from error


def _comes_from_a_page(request: Request) -> bool:
    """A page in somebody's browser may try to reach loopback, by its own origin or by a name that resolves to it."""
    host = urlsplit(f"//{request.host}").hostname
    return "Origin" in request.headers or host not in LOOPBACK
