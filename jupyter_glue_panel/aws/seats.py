"""botocore sessions and clients, each made on first use and kept. Everything here runs in worker threads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timezone
from threading import Lock
from typing import Any, TypeVar

from jupyter_glue_panel.errors import PanelError

from .configuration import FileStamps, configured, file_stamps
from .credentials import AssumedRoleCredentials, ConfiguredCredentials, Provider
from .meanings import meaning_of
from .principal import Configured, Lifetime, Limits, Principal

T = TypeVar("T")


class Seat:
    """One principal's botocore session, with a client a service and Region."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self._lock = Lock()
        self._clients: dict[tuple[str, str], Any] = {}

    def client(self, service: str, region: str) -> Any:
        """A botocore client that has credentials; NoCredentialsError (botocore's) where there are none."""
        with self._lock:
            if (service, region) not in self._clients:
                self._credentials()
                self._clients[service, region] = self.session.create_client(service, region_name=region)
            return self._clients[service, region]

    def lifetime(self) -> Lifetime:
        """How long the present credentials last."""
        from botocore.credentials import RefreshableCredentials

        with self._lock:
            credentials = self._credentials()
        credentials.get_frozen_credentials()
        # botocore tells the end of its credentials nowhere else
        end = getattr(credentials, "_expiry_time", None)
        renews = isinstance(credentials, RefreshableCredentials)
        return Lifetime(end.astimezone(timezone.utc) if end else None, renews)

    def configured(self) -> Configured:
        """What the AWS configuration says for this principal's profile."""
        return configured(self.session)

    def _credentials(self) -> Any:
        from botocore.exceptions import NoCredentialsError

        credentials = self.session.get_credentials()
        if credentials is None:
            raise NoCredentialsError
        return credentials


class Seats:
    """A seat a principal."""

    def __init__(self, limits: Limits, session_name: str, user_agent: str) -> None:
        self._limits = limits
        self._session_name = session_name
        self._user_agent = user_agent
        self._lock = Lock()
        self._seats: dict[Principal, Seat] = {}
        self._stamps: FileStamps = ()
        self._loader: Any = None

    def run(self, principal: Principal, service: str, ask: Callable[[Seat], T]) -> T:
        """``ask``, and once more with fresh credentials where AWS no longer takes those at hand.

        botocore's errors come out as the PanelError they stand for.
        """
        try:
            return self._try(principal, service, ask)
        except PanelError as error:
            if error.code not in ("credentials_expired", "credentials_invalid"):
                raise
        self._forget(principal)
        return self._try(principal, service, ask)

    def seat(self, principal: Principal) -> Seat:
        """The principal's seat; new ones for everybody once the configuration files have changed."""
        with self._lock:
            stamps = file_stamps()
            if stamps != self._stamps:
                self._stamps = stamps
                self._seats.clear()
            if principal not in self._seats:
                self._seats[principal] = Seat(self._session(principal))
            return self._seats[principal]

    def _try(self, principal: Principal, service: str, ask: Callable[[Seat], T]) -> T:
        try:
            return ask(self.seat(principal))
        except Exception as error:
            meaning = meaning_of(error, service)
            if meaning is None:
                raise
            raise meaning from error

    def _forget(self, principal: Principal) -> None:
        with self._lock:
            self._seats.pop(principal, None)
            self._seats.pop(Principal(principal.profile), None)

    def _session(self, principal: Principal) -> Any:
        import botocore.loaders
        import botocore.session
        from botocore.config import Config

        # the service models are large and the same for every session: one loader reads each of them once
        self._loader = self._loader or botocore.loaders.create_loader()
        session = botocore.session.Session(profile=principal.profile)
        session.register_component("data_loader", self._loader)
        session.set_default_client_config(
            Config(
                connect_timeout=self._limits.connect_timeout_seconds,
                read_timeout=self._limits.read_timeout_seconds,
                retries={"mode": "standard", "total_max_attempts": self._limits.attempts},
                max_pool_connections=self._limits.threads,
                user_agent_extra=self._user_agent,
            )
        )
        session.register_component("credential_provider", self._provider(session, principal))
        return session

    def _provider(self, session: Any, principal: Principal) -> Provider:
        if principal.role is None:
            return ConfiguredCredentials(session, self._session_name)
        return AssumedRoleCredentials(principal, lambda: self.seat(Principal(principal.profile)), self._session_name)
