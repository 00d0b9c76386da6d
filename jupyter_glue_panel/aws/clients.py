"""botocore clients: one for each service and Region, whoever calls. Everything here runs in worker threads."""

from __future__ import annotations

import json
from collections.abc import Mapping
from threading import Lock
from typing import Any

from .answers import check_answer
from .discretion import keep_discreet
from .keep import Keep
from .long_lists import READERS
from .principal import Limits

MOST_CLIENTS = 100
"""A client takes about 100 KiB, and a socket for each call that was once under way."""

_ABOUT_CREDENTIALS = frozenset(
    {
        "aws_access_key_id",
        "aws_secret_access_key",
        "aws_session_token",
        "aws_security_token",
        "aws_account_id",
        "credential_process",
        "credential_source",
        "duration_seconds",
        "external_id",
        "login_session",
        "mfa_serial",
        "region",
        "role_arn",
        "role_session_name",
        "source_profile",
        "sso_account_id",
        "sso_auto_populated",
        "sso_region",
        "sso_registration_scopes",
        "sso_role_name",
        "sso_session",
        "sso_start_url",
        "web_identity_token_file",
    }
)


class Clients:
    """Makes clients and keeps them. What they sign with is lent to the calling thread: ``lending``."""

    def __init__(self, limits: Limits) -> None:
        from .lending import LentCredentials
        from .transport import Authorities

        keep_discreet()
        self.lending = LentCredentials()
        self._limits = limits
        self._authorities = Authorities()
        self._lock = Lock()
        self._clients: Keep[tuple[str, str, str], Any] = Keep(MOST_CLIENTS)

    def client(self, session: Any, service: str, region: str) -> Any:
        """A client as ``session`` (botocore's) would make it. Profiles that differ in credentials alone share it."""
        with self._lock:
            return self._clients.get((_terms(session), service, region), lambda: self._make(session, service, region))

    def clear(self) -> None:
        """Make all clients anew: the configuration has changed."""
        with self._lock:
            self._clients.clear()

    def _make(self, session: Any, service: str, region: str) -> Any:
        from .transport import Transport

        client = session.create_client(service, region_name=region)
        url = client.meta.endpoint_url
        if url.startswith("https:"):
            context = self._authorities.context(session.get_config_variable("ca_bundle"))
            client.meta.events.register("before-send", Transport(context, url, self._limits).carry)
        client.meta.events.register("before-parse", check_answer)
        for name, read in READERS.items():
            # botocore asks handlers of one operation before those of all, and this one takes the body away
            client.meta.events.register(f"before-parse.{name}", check_answer)
            client.meta.events.register(f"before-parse.{name}", read)
        return client


def _terms(session: Any) -> str:
    """What the session's profile says about clients, for example where AWS is."""
    profile: Mapping[str, Any] = session.get_scoped_config()
    return json.dumps({name: profile[name] for name in sorted(profile) if name not in _ABOUT_CREDENTIALS})
