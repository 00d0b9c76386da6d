"""Trouble on purpose: per service, action and account, a limited number of times or until cleared; and a full disk."""

from __future__ import annotations

import socket
import struct
import time
from collections import Counter
from collections.abc import Callable, Mapping
from threading import Lock
from typing import TYPE_CHECKING, Literal

import msgspec
from werkzeug import Response

from jupyter_glue_panel.sandbox.disk import Disk

from .call import Call
from .refusal import Refusal, Trouble

Spoil = Callable[[Response], Response]

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

Kind = Literal[
    "latency",
    "throttling",
    "access_denied",
    "server_error",
    "expired_token",
    "connection_reset",
    "revoked_credentials",
    "clock_skew",
    "malformed_answer",
    "half_answer",
    "full_disk",
]
_SPOILED: tuple[Kind, ...] = ("malformed_answer", "half_answer")
"""What befalls an answer on its way back: the call itself is carried out."""
_TROUBLES: Mapping[Kind, Trouble] = {
    "throttling": "throttling",
    "access_denied": "access_denied",
    "server_error": "server_error",
    "expired_token": "expired_token",
    "revoked_credentials": "unknown_key",
    "clock_skew": "clock_skew",
}


class Fault(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """service, action, account: what it hits, ``*`` for all · times: how many calls, None for every one until cleared
    · seconds: how long a ``latency`` lasts · message: replaces AWS's usual words. A ``full_disk`` is JupyterLab's, not
    AWS's: it takes none of these, and lasts until cleared.
    """

    kind: Kind
    service: str = "*"
    action: str = "*"
    account: str = "*"
    times: int | None = None
    seconds: float = 1.0
    message: str | None = None

    def __post_init__(self) -> None:
        aimed = (self.service, self.action, self.account, self.times) != ("*", "*", "*", None)
        if self.kind == "full_disk" and aimed:
            raise ValueError("full_disk befalls JupyterLab's files, not calls: aim it at nothing")

    def hits(self, call: Call, account: str) -> bool:
        """Is ``call``, made by ``account``, meant?"""
        if self.kind == "full_disk":
            return False
        pairs = ((self.service, call.service), (self.action, call.action), (self.account, account))
        return all(wanted in ("*", got) for wanted, got in pairs)


class FaultBoard:
    """The faults in force."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self._lock = Lock()
        self._faults: list[tuple[Fault, Counter[str]]] = []

    def inject(self, fault: Fault) -> None:
        """Put ``fault`` in force. ``NoDisk`` where there is none to fill."""
        if fault.kind == "full_disk":
            self._disk.fill()
        with self._lock:
            self._faults.append((fault, Counter()))

    def clear(self) -> None:
        """Nothing is in force any more."""
        self._disk.make_room()
        with self._lock:
            self._faults.clear()

    def in_force(self) -> list[Fault]:
        """Faults that will still hit."""
        with self._lock:
            return [fault for fault, hits in self._faults if _lasts(fault, hits)]

    def strike(self, environ: WSGIEnvironment, call: Call, account: str) -> Spoil | None:
        """Let every fault that hits ``call`` happen: delay, raise ``Refusal``, or reset the connection.

        The result, if any, is to be done to the answer.
        """
        spoil = None
        for fault in self._struck(call, account):
            if fault.kind in _SPOILED:
                spoil = _malformed if fault.kind == "malformed_answer" else _halved
            else:
                _happen(fault, environ)
        return spoil

    def _struck(self, call: Call, account: str) -> list[Fault]:
        with self._lock:
            struck = [
                (fault, hits) for fault, hits in self._faults if _lasts(fault, hits) and fault.hits(call, account)
            ]
            for _, hits in struck:
                hits["hits"] += 1
        return [fault for fault, _ in struck]


def _lasts(fault: Fault, hits: Counter[str]) -> bool:
    return fault.times is None or hits["hits"] < fault.times


def _happen(fault: Fault, environ: WSGIEnvironment) -> None:
    if fault.kind == "latency":
        time.sleep(fault.seconds)
    elif fault.kind == "connection_reset":
        _reset(environ["werkzeug.socket"])
    else:
        raise Refusal(_TROUBLES[fault.kind], fault.message)


def _malformed(answer: Response) -> Response:
    return Response("<html><body>It works!</body></html>", answer.status, content_type=answer.content_type)


def _halved(answer: Response) -> Response:
    """Half of it, though all of it is announced: what a connection that breaks off leaves."""
    body = answer.get_data()
    halved = Response(body[: len(body) // 2], answer.status, answer.headers)
    halved.automatically_set_content_length = False
    halved.headers["Content-Length"] = str(len(body))
    halved.headers["Connection"] = "close"
    return halved


def _reset(connection: socket.socket) -> None:
    # Lingering for zero seconds makes close() send RST instead of FIN; without SHUT_RD the server would wait for the
    # connection's next request before it closes.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.shutdown(socket.SHUT_RD)
    connection.close()
    raise ConnectionResetError("reset on purpose")
