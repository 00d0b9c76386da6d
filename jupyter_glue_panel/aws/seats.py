"""Principals and their credentials, each loaded on first use and kept. Everything here runs in worker threads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timezone
from functools import cached_property
from threading import Lock
from typing import Any, TypeVar

from jupyter_glue_panel.arns import home_region
from jupyter_glue_panel.errors import PanelError

from .clients import Clients
from .configuration import FileStamps, configured, file_stamps, mfa_profile
from .credentials import (
    AssumedRoleCredentials,
    ConfiguredCredentials,
    Provider,
    SignedInCredentials,
    code_parameters,
)
from .keep import Keep
from .meanings import meaning_of, refusal
from .principal import Configured, Lifetime, Limits, Principal

T = TypeVar("T")

MOST_PRINCIPALS = 500


class Seat:
    """One principal: its credentials, and the botocore session of its profile, which others may share."""

    def __init__(self, session: Any, clients: Clients, provider: Provider) -> None:
        self.session = session
        self._clients = clients
        self._provider = provider
        self._lock = Lock()
        self._loaded: Any = None

    @contextmanager
    def client(self, service: str, region: str) -> Iterator[Any]:
        """A botocore client that signs for this principal; NoCredentialsError (botocore's) where it has none."""
        credentials = self._credentials()
        client = self._clients.client(self.session, service, region)
        with self._clients.lending.to_this_thread(credentials):
            yield client

    def lifetime(self) -> Lifetime:
        """How long the present credentials last."""
        from botocore.credentials import RefreshableCredentials

        credentials = self._credentials()
        credentials.get_frozen_credentials()
        # botocore tells it nowhere else, and does not promise this: tests/handlers/test_access.py would miss it
        end = getattr(credentials, "_expiry_time", None)
        renews = isinstance(credentials, RefreshableCredentials) and self._provider.renews
        return Lifetime(end.astimezone(timezone.utc) if end else None, renews)

    def configured(self) -> Configured:
        """What the AWS configuration says for this principal's profile."""
        return configured(self.session)

    def _credentials(self) -> Any:
        from botocore.exceptions import NoCredentialsError

        with self._lock:
            self._loaded = self._loaded or self._provider.load_credentials()
            if self._loaded is None:
                raise NoCredentialsError
            return self._loaded


class Seats:
    """A seat a principal."""

    def __init__(self, limits: Limits, session_name: str, user_agent: str) -> None:
        self._limits = limits
        self._session_name = session_name
        self._user_agent = user_agent
        self._lock = Lock()
        self._seats: Keep[Principal, Seat] = Keep(MOST_PRINCIPALS)
        self._sessions: Keep[str | None, Any] = Keep(MOST_PRINCIPALS)
        self._stamps: FileStamps = ()

    def run(self, principal: Principal, service: str, ask: Callable[[Seat], T]) -> T:
        """``ask``, and once more with fresh credentials where AWS no longer takes those at hand.

        botocore's errors come out as the PanelError they stand for.
        """
        try:
            return self._try(principal, service, ask)
        except PanelError as error:
            if not _may_be_stale(error):
                raise
        self._forget(principal)
        return self._try(principal, service, ask)

    def sign_in(self, profile: str, code: str) -> None:
        """Opens a profile with the code of its MFA device, which is kept nowhere.

        PanelError: profile_not_found, mfa_elsewhere for a profile that takes no code here, mfa_code_refused,
        role_not_assumable.
        """
        session = self.run(Principal(profile), "sts", lambda seat: seat.session)
        if profile not in session.available_profiles:
            raise refusal("ProfileNotFound")
        asked = mfa_profile(session, profile)
        if asked is None:
            raise refusal("NoMfaProfile")
        parameters = code_parameters(asked, code, self._session_name)

        def assume(seat: Seat) -> Provider:
            with seat.client("sts", seat.configured().region or home_region("aws")) as sts:
                return SignedInCredentials(sts.assume_role(**parameters)["Credentials"])

        provider = self.run(Principal(asked["source_profile"]), "sts", assume)
        with self._lock:
            self._seats.put(Principal(profile), Seat(session, self._clients, provider))

    def seat(self, principal: Principal) -> Seat:
        """The principal's seat; new ones for everybody once the configuration files have changed."""
        # before the lock: a look at a file lets other threads run, which would all come to wait for this one
        stamps = file_stamps()
        with self._lock:
            # once more, for meanwhile somebody may have seen a newer change
            if stamps != self._stamps and (stamps := file_stamps()) != self._stamps:
                self._stamps = stamps
                self._seats.clear()
                self._sessions.clear()
                self._clients.clear()
            return self._seats.get(principal, lambda: self._seat(principal))

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
            self._seats.forget(principal)
            self._seats.forget(Principal(principal.profile))

    def _seat(self, principal: Principal) -> Seat:
        session = self._sessions.get(principal.profile, lambda: self._session(principal.profile))
        return Seat(session, self._clients, self._provider(session, principal))

    @cached_property
    def _clients(self) -> Clients:
        return Clients(self._limits)

    @cached_property
    def _loader(self) -> Any:
        """The service models are large and the same for every session: one loader reads each of them once."""
        from .models import Models

        return Models()

    def _session(self, profile: str | None) -> Any:
        import botocore.session
        from botocore.config import Config

        session = botocore.session.Session(profile=profile)
        session.register_component("data_loader", self._loader)
        session.register_component("credential_provider", self._clients.lending)
        session.set_default_client_config(
            Config(
                connect_timeout=self._limits.connect_timeout_seconds,
                read_timeout=self._limits.read_timeout_seconds,
                retries={"mode": "standard", "total_max_attempts": self._limits.attempts},
                max_pool_connections=self._limits.threads,
                user_agent_extra=self._user_agent,
            )
        )
        return session

    def _provider(self, session: Any, principal: Principal) -> Provider:
        if principal.role is None:
            return ConfiguredCredentials(session, self._session_name)
        return AssumedRoleCredentials(principal, lambda: self.seat(Principal(principal.profile)), self._session_name)


def _may_be_stale(error: PanelError) -> bool:
    """Whether other credentials might help. EC2 says RequestExpired of a wrong clock and of old credentials alike."""
    return error.code in ("credentials_expired", "credentials_invalid") or error.aws_code == "RequestExpired"
