"""The edge of this machine: who asks for which host, recorded, and let through nowhere."""

from __future__ import annotations

import re
import socketserver
import sys
import threading
from typing import Any

import botocore.loaders

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
    """An HTTPS proxy on loopback that writes down whom it is asked to connect to, and connects to nobody."""

    def __init__(self) -> None:
        self.targets: set[str] = set()
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Refuse no more: be gone."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _handler(self) -> type[socketserver.StreamRequestHandler]:
        proxy = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                proxy.targets.add(self.rfile.readline().decode("latin-1").split(" ")[1])
                self.wfile.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

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
