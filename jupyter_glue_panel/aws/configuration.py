"""The AWS configuration of the machine: environment variables and files."""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Mapping
from typing import Any

from jupyter_glue_panel.errors import InvalidRequest

from .principal import Configured, RoleProfile

Profiles = dict[str, dict[str, Any]]
FileStamps = tuple[tuple[int, int], ...]


_SESSION_NAME = re.compile(r"[A-Za-z0-9_+=,.@-]{2,64}")


def session_name(wanted: str) -> str:
    """The RoleSessionName that an administrator wants, or the default for an empty text.

    InvalidRequest (role_session_name_invalid): STS would refuse it with every role, one user at a time.
    """
    if not wanted:
        return default_session_name()
    if _SESSION_NAME.fullmatch(wanted) is None:
        raise InvalidRequest(
            "role_session_name_invalid",
            f"GluePanelApp.role_session_name is {wanted!r}, but AWS takes 2 to 64 of A-Z a-z 0-9 _ + = , . @ - only. "
            "Leave it out for jupyter-<user>.",
        )
    return wanted


def default_session_name() -> str:
    """A RoleSessionName that is the same each time for one user: it is part of ``aws:userid``, which policies compare.

    On a hub the operating system's user is everybody's, so the hub's own name for the user goes first.
    """
    user = os.environ.get("JUPYTERHUB_USER") or getpass.getuser()
    return f"jupyter-{re.sub(r'[^A-Za-z0-9_+=,.@-]', '-', user)}"[:64]


def file_stamps() -> FileStamps:
    """A value that changes when one of the configuration files does."""
    config = os.environ.get("AWS_CONFIG_FILE", "~/.aws/config")
    credentials = os.environ.get("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials")
    return _stamp(config), _stamp(credentials)


def _stamp(path: str) -> tuple[int, int]:
    try:
        status = os.stat(os.path.expanduser(path))
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


def role_profiles(session: Any) -> tuple[RoleProfile, ...]:
    """The profiles of both files that assume a role, by name. session: a botocore session."""
    profiles = profiles_of(session)
    return tuple(
        RoleProfile(
            name=name,
            role_arn=profile["role_arn"],
            region=profile.get("region"),
            external_id="external_id" in profile,
            mfa=_wants_code(profiles, name),
            duration_seconds=seconds_of(profile.get("duration_seconds")),
        )
        for name, profile in sorted(profiles.items())
        if "role_arn" in profile
    )


def seconds_of(text: str | None) -> int | None:
    """What ``duration_seconds`` says; None where it says nothing."""
    return int(text) if text is not None and text.isascii() and text.isdigit() else None


def profiles_of(session: Any) -> Profiles:
    """All profiles, secrets included, as they stand in the files: not to be handed on."""
    profiles: Profiles = session.full_config["profiles"]
    return profiles


def mfa_profile(session: Any, name: str) -> Mapping[str, Any] | None:
    """A profile that assumes its role with an MFA code and another profile's credentials; None for any other."""
    profile = profiles_of(session).get(name, {})
    return profile if {"role_arn", "mfa_serial", "source_profile"} <= profile.keys() else None


def configured(session: Any) -> Configured:
    """What the configuration says for a botocore session; ProfileNotFound (botocore's) where its profile is gone."""
    region = session.get_config_variable("region") or os.environ.get("AWS_REGION")
    return Configured(session.profile, region)


def asks_for_mfa(session: Any) -> bool:
    """Would a botocore session ask for an MFA code on the way to its credentials?"""
    if _explicit_profile(session) is None and "AWS_ACCESS_KEY_ID" in os.environ:
        return False
    return _wants_code(profiles_of(session), session.profile or "default")


def _wants_code(profiles: Mapping[str, Mapping[str, Any]], name: str) -> bool:
    seen = set()
    while name in profiles and name not in seen:
        seen.add(name)
        if "mfa_serial" in profiles[name]:
            return True
        name = profiles[name].get("source_profile", "")
    return False


def _explicit_profile(session: Any) -> str | None:
    profile: str | None = session.instance_variables().get("profile")
    return profile
