"""The edge of this machine: who asks for which host, recorded, answered here, and let through nowhere."""

from __future__ import annotations

import re
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import botocore.loaders
from impostor import Authority, answer

SUFFIXES = tuple(
    {
        str(variant)
        for partition in botocore.loaders.Loader().load_data("partitions")["partitions"]
        for variant in (partition["outputs"]["dnsSuffix"], partition["outputs"]["dualStackDnsSuffix"])
    }
)
"""The domains of AWS's own endpoints, in all partitions."""

_IS_AWS = re.compile(rf"(?:[a-z0-9-]+\.)+(?:{'|'.join(map(re.escape, SUFFIXES))}):443")


def is_aws(target: str) -> bool:
    """Is ``host:port`` an endpoint of AWS's?"""
    return _IS_AWS.fullmatch(target) is not None


class Proxy:
    """An HTTPS proxy on loopback that writes down whom it is asked to connect to, and answers in their place.

    targets: ``host:port`` of all · url: of the proxy itself.
    """

    def __init__(self, authority: Authority) -> None:
        """authority: whom clients have to trust."""
        self.targets: set[str] = set()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler(authority))
        # a client that does not trust us breaks off
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]
        self.port: int = self._server.server_port
        self.url = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Answer no more: be gone."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _handler(self, authority: Authority) -> type[BaseHTTPRequestHandler]:
        proxy = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # head and body in one packet: sent apart, they would wait for each other's acknowledgement
            wbufsize = -1

            def do_CONNECT(self) -> None:
                proxy.targets.add(self.path)
                self.send_response(200)
                self.end_headers()
                self.wfile.flush()
                host = self.path.rpartition(":")[0]
                self.connection = authority.context(host).wrap_socket(self.connection, server_side=True)
                self.rfile = self.connection.makefile("rb")
                self.wfile = self.connection.makefile("wb")
                self.close_connection = False

            def do_POST(self) -> None:
                status, text = answer(self.headers, self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(status)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        return Handler


class Connections:
    """The ports of this machine, and the addresses of others, that this process turned to while ``watching``."""

    def __init__(self) -> None:
        self.watching = False
        self.seen: set[str] = set()
        # a hook stays for the life of the process: it is silent whenever nobody watches
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.watching or event not in ("socket.connect", "socket.getaddrinfo"):
            return
        host, port = arguments[1][:2] if event == "socket.connect" else arguments[:2]
        self.seen.add(f"{host}:{port}")
