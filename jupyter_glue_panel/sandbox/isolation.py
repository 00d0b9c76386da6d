"""Keeps the sandbox and its user's own AWS apart."""

from __future__ import annotations

import os
from collections.abc import Mapping

LOOPBACK = "127.0.0.1,localhost"
# No key, no file, no instance role: what is left to an AWS SDK that is told nothing else.
NO_AWS = {
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
}
DIRECT = {"NO_PROXY": LOOPBACK, "no_proxy": LOOPBACK}


def without_aws(environment: Mapping[str, str]) -> dict[str, str]:
    """``environment`` without anything that AWS SDKs or the Glue kernel would take from it."""
    return {key: value for key, value in environment.items() if not key.lower().startswith(("aws_", "glue_"))}


def forget_own_aws() -> None:
    """Make this process see nothing of its user's AWS: a profile that doesn't exist here would stop botocore."""
    for name in set(os.environ) - set(without_aws(os.environ)):
        del os.environ[name]
    os.environ.update(NO_AWS)
