"""Which policies a user or role holds in the embedded AWS. Beside ``moto_backends`` the only module that reads moto."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from moto.iam.models import iam_backends

from jupyter_glue_panel.rules.decisions import Layers
from jupyter_glue_panel.rules.policy import Policy, read_policy


@dataclass(frozen=True)
class Document:
    """A policy as somebody wrote it. name: the policy's, which is what AWS's simulator calls it by."""

    name: str
    text: str

    @property
    def policy(self) -> Policy:
        """The policy, made ready."""
        return _read(self.name, self.text)


@dataclass(frozen=True)
class Holding:
    """What a user or role holds; a user holds what its groups hold. boundary: the permissions boundary, if any."""

    arn: str
    tags: Mapping[str, str]
    identity: tuple[Document, ...]
    boundary: Document | None

    @property
    def layers(self) -> Layers:
        """The same, ready to decide."""
        boundary = None if self.boundary is None else (self.boundary.policy,)
        return Layers(tuple(document.policy for document in self.identity), boundary)


def find_holding(arn: str) -> Holding | None:
    """The user or role with this ARN, in whichever account it names. Found by its name: the path plays no part."""
    parts = arn.split(":", 5)
    if len(parts) != 6 or parts[2] != "iam" or parts[4] not in iam_backends:
        return None
    backend = iam_backends[parts[4]][parts[1]]
    kind, name = parts[5].partition("/")[0], parts[5].rpartition("/")[2]
    if kind == "role":
        return next((_of_role(backend, role) for role in list(backend.roles.values()) if role.name == name), None)
    user = backend.users.get(name) if kind == "user" else None
    return None if user is None else _of_user(backend, user)


def _of_role(backend: Any, role: Any) -> Holding:
    boundary = role.permissions_boundary_arn
    return Holding(
        arn=role.arn,
        tags=_tags(role.tags),
        identity=tuple(_documents(role)),
        boundary=_managed(backend.managed_policies[boundary]) if boundary else None,
    )


def _of_user(backend: Any, user: Any) -> Holding:
    holders = (user, *backend.get_groups_for_user(user.name))
    documents = (document for holder in holders for document in _documents(holder))
    # moto knows no permissions boundaries of users
    return Holding(arn=user.arn, tags=_tags(user.tags), identity=tuple(documents), boundary=None)


def _documents(holder: Any) -> Iterator[Document]:
    for policy in list(holder.managed_policies.values()):
        yield _managed(policy)
    for name, text in list(holder.policies.items()):
        yield Document(name, text)


def _managed(policy: Any) -> Document:
    version = next(each for each in policy.versions if each.version_id == policy.default_version_id)
    return Document(policy.name, version.document)


def _tags(listed: list[dict[str, str]] | None) -> dict[str, str]:
    return {tag["Key"]: tag["Value"] for tag in listed or ()}


@lru_cache(maxsize=256)
def _read(name: str, text: str) -> Policy:
    return read_policy(text, name=name)
