"""What is to be judged: a session without connections, with each one alone, and with those that are picked. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_

from jupyter_glue_panel.magics.cautions import uses_profile
from jupyter_glue_panel.rules.preflight import Subject, cannot_know, judge_published
from jupyter_glue_panel.rules.session_request import NO_NETWORK, SessionNetwork, SessionRequest
from jupyter_glue_panel.tags import OWNER
from jupyter_glue_panel.wire import Connection, Connections, Failure, Selection
from jupyter_glue_panel.wire_preflight import Judgement

from .holder import Holder

KERNEL_SESSION_NAME = "AssumeRoleSession"
"""The RoleSessionName of ``%%assume_role``, the same for everybody (aws-glue-sessions 1.0.9)."""


@dataclass(frozen=True)
class Published:
    """What the administrator published about a role, each None where nothing was said."""

    requires_vpc: bool | None = None
    allowed_vpc_ids: tuple[str, ...] | None = None

    def judge(self, subject: Subject) -> Judgement | None:
        """None where the rules don't say."""
        return judge_published(subject, self.requires_vpc, self.allowed_vpc_ids)


@dataclass(frozen=True)
class Case:
    """picked: the names of the selection's connections · listed: the account's, None where they could not be listed ·
    errors: what could not be listed, and why.
    """

    request: SessionRequest
    picked: tuple[str, ...]
    listed: Connections | None
    errors: tuple[Failure, ...]
    published: Published

    @property
    def listing(self) -> tuple[Connection, ...]:
        """The account's connections with a network, by name."""
        return self.listed.connections if self.listed else ()

    @cached_property
    def networks(self) -> Mapping[str, SessionNetwork | Judgement]:
        """What each of them gives a session alone; a Judgement where that can't be told."""
        return {connection.name: _network(connection) for connection in self.listing}

    @cached_property
    def selected(self) -> SessionNetwork | Judgement:
        """What the picked ones give it together."""
        if self.listed is None and self.picked:
            return cannot_know("vpc_unknown", "Cannot know: this account's connections can't be listed.")
        without = {each.name: NO_NETWORK for each in self.listed.without_network} if self.listed else {}
        known: dict[str, SessionNetwork | Judgement] = {**without, **self.networks}
        picked = [known.get(name) or _missing(name) for name in self.picked]
        networks = [each for each in picked if isinstance(each, SessionNetwork)]
        return next((each for each in picked if isinstance(each, Judgement)), reduce(or_, networks, NO_NETWORK))

    @property
    def selected_network(self) -> SessionNetwork:
        """The same, no network where that can't be told."""
        return self.selected if isinstance(self.selected, SessionNetwork) else NO_NETWORK

    def usable(self, name: str) -> bool:
        """Can the kernel be given the connection of this name?"""
        return all(connection.refusal is None for connection in self.listing if connection.name == name)


def session_request(selection: Selection, holder: Holder, partition: str, account: str, region: str) -> SessionRequest:
    """The CreateSession that the kernel will send for ``selection``."""
    assumes = not uses_profile(selection) and selection.role_arn is not None
    user_id = f"{holder.user_id.partition(':')[0]}:{KERNEL_SESSION_NAME}" if assumes else holder.user_id
    return SessionRequest(
        partition=partition,
        account=account,
        region=region,
        arn=holder.arn,
        user_id=user_id,
        is_role=holder.kind == "role",
        own_tags=holder.tags,
        # the kernel writes who starts the session into this tag, over whatever stood there
        tags={**selection.tags, OWNER: user_id},
        runtime_role_arn=selection.runtime_role_arn,
        session_id_prefix=selection.session_id_prefix,
        # %%assume_role never passes an MFA code; what a profile does is its own matter
        mfa=False if assumes else None,
    )


def _network(connection: Connection) -> SessionNetwork | Judgement:
    if connection.vpc_id is None:
        return cannot_know("vpc_unknown", f"Cannot know: EC2 does not say in which VPC {connection.subnet_id} lies.")
    return SessionNetwork(
        frozenset({connection.vpc_id}), frozenset({connection.subnet_id}), frozenset(connection.security_group_ids)
    )


def _missing(name: str) -> Judgement:
    return cannot_know("connection_not_found", f"There is no connection {name} in this account and Region.")
