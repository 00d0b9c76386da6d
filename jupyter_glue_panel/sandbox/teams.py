"""The sessions that other people, and the user earlier today, left in the accounts: what a list of them is for."""

from __future__ import annotations

from functools import partial

from .glue.past import Past
from .moto_backends import find_role
from .names import ACCOUNT_A, ACCOUNT_B, CREATION_ROLE, NOTEBOOK_ROLE, REGION, RUNTIME_ROLE, TAG_PRESETS, role_arn
from .network import Network

OTHER_REGION = "eu-west-1"
ORPHAN = "4f6e2c1a-0d5b-47c3-9a86-2e7f1b3c8d90"
"""The user's own, which a kernel that is no more left behind."""

KERNEL = "AssumeRoleSession"
"""What the Glue kernel calls itself at ``%%assume_role``: all who use a role by it look the same."""

MARIA, TOM = "maria.lopez", "tom.becker"
ANALYTICS, MARKETING, RESEARCH = TAG_PRESETS.values()
PLATFORM = {"group": "platform", "billing": "Data-Platform"}

_b = partial(Past, account=ACCOUNT_B, region=REGION, role_arn=role_arn(ACCOUNT_B, RUNTIME_ROLE))
_eu = partial(Past, account=ACCOUNT_B, region=OTHER_REGION, role_arn=role_arn(ACCOUNT_B, RUNTIME_ROLE))
_a = partial(Past, account=ACCOUNT_A, region=REGION, role_arn=role_arn(ACCOUNT_A, NOTEBOOK_ROLE))


def sessions_of_teams(network: Network) -> list[Past]:
    """All of them, the oldest first. The accounts are furnished already."""
    sessions = [*_living(), *_ended(network), *_elsewhere()]
    return sorted(sessions, key=lambda session: -session.hours_ago)


def _living() -> list[Past]:
    """In account B: one that the user's kernel left behind, others' own, one that nobody put a name to."""
    return [
        _b(
            id=ORPHAN,
            hours_ago=6.4,
            tags={**ANALYTICS, "owner": _user_id(KERNEL)},
            connection="session_vpc",
        ),
        _b(
            id="marketing-7c1e0b42",
            hours_ago=3.2,
            tags={**MARKETING, "owner": _user_id(MARIA)},
            worker_type="G.2X",
            workers=10,
            auto_scaling=True,
            billed_share=0.4,
        ),
        _b(
            id="research-51ad9f60",
            hours_ago=1.1,
            tags={**RESEARCH, "owner": _user_id(TOM)},
            glue_version="5.0",
            worker_type="R.2X",
            workers=4,
        ),
        _b(id="adhoc-9b8d33f1", hours_ago=26.0, glue_version="4.0", workers=2),
    ]


def _ended(network: Network) -> list[Past]:
    """In account B: failed, timed out, stopped."""
    subnet, vpc = network.other_subnet_id, network.other_vpc_id
    no_way_to_s3 = (
        f"VPC S3 endpoint validation failed for SubnetId: {subnet}. VPC: {vpc}. "
        f"Reason: Could not find S3 endpoint or NAT gateway for subnetId: {subnet} in Vpc {vpc}"
    )
    return [
        _b(
            id="marketing-e20f7a15",
            hours_ago=4.8,
            minutes=1.5,
            tags={**MARKETING, "owner": _user_id(MARIA)},
            connection="other_vpc",
            error=no_way_to_s3,
        ),
        _b(
            id="research-08c4b7de",
            hours_ago=30.0,
            idle_minutes=90,
            tags={**RESEARCH, "owner": _user_id(TOM)},
            worker_type="R.1X",
            workers=8,
        ),
        _b(
            id="analytics-3d92a6c7",
            hours_ago=27.5,
            minutes=145,
            tags={**ANALYTICS, "owner": _user_id(KERNEL)},
            connection="session_vpc",
        ),
        _b(
            id="marketing-a9e4410c",
            hours_ago=45.0,
            minutes=80,
            tags={**MARKETING, "owner": _user_id(MARIA)},
            glue_version="6.0",
            worker_type="G.4X",
            workers=3,
        ),
    ]


def _elsewhere() -> list[Past]:
    """In account B's other Region, and in account A, where the notebooks' role lets jobs start them."""
    marketing = {**MARKETING, "owner": _user_id(MARIA)}
    return [
        _eu(id="reports-eu-b10c64aa", hours_ago=0.8, tags=marketing, worker_type="G.8X", workers=2),
        _eu(id="reports-eu-6f21d9e3", hours_ago=44.0, minutes=35, tags=marketing, worker_type="G.8X", workers=2),
        _a(id="nightly-c77d1e02", hours_ago=2.3, tags=PLATFORM),
        _a(id="nightly-0a4be5f9", hours_ago=26.3, minutes=95, tags=PLATFORM),
    ]


def _user_id(name: str) -> str:
    """``aws:userid`` of who assumed the creation role under this name, which the kernel makes the tag ``owner``."""
    role = find_role(role_arn(ACCOUNT_B, CREATION_ROLE))
    return f"{role.role_id if role else ''}:{name}"
