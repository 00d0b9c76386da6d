"""The patterns of AWS names that the panel takes from people: role ARNs, Regions. Pure.

Sources: IAM CreateRole (RoleName, Path), the partitions of botocore's endpoints.json.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .errors import InvalidRequest

_ARN = re.compile(
    r"arn:(?P<partition>aws|aws-cn|aws-us-gov|aws-iso|aws-iso-[bef]|aws-eusc):iam::(?P<account>[0-9]{12})"
    r":role/(?P<path>(?:[!-~]{1,510}/)?)(?P<name>[A-Za-z0-9_+=,.@-]{1,64})"
)
_ASSUMED = re.compile(r"arn:(aws[a-z-]*):sts::([0-9]{12}):assumed-role/([A-Za-z0-9_+=,.@-]{1,64})/[!-~]+")
_REGION = re.compile(r"[a-z]{2,4}(?:-[a-z]{2,12}){1,2}-[0-9]{1,2}")
_REGION_PREFIXES = {
    "cn-": "aws-cn",
    "us-gov-": "aws-us-gov",
    "us-iso-": "aws-iso",
    "us-isob-": "aws-iso-b",
    "eu-isoe-": "aws-iso-e",
    "us-isof-": "aws-iso-f",
    "eusc-": "aws-eusc",
}
_HOME_REGIONS = {
    "aws": "us-east-1",
    "aws-cn": "cn-north-1",
    "aws-us-gov": "us-gov-west-1",
    "aws-iso": "us-iso-east-1",
    "aws-iso-b": "us-isob-east-1",
    "aws-iso-e": "eu-isoe-west-1",
    "aws-iso-f": "us-isof-south-1",
    "aws-eusc": "eusc-de-east-1",
}


@dataclass(frozen=True)
class RoleArn:
    """An IAM role's ARN, taken apart. ``str()`` puts it together again."""

    partition: str
    account: str
    path: str
    name: str

    @classmethod
    def parse(cls, text: str) -> RoleArn:
        """InvalidRequest (role_arn_invalid) where ``text`` is not the ARN of an IAM role."""
        match = _ARN.fullmatch(text)
        if match is None:
            raise InvalidRequest(
                "role_arn_invalid", f"{text[:200]!r} is not the ARN of an IAM role.", hint=_arn_hint(text)
            )
        return cls(**match.groupdict())

    def __str__(self) -> str:
        return f"arn:{self.partition}:iam::{self.account}:role/{self.path}{self.name}"


def _arn_hint(text: str) -> str:
    assumed = _ASSUMED.fullmatch(text)
    if assumed is None:
        return "It looks like arn:aws:iam::444455556666:role/GlueSessionCreationRole."
    partition, account, name = assumed.groups()
    return f"That is a session of a role; the role is probably arn:{partition}:iam::{account}:role/{name}."


def check_region(text: str) -> str:
    """The Region's name as it came; InvalidRequest (region_invalid) where it does not look like one."""
    if _REGION.fullmatch(text) is None:
        raise InvalidRequest(
            "region_invalid", f"{text[:64]!r} is not the name of an AWS Region.", hint="It looks like us-east-1."
        )
    return text


@lru_cache(maxsize=256)
def partition_of(region: str) -> str:
    """The partition in which ``region`` lies."""
    return next((name for prefix, name in _REGION_PREFIXES.items() if region.startswith(prefix)), "aws")


def home_region(partition: str) -> str:
    """A Region of ``partition`` that any account has: where to ask about identity when nobody named a Region."""
    return _HOME_REGIONS[partition]


def check_region_of(role: RoleArn, region: str) -> str:
    """``region``, if ``role`` can be used there; InvalidRequest (region_of_other_partition) where it can't."""
    if partition_of(check_region(region)) != role.partition:
        raise InvalidRequest(
            "region_of_other_partition",
            f"The Region {region} and the role {role} lie in different AWS partitions.",
            hint=f"{role.partition} has, for example, {home_region(role.partition)}.",
        )
    return region
