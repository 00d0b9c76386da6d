"""The sandbox's own endpoints, beside AWS's: faults, counted requests, the clock, timings.

GET, POST, DELETE /_sandbox/faults      what is in force; put a fault in force; clear all
GET, DELETE       /_sandbox/requests    calls counted by ``service.Action``; start counting anew
POST              /_sandbox/clock       {"advance_seconds": 3600}
GET               /_sandbox/secrets     every secret key and session token that was handed out, and users' keys
GET, PATCH        /_sandbox/settings    timings of sessions and credentials
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from threading import Lock
from typing import Any

import msgspec
from werkzeug import Request, Response

from jupyter_glue_panel.sandbox.clock import Clock
from jupyter_glue_panel.sandbox.disk import NoDisk
from jupyter_glue_panel.sandbox.settings import Settings

from .credentials import CredentialBook
from .faults import Fault, FaultBoard

PREFIX = "/_sandbox/"


class RequestLog:
    """How often each action was called. seen: every ``service.Action`` ever, which ``clear`` keeps."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self._lock = Lock()
        self._counts: Counter[str] = Counter()

    def count(self, name: str) -> None:
        """One more ``service.Action``."""
        with self._lock:
            self._counts[name] += 1
            self.seen.add(name)

    def counts(self) -> dict[str, int]:
        """Calls so far by ``service.Action``."""
        with self._lock:
            return dict(self._counts)

    def clear(self) -> None:
        """Start anew."""
        with self._lock:
            self._counts.clear()


class Advance(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Body of ``POST clock``."""

    advance_seconds: float


class Control:
    """Answers ``/_sandbox/…``."""

    def __init__(
        self, faults: FaultBoard, log: RequestLog, clock: Clock, settings: Settings, book: CredentialBook
    ) -> None:
        self._faults = faults
        self._log = log
        self._clock = clock
        self._settings = settings
        self._routes: dict[tuple[str, str], Callable[[bytes], Any]] = {
            ("GET", "faults"): lambda body: self._faults.in_force(),
            ("POST", "faults"): lambda body: self._faults.inject(msgspec.json.decode(body, type=Fault)),
            ("DELETE", "faults"): lambda body: self._faults.clear(),
            ("GET", "requests"): lambda body: self._log.counts(),
            ("DELETE", "requests"): lambda body: self._log.clear(),
            ("POST", "clock"): lambda body: self._clock.advance(
                msgspec.json.decode(body, type=Advance).advance_seconds
            ),
            ("GET", "secrets"): lambda body: book.secrets(),
            ("GET", "settings"): lambda body: self._settings,
            ("PATCH", "settings"): self._change_settings,
        }

    def answer(self, request: Request) -> Response:
        """The reply: 200 with JSON, 204 where there is nothing to say, 400 for a body that makes no sense, 404, 409 for
        a disk that can't be filled.
        """
        route = self._routes.get((request.method, request.path.removeprefix(PREFIX)))
        if route is None:
            return Response(status=404)
        try:
            result = route(request.get_data())
        except msgspec.ValidationError as error:
            return Response(f"{error}\n", 400)
        except NoDisk as error:
            return Response(f"{error}\n", 409)
        if result is None:
            return Response(status=204)
        return Response(msgspec.json.encode(result), content_type="application/json")

    def _change_settings(self, body: bytes) -> Settings:
        given = msgspec.json.decode(body, type=dict[str, Any])
        self._settings.take(msgspec.convert({**msgspec.to_builtins(self._settings), **given}, Settings))
        return self._settings
