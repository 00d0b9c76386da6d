"""A CreateSession as IAM sees it: the actions it is checked for, on which resources, with which condition keys.

Sources: Service Authorization Reference, "AWS Glue"; AWS Glue Developer Guide, "Control settings using condition keys";
``aws-glue-sessions`` for the session's name, its tags and its id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

CREATE_SESSION = "glue:CreateSession"
TAG_RESOURCE = "glue:TagResource"
PASS_ROLE = "iam:PassRole"  # noqa: S105 - an action, not a password
GLUE_SERVICE = "glue.amazonaws.com"

Values: TypeAlias = "str | tuple[str, ...]"
"""A tuple for a key that holds a set, whatever the number of its values."""

_SOME_ID = "00000000-0000-4000-8000-000000000000"
"""In the place of the session's id, which the kernel draws."""
_OF_REQUEST = ("aws:requesttag/", "aws:resourcetag/", "aws:tagkeys", "glue:", "iam:", "sts:", "aws:calledvia")
_OF_PRINCIPAL = "aws:principaltag/"
_OF_USERS = "aws:username"
_OF_SERVICES = "aws:principalservicename"


@dataclass(frozen=True)
class SessionNetwork:
    """What Glue derives from the connections that a session names: the union over all of them."""

    vpc_ids: frozenset[str] = frozenset()
    subnet_ids: frozenset[str] = frozenset()
    security_group_ids: frozenset[str] = frozenset()

    def __or__(self, other: SessionNetwork) -> SessionNetwork:
        return SessionNetwork(
            self.vpc_ids | other.vpc_ids,
            self.subnet_ids | other.subnet_ids,
            self.security_group_ids | other.security_group_ids,
        )

    def __str__(self) -> str:
        """What comes after "a session"."""
        return f"in {' and '.join(sorted(self.vpc_ids))}" if self.vpc_ids else "without a VPC"

    def context(self) -> dict[str, Values]:
        """The condition keys; a session without a network lacks all three."""
        keys = {
            "glue:VpcIds": self.vpc_ids,
            "glue:SubnetIds": self.subnet_ids,
            "glue:SecurityGroupIds": self.security_group_ids,
        }
        return {key: tuple(sorted(values)) for key, values in keys.items() if values}


NO_NETWORK = SessionNetwork()


@dataclass(frozen=True)
class Inquiry:
    """What IAM is asked about one resource, with everything it may look at."""

    actions: tuple[str, ...]
    resource: str
    context: Mapping[str, Values]


@dataclass(frozen=True)
class SessionRequest:
    """Who creates which session. arn: of the user or role, not of a role's session · user_id: ``aws:userid`` as the
    kernel will have it · own_tags: the principal's, None where nobody could read them · tags: the session's, the
    kernel's ``owner`` included · mfa: None where it can't be told.
    """

    partition: str
    account: str
    region: str
    arn: str
    user_id: str
    is_role: bool
    own_tags: Mapping[str, str] | None = None
    tags: Mapping[str, str] = field(default_factory=dict)
    runtime_role_arn: str | None = None
    session_id_prefix: str | None = None
    mfa: bool | None = None

    def create(self, network: SessionNetwork) -> Inquiry:
        """Creating the session with its tags: one call to Glue, checked as two actions."""
        context = {**self._principal(), **self._tags(), **network.context()}
        return Inquiry((CREATE_SESSION, TAG_RESOURCE), self._session_arn(), context)

    def pass_role(self) -> Inquiry | None:
        """Handing the runtime role to Glue; None where none is picked."""
        if self.runtime_role_arn is None:
            return None
        return Inquiry((PASS_ROLE,), self.runtime_role_arn, {**self._principal(), "iam:PassedToService": GLUE_SERVICE})

    def open_keys(self, missing: Iterable[str]) -> tuple[str, ...]:
        """Those of ``missing`` that the real request may well carry: about the others it is known that it won't."""
        known = [*_OF_REQUEST, _OF_SERVICES]
        known += [] if self.own_tags is None else [_OF_PRINCIPAL]
        known += [_OF_USERS] if self.is_role else []
        return tuple(sorted({key for key in missing if not key.lower().startswith(tuple(known))}))

    def _session_arn(self) -> str:
        session_id = f"{self.session_id_prefix}-{_SOME_ID}" if self.session_id_prefix else _SOME_ID
        return f"arn:{self.partition}:glue:{self.region}:{self.account}:session/{session_id}"

    def _principal(self) -> dict[str, Values]:
        mfa: dict[str, Values] = {} if self.mfa is None else {"aws:MultiFactorAuthPresent": str(self.mfa).lower()}
        name: dict[str, Values] = {} if self.is_role else {"aws:username": self.arn.rpartition("/")[2]}
        return {
            "aws:userid": self.user_id,
            "aws:PrincipalArn": self.arn,
            "aws:PrincipalAccount": self.account,
            "aws:PrincipalType": "AssumedRole" if self.is_role else "User",
            "aws:PrincipalIsAWSService": "false",
            "aws:ResourceAccount": self.account,
            "aws:RequestedRegion": self.region,
            "aws:SecureTransport": "true",
            "aws:ViaAWSService": "false",
            **name,
            **mfa,
            **{f"aws:PrincipalTag/{key}": value for key, value in (self.own_tags or {}).items()},
        }

    def _tags(self) -> dict[str, Values]:
        if not self.tags:
            return {}
        # for a resource that is being made, its tags are those of the request
        places = ("aws:RequestTag", "aws:ResourceTag")
        tags: dict[str, Values] = {f"{place}/{key}": value for place in places for key, value in self.tags.items()}
        return {**tags, "aws:TagKeys": tuple(self.tags)}
