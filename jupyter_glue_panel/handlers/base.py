"""What all handlers share: who may call, how bodies are read, how replies and errors are written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

import msgspec
from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler

from jupyter_glue_panel.access import Account, Gate
from jupyter_glue_panel.audit import DENIALS, Asked, Event, denied_by_aws, denied_by_jupyter, tell
from jupyter_glue_panel.errors import InvalidRequest, PanelError
from jupyter_glue_panel.wire import Body, Failure, Reply

B = TypeVar("B", bound=Body)
M = TypeVar("M", bound=Callable[..., Any])


def authorized_to_read(method: M) -> M:
    """``@authorized`` for a POST that only asks: whoever may read may ask it, and Jupyter takes a POST for a change."""
    reading: Callable[[M], M] = authorized("read")
    return reading(method)


def authorized_to_spend(method: M) -> M:
    """``@authorized`` for a GET that AWS charges for: whoever may only read may not ask it."""
    writing: Callable[[M], M] = authorized("write")
    return writing(method)


class GlueHandler(APIHandler):
    """Turns a PanelError into its status and a Failure; everything else that goes wrong is a 500 without details."""

    auth_resource = "glue_panel"

    names_session: ClassVar[bool] = False
    """Whether the path's variable part is the id of a Glue session."""

    _body: Body | None = None
    _account: Account | None = None

    def set_default_headers(self) -> None:
        super().set_default_headers()
        self.set_header("Cache-Control", "no-store")

    def reply(self, value: Reply) -> None:
        """End the request with ``value``."""
        self.finish(msgspec.json.encode(value))

    def body(self, kind: type[B], *, most_bytes: int | None = None) -> B:
        """The request's body; InvalidRequest (invalid_request), naming the field, where it is not a ``kind``.

        most_bytes: more than any sensible body has, InvalidRequest (request_too_large) beyond.
        """
        size = len(self.request.body)
        if most_bytes is not None and size > most_bytes:
            raise InvalidRequest("request_too_large", f"The request has {size} bytes, at most {most_bytes} are read.")
        try:
            body = msgspec.json.decode(self.request.body, type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise InvalidRequest(
                "invalid_request",
                f"The request can't be read: {error}.",
                hint="Server and page may be of different versions: reload the page.",
            ) from error
        self._body = body
        return body

    def asked(self) -> Asked:
        """What the request is, for the audit log."""
        request = f"{self.request.method} {self.request.path}"
        query = {name: self.get_query_argument(name, "") for name in ("role", "region")}
        session_id = self.path_args[0] if self.names_session and self.path_args else None
        sources = (self._body, getattr(self._body, "selection", None), query)
        asked = Asked.of(request, *sources, session_id=session_id)
        return asked.about(self._account) if self._account is not None else asked

    async def enter(self, gate: Gate, role: str | None, region: str | None) -> Account:
        """The account that ``role`` leads to, which the request is about from now on."""
        self._account = await gate.enter(role, region)
        return self._account

    def tell(self, event: Event) -> None:
        """Enter ``event`` into the server's event log, as done by the request's user."""
        tell(self.event_logger, self.current_user.username, event)

    def flag(self, name: str) -> bool:
        """A query parameter that is ``true`` or absent."""
        return self.get_query_argument(name, "") == "true"

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        if isinstance(value, PanelError):
            self.log.warning("%s %s: %s (%s)", self.request.method, self.request.path, value.code, value.aws_code)
            return
        super().log_exception(typ, value, tb)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        _, error, _ = kwargs.get("exc_info", (None, None, None))
        self._tell_denial(status_code, error)
        if isinstance(error, PanelError):
            self._write_failure(error)
        elif status_code == 500:
            self.reply(Failure(code="internal_error", message="The panel's server failed.", hint="Its log says why."))
        else:
            super().write_error(status_code, **kwargs)

    def _tell_denial(self, status: int, error: BaseException | None) -> None:
        # Jupyter's property raises where it was not yet found out who asks
        if getattr(self, "_jupyter_current_user", None) is None:
            return
        if isinstance(error, PanelError) and error.code in DENIALS:
            self.tell(denied_by_aws(self.asked(), error))
        elif status == 403:
            self.tell(denied_by_jupyter(self.asked(), getattr(error, "log_message", None) or "Forbidden"))

    def _write_failure(self, error: PanelError) -> None:
        self.set_status(error.status)
        if error.retry_after_seconds is not None:
            self.set_header("Retry-After", str(error.retry_after_seconds))
        self.reply(Failure.of(error))
