"""Who stands behind an access key: account roots, IAM users, and temporary credentials that expire."""

from __future__ import annotations

import secrets
import string
from dataclasses import dataclass
from threading import Lock

from jupyter_glue_panel.sandbox.clock import Clock
from jupyter_glue_panel.sandbox.moto_backends import find_user, users_secrets

from .refusal import Refusal

_ALPHABET = string.ascii_uppercase + "234567"


@dataclass(frozen=True)
class Caller:
    """A principal. user_id: ``aws:userid`` · role_arn: the IAM role's ARN behind an assumed-role session."""

    account: str
    arn: str
    user_id: str
    role_arn: str | None = None

    @property
    def is_root(self) -> bool:
        """Is this the account itself?"""
        return self.arn.endswith(":root")


@dataclass(frozen=True)
class Keys:
    """Credentials as handed out. session_token, expires_at (seconds since the epoch): None for long-term keys."""

    access_key_id: str
    secret_access_key: str
    session_token: str | None = None
    expires_at: float | None = None


class CredentialBook:
    """Every key that this emulator handed out itself; IAM users' keys are looked up where IAM keeps them."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = Lock()
        self._issued: dict[str, tuple[Keys, Caller]] = {}

    def root_keys(self, account: str, partition: str = "aws") -> Keys:
        """New long-term keys of the account itself: what the sandbox is furnished with."""
        keys = Keys("AKIA" + _letters(16), secrets.token_urlsafe(30))
        self._enter(keys, Caller(account, f"arn:{partition}:iam::{account}:root", account))
        return keys

    def issue(self, caller: Caller, seconds: float) -> Keys:
        """New temporary credentials for ``caller``."""
        keys = Keys(
            access_key_id="ASIA" + _letters(16),
            secret_access_key=secrets.token_urlsafe(30),
            session_token=secrets.token_urlsafe(120),
            expires_at=self._clock.now() + seconds,
        )
        self._enter(keys, caller)
        return keys

    def holder_of(self, access_key_id: str | None, session_token: str | None) -> tuple[Keys, Caller]:
        """The keys and the principal behind a request's key and token; ``Refusal`` where AWS would not accept them."""
        if access_key_id is None:
            raise Refusal("missing_token")
        keys, caller = self._issued.get(access_key_id) or _user(access_key_id)
        if keys.session_token != session_token:
            raise Refusal("unknown_key")
        if keys.expires_at is not None and keys.expires_at <= self._clock.now():
            raise Refusal("expired_token")
        return keys, caller

    def secrets(self) -> list[str]:
        """Every secret key and session token that was handed out, and the secret keys of users: for tests that look
        where they must not be.
        """
        with self._lock:
            issued = [keys for keys, _ in self._issued.values()]
        handed_out = [secret for keys in issued for secret in (keys.secret_access_key, keys.session_token) if secret]
        return [*handed_out, *users_secrets()]

    def forget_temporary(self) -> None:
        """Make every temporary credential unknown."""
        with self._lock:
            self._issued = {key: entry for key, entry in self._issued.items() if entry[0].session_token is None}

    def _enter(self, keys: Keys, caller: Caller) -> None:
        with self._lock:
            self._issued[keys.access_key_id] = (keys, caller)


def _user(access_key_id: str) -> tuple[Keys, Caller]:
    user = find_user(access_key_id)
    if user is None:
        raise Refusal("unknown_key")
    return Keys(access_key_id, user.secret_access_key), Caller(user.account, user.arn, user.user_id)


def _letters(count: int) -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(count))
