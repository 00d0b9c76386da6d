"""Where a botocore session gets its credentials from: providers that stand in for botocore's own chain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime, timezone
from typing import Any, Protocol

from jupyter_glue_panel.arns import home_region, partition_of

from .configuration import asks_for_mfa, configured, profiles_of, seconds_of
from .meanings import refusal
from .principal import Configured, Principal


class Provider(Protocol):
    """What a botocore session asks of its component ``credential_provider``. renews: without anybody's help."""

    @property
    def renews(self) -> bool: ...

    def load_credentials(self) -> Any:
        """botocore credentials, or None where there are none."""


class Source(Protocol):
    """The session from which a role is assumed."""

    def client(self, service: str, region: str) -> AbstractContextManager[Any]:
        """A botocore client, good for the thread that entered."""

    def configured(self) -> Configured:
        """What the AWS configuration says for it."""


class ConfiguredCredentials:
    """botocore's own ways to credentials, two of their habits changed."""

    renews = True

    def __init__(self, session: Any, session_name: str) -> None:
        self._session = session
        self._session_name = session_name

    def load_credentials(self) -> Any:
        from botocore.credentials import create_credential_resolver

        if asks_for_mfa(self._session):
            # botocore would ask for the code on the server's terminal, where nobody looks, and wait
            raise refusal("RefreshWithMFAUnsupportedError")
        for profile in profiles_of(self._session).values():
            if "role_arn" in profile:
                # botocore's own name changes with every start, and policies on aws:userid then lock people out
                profile.setdefault("role_session_name", self._session_name)
        region = configured(self._session).region or home_region("aws")
        return create_credential_resolver(self._session, region_name=region).load_credentials()


class SignedInCredentials:
    """What an MFA code opened: good until it ends, and then only another code helps."""

    renews = False

    def __init__(self, given: Mapping[str, Any]) -> None:
        """given: the Credentials of AssumeRole's answer."""
        self._given = metadata_of(given)

    def load_credentials(self) -> Any:
        from botocore.credentials import RefreshableCredentials

        return RefreshableCredentials.create_from_metadata(
            self._given, _ask_for_code, "assume-role", advisory_timeout=0, mandatory_timeout=0
        )


def code_parameters(profile: Mapping[str, Any], code: str, session_name: str) -> dict[str, Any]:
    """AssumeRole's parameters for a profile of ``mfa_profile`` and the code of its device."""
    parameters = {
        "RoleArn": profile["role_arn"],
        "RoleSessionName": profile.get("role_session_name", session_name),
        "SerialNumber": profile["mfa_serial"],
        "TokenCode": code,
        "ExternalId": profile.get("external_id"),
        "DurationSeconds": seconds_of(profile.get("duration_seconds")),
    }
    return {name: value for name, value in parameters.items() if value is not None}


def metadata_of(given: Mapping[str, Any]) -> dict[str, str]:
    """AssumeRole's Credentials as botocore's own want them; PanelError where this machine's clock is ahead of them."""
    if given["Expiration"] <= datetime.now(timezone.utc):
        raise refusal("RequestTimeTooSkewed")
    return {
        "access_key": given["AccessKeyId"],
        "secret_key": given["SecretAccessKey"],
        "token": given["SessionToken"],
        "expiry_time": given["Expiration"].isoformat(),
    }


def _ask_for_code() -> dict[str, str]:
    raise refusal("RefreshWithMFAUnsupportedError")


class AssumedRoleCredentials:
    """Credentials of the principal's role, renewed before they end.

    No DurationSeconds is asked for: the default of an hour is what every role allows, and the most that a role
    assumed from a role may last.
    """

    renews = True

    def __init__(self, principal: Principal, source: Callable[[], Source], session_name: str) -> None:
        self._principal = principal
        self._source = source
        self._session_name = session_name

    def load_credentials(self) -> Any:
        from botocore.credentials import RefreshableCredentials

        first = self._assume()
        seconds = (datetime.fromisoformat(first["expiry_time"]) - datetime.now(timezone.utc)).total_seconds()
        # botocore renews 15 minutes before the end: credentials for 15 minutes would be renewed at every call
        return RefreshableCredentials.create_from_metadata(
            first,
            self._assume,
            "assume-role",
            advisory_timeout=min(900, seconds / 4),
            mandatory_timeout=min(600, seconds / 6),
        )

    def _assume(self) -> dict[str, str]:
        source = self._source()
        parameters = {"RoleArn": str(self._principal.role), "RoleSessionName": self._session_name}
        if self._principal.external_id is not None:
            parameters["ExternalId"] = self._principal.external_id
        with source.client("sts", self._region(source.configured().region)) as sts:
            return metadata_of(sts.assume_role(**parameters)["Credentials"])

    def _region(self, configured: str | None) -> str:
        partition = self._principal.role.partition if self._principal.role else "aws"
        if configured is not None and partition_of(configured) == partition:
            return configured
        return home_region(partition)
