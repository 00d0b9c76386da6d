"""moto: its WSGI application, and what is read out of its memory. Beside ``iam/holdings`` the only one to import it.

moto keeps its state in the process: two emulators in one process would share it.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from moto.backends import list_of_moto_modules
from moto.core.base_backend import BackendDict
from moto.core.config import default_user_config
from moto.core.model_instances import reset_model_data
from moto.ec2.models import ec2_backends
from moto.iam.models import iam_backends
from moto.moto_api._internal import mock_random
from moto.moto_server.werkzeug_app import (
    DomainDispatcherApplication,
    MotoRequestHandler,
    create_backend_app,
)
from moto.utilities.utils import get_partition

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

__all__ = ["MotoRequestHandler"]

ACCOUNT_HEADER = "HTTP_X_MOTO_ACCOUNT_ID"
_SERVED = frozenset(list_of_moto_modules())
# The services that the sandbox furnishes its accounts with.
_FURNISHED: tuple[BackendDict[Any], ...] = (ec2_backends, iam_backends)
_ALIASES = {"tagging": "resourcegroupstaggingapi", "sso": "ssoadmin", "lambda": "awslambda"}


@dataclass(frozen=True)
class User:
    """An IAM user, found by an access key. secret_access_key: that key's."""

    account: str
    arn: str
    user_id: str
    secret_access_key: str


@dataclass(frozen=True)
class Role:
    """An IAM role. trust_policy: its JSON text · longest_session_seconds: MaxSessionDuration."""

    account: str
    arn: str
    role_id: str
    trust_policy: str
    longest_session_seconds: int


def application() -> WSGIApplication:
    """moto's server, AWS's managed policies loaded. The account is taken from ``ACCOUNT_HEADER``."""
    default_user_config["iam"]["load_aws_managed_policies"] = True
    return cast("WSGIApplication", DomainDispatcherApplication(create_backend_app))


def serves(service: str) -> bool:
    """Does moto know the service with this signing name?"""
    return _ALIASES.get(service, service) in _SERVED


def forget_everything() -> None:
    """Empty every account."""
    for service in _FURNISHED:
        # else moto first makes each of its backends anew, a thousand AWS policies and machine images in it
        service.clear()
    BackendDict.reset()
    # else moto keeps every model it ever made, for a dashboard that nobody opens
    reset_model_data()


def snapshot() -> bytes:
    """What the accounts hold in EC2 and IAM, and how far moto's ids have got."""
    held = [list(service.iter_backends()) for service in _FURNISHED]
    return pickle.dumps((mock_random.getstate(), held))


def put_back(saved: bytes) -> None:
    """Let every account hold what it held at that ``snapshot``, and nothing else; ids go on from there."""
    forget_everything()
    ids, held = pickle.loads(saved)  # noqa: S301 - this process pickled it
    mock_random.setstate(ids)
    for service, backends in zip(_FURNISHED, held, strict=True):
        for account, region, backend in backends:
            service[account][region] = backend


def partition_of(region: str) -> str:
    """``aws``, ``aws-cn``, … for a Region."""
    return get_partition(region)


def find_user(access_key_id: str) -> User | None:
    """The IAM user with this access key, in any account."""
    for user, key in _access_keys():
        if key.access_key_id == access_key_id:
            return User(user.account_id, user.arn, user.id, key.secret_access_key)
    return None


def users_secrets() -> list[str]:
    """The secret keys of all IAM users, in every account."""
    return [key.secret_access_key for _, key in _access_keys()]


def _access_keys() -> list[tuple[Any, Any]]:
    backends = [backend for partitions in list(iam_backends.values()) for backend in list(partitions.values())]
    users = [user for backend in backends for user in list(backend.users.values())]
    return [(user, key) for user in users for key in user.access_keys]


def find_role(arn: str) -> Role | None:
    """The IAM role with this ARN, in whichever account the ARN names."""
    parts = arn.split(":")
    if len(parts) != 6 or parts[4] not in iam_backends:
        return None
    account = parts[4]
    for role in list(iam_backends[account][parts[1]].roles.values()):
        if role.arn == arn:
            policy = role.assume_role_policy_document
            return Role(account, role.arn, role.id, policy, int(role.max_session_duration or 3600))
    return None


def vpc_of_subnet(account: str, region: str, subnet_id: str) -> str | None:
    """The VPC that a subnet belongs to; None for an unknown subnet."""
    subnets = ec2_backends[account][region].subnets
    for by_zone in subnets.values():
        if subnet_id in by_zone:
            return by_zone[subnet_id].vpc_id
    return None
