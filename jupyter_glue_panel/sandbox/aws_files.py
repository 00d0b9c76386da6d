"""The AWS configuration that leads into the sandbox and nowhere else."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from . import names
from .isolation import DIRECT
from .seed import Walkthrough

PROFILE = "production"
EXTERNAL_ID_PROFILE = "partner"
MFA_PROFILE = "careful"


@dataclass(frozen=True)
class AwsFiles:
    """A configuration and a credentials file of the sandbox's own. They hold the user's key, and so are private."""

    config: Path
    credentials: Path
    endpoint_url: str

    def environment(self) -> dict[str, str]:
        """What makes every AWS SDK read these files and call the sandbox. It names no profile and holds no key."""
        return {
            "AWS_CONFIG_FILE": str(self.config),
            "AWS_SHARED_CREDENTIALS_FILE": str(self.credentials),
            "AWS_ENDPOINT_URL": self.endpoint_url,
            "AWS_REGION": names.REGION,
            "AWS_DEFAULT_REGION": names.REGION,
            "AWS_EC2_METADATA_DISABLED": "true",
            **DIRECT,
        }


def write_aws_files(directory: Path, endpoint_url: str, walkthrough: Walkthrough) -> AwsFiles:
    """Write both files into ``directory``, readable by their owner only."""
    files = AwsFiles(directory / "config", directory / "credentials", endpoint_url)
    _write(files.config, _config(endpoint_url, walkthrough))
    # Everything stands in the config file, so that naming that one file is enough; an empty credentials file beside
    # it keeps the user's own out of reach.
    _write(files.credentials, "")
    return files


def _config(endpoint_url: str, walkthrough: Walkthrough) -> str:
    everywhere = f"region = {names.REGION}\nendpoint_url = {endpoint_url}\n"
    creation_role = names.role_arn(names.ACCOUNT_B, names.CREATION_ROLE)
    external_id_role = names.role_arn(names.ACCOUNT_B, names.EXTERNAL_ID_ROLE)
    mfa_role = names.role_arn(names.ACCOUNT_B, names.MFA_ROLE)
    assuming = f"source_profile = default\nrole_session_name = {names.USER}\n{everywhere}"
    return (
        f"[default]\naws_access_key_id = {walkthrough.user_access_key_id}\n"
        f"aws_secret_access_key = {walkthrough.user_secret_access_key}\n{everywhere}\n"
        f"[profile {PROFILE}]\nrole_arn = {creation_role}\n{assuming}\n"
        f"[profile {EXTERNAL_ID_PROFILE}]\nrole_arn = {external_id_role}\nexternal_id = {names.EXTERNAL_ID}\n"
        f"{assuming}\n"
        f"[profile {MFA_PROFILE}]\nrole_arn = {mfa_role}\nmfa_serial = {names.MFA_SERIAL}\n{assuming}"
    )


def _write(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
