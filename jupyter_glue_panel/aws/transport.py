"""How requests reach AWS over TLS: as botocore sends them, except that the certificate authorities are read once.

botocore reads its bundle of authorities anew for each connection, 40 ms of CPU each time. This leans on what botocore
does not promise, two methods of ``URLLib3Session``: without them it would be as slow as before, and as safe, and
``tests/aws/test_clients.py`` would say so. Imports botocore: to be imported inside functions.
"""

from __future__ import annotations

import os
import socket
import ssl
from typing import Any

from botocore.httpsession import URLLib3Session, get_cert_path
from botocore.utils import get_environ_proxies
from urllib3.util.ssl_ import create_urllib3_context

from .principal import Limits


class Authorities:
    """TLS contexts, one for each bundle of certificate authorities."""

    def __init__(self) -> None:
        self._contexts: dict[str, ssl.SSLContext] = {}

    def context(self, configured: str | None) -> ssl.SSLContext:
        """What checks servers against the bundle at the path ``configured``, or against botocore's own for None."""
        path = get_cert_path(configured or os.environ.get("REQUESTS_CA_BUNDLE") or True)
        if path not in self._contexts:
            context = create_urllib3_context()
            context.verify_mode = ssl.CERT_REQUIRED
            context.check_hostname = True
            context.load_verify_locations(path)
            self._contexts[path] = context
        return self._contexts[path]


class Transport(URLLib3Session):  # type: ignore[misc]  # botocore has no types
    """An HTTP session that uses one TLS context for all its connections."""

    def __init__(self, context: ssl.SSLContext, url: str, limits: Limits) -> None:
        """url: the endpoint, by which the environment may name a proxy."""
        self._context = context
        super().__init__(
            proxies=get_environ_proxies(url),
            timeout=(limits.connect_timeout_seconds, limits.read_timeout_seconds),
            max_pool_connections=limits.threads,
            socket_options=[(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)],
        )

    def carry(self, request: Any, **_: object) -> Any:
        """The answer to a request, for botocore's event ``before-send``: what a handler answers is not sent again."""
        return self.send(request)

    def _get_ssl_context(self) -> ssl.SSLContext:
        return self._context

    def _setup_ssl_cert(self, conn: Any, url: str, verify: object) -> None:
        conn.cert_reqs, conn.ca_certs = "CERT_REQUIRED", None
