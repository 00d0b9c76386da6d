"""What an administrator decides: the accounts, who starts sessions, as which role, in which network, with which tags.

Every text here ends up inside a script, so each must match a pattern that leaves nothing to quote.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from jupyter_glue_panel.errors import InvalidRequest
from jupyter_glue_panel.tags import OWNER, check_tags

_NAME = r"[A-Za-z0-9_+=,.@-]{1,64}"
_PATH = r"(?:[A-Za-z0-9_+=,.@-]{1,64}/){0,8}"
_PARTITION = r"aws|aws-cn|aws-us-gov|aws-iso|aws-iso-[bef]|aws-eusc"
_PATTERNS = {
    "partition": re.compile(_PARTITION),
    "users_account": re.compile(r"[0-9]{12}"),
    "session_account": re.compile(r"[0-9]{12}"),
    "principals": re.compile(rf"arn:({_PARTITION}):iam::([0-9]{{12}}):(user|role)/{_PATH}({_NAME})"),
    "creation_role": re.compile(_NAME),
    "runtime_role": re.compile(_PATH + _NAME),
    "vpc_ids": re.compile(r"vpc-[0-9a-f]{8,17}"),
    "subnet_ids": re.compile(r"subnet-[0-9a-f]{8,17}"),
    "security_group_ids": re.compile(r"sg-[0-9a-f]{8,17}"),
}
_LOOKS_LIKE = {
    "partition": "aws",
    "users_account": "111122223333",
    "session_account": "444455556666",
    "principals": "arn:aws:iam::111122223333:user/ISBlogUser",
    "creation_role": "GlueSessionCreationRole",
    "runtime_role": "AWSGlueServiceRole-blog",
    "vpc_ids": "vpc-0a1b2c3d4e5f60718",
    "subnet_ids": "subnet-0a1b2c3d4e5f60718",
    "security_group_ids": "sg-0a1b2c3d4e5f60718",
}


@dataclass(frozen=True, slots=True)
class Principal:
    """Somebody who starts sessions. kind: user or role · name: without the path."""

    arn: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """The decisions.

    users_account: where people work (12 digits) · session_account: where sessions run · principals: ARNs of users and
    roles of the users' account · creation_role: the name of the role that they assume · runtime_role: the name (with
    path, if it has one) of the role that runs their code, in the session account · vpc_ids, subnet_ids,
    security_group_ids: where sessions may be, empty for anywhere · require_network: refuse sessions without a VPC ·
    required_tags: tag keys that every session must have, with the values allowed (none: any).

    Raises InvalidRequest (setup_invalid, setup_owner_tag), naming the field; Unprocessable for tags that AWS would not
    take.
    """

    users_account: str
    session_account: str
    principals: tuple[str, ...]
    runtime_role: str
    creation_role: str = "GlueSessionCreationRole"
    vpc_ids: tuple[str, ...] = ()
    subnet_ids: tuple[str, ...] = ()
    security_group_ids: tuple[str, ...] = ()
    require_network: bool = True
    required_tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    partition: str = "aws"

    def __post_init__(self) -> None:
        for name, pattern in _PATTERNS.items():
            value = getattr(self, name)
            for text in (value,) if isinstance(value, str) else value:
                if pattern.fullmatch(text) is None:
                    raise _invalid(name, text)
        self._check_principals()
        self._check_tags()

    def _check_tags(self) -> None:
        check_tags(dict.fromkeys(self.required_tags, ""))
        for key, values in self.required_tags.items():
            for value in values:
                check_tags({key: value})
            if key.lower() == OWNER and values:
                raise InvalidRequest(
                    "setup_owner_tag",
                    f"required_tags: into {key} the Glue kernel writes who starts the session, and no other value.",
                    hint=f"Require {key} without values, or choose another tag.",
                )

    def _check_principals(self) -> None:
        if not self.principals:
            raise InvalidRequest("setup_invalid", "principals is empty: who starts sessions?")
        for arn in self.principals:
            _, partition, _, _, account, _ = arn.split(":", 5)
            if (partition, account) != (self.partition, self.users_account):
                raise InvalidRequest("setup_invalid", f"principals: {arn} is not in account {self.users_account}.")

    @property
    def creation_role_arn(self) -> str:
        return f"arn:{self.partition}:iam::{self.session_account}:role/{self.creation_role}"

    @property
    def runtime_role_arn(self) -> str:
        return f"arn:{self.partition}:iam::{self.session_account}:role/{self.runtime_role}"

    @property
    def service_role_policy_arn(self) -> str:
        """AWS's own managed policy for Glue roles, which the creation role has beside the kit's."""
        return f"arn:{self.partition}:iam::aws:policy/service-role/AWSGlueServiceRole"

    @property
    def people(self) -> tuple[Principal, ...]:
        """The principals, taken apart."""
        parts = (arn.split(":", 5)[5].split("/") for arn in self.principals)
        return tuple(Principal(arn, path[0], path[-1]) for arn, path in zip(self.principals, parts, strict=True))


def _invalid(name: str, text: object) -> InvalidRequest:
    return InvalidRequest(
        "setup_invalid", f"{name}: {str(text)[:200]!r} can't be used.", hint=f"It looks like {_LOOKS_LIKE[name]}."
    )
