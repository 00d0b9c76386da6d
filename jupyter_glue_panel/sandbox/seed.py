"""Furnishes the walk-through's two accounts, by the same API calls that an administrator would make."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from . import names, policies
from .emulator import Emulator
from .network import Network, lay_out_network
from .policies import Document

GLUE_SERVICE_POLICY = "arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole"
DECOY_SERVICES = ("lambda.amazonaws.com", "ec2.amazonaws.com", "ecs-tasks.amazonaws.com")


@dataclass(frozen=True)
class Walkthrough:
    """What was made. The user's access key is the default profile's."""

    user_access_key_id: str
    user_secret_access_key: str
    network: Network


def furnish(emulator: Emulator) -> Walkthrough:
    """Furnish empty accounts."""
    network = lay_out_network(emulator)
    _furnish_account_b(emulator.client("iam", names.ACCOUNT_B), network)
    key = _furnish_account_a(emulator.client("iam", names.ACCOUNT_A))
    return Walkthrough(key["AccessKeyId"], key["SecretAccessKey"], network)


def _furnish_account_a(iam: Any) -> dict[str, str]:
    policy_arn = _create_policy(iam, names.ASSUME_POLICY, policies.assume_role_account_b())
    _create_role(iam, names.NOTEBOOK_ROLE, policies.trust({"Service": "glue.amazonaws.com"}), "Notebooks of account A")
    iam.attach_role_policy(RoleName=names.NOTEBOOK_ROLE, PolicyArn=GLUE_SERVICE_POLICY)
    iam.attach_role_policy(RoleName=names.NOTEBOOK_ROLE, PolicyArn=policy_arn)
    iam.create_user(UserName=names.USER)
    iam.attach_user_policy(UserName=names.USER, PolicyArn=policy_arn)
    key: dict[str, str] = iam.create_access_key(UserName=names.USER)["AccessKey"]
    return key


def _furnish_account_b(iam: Any, network: Network) -> None:
    runtime_trust = policies.trust({"Service": "glue.amazonaws.com"})
    _create_role(iam, names.RUNTIME_ROLE, runtime_trust, "Runs the code of Glue sessions")
    iam.attach_role_policy(RoleName=names.RUNTIME_ROLE, PolicyArn=GLUE_SERVICE_POLICY)
    _create_role(iam, names.CREATION_ROLE, policies.trust_of_users(), "Starts Glue sessions in production")
    iam.attach_role_policy(RoleName=names.CREATION_ROLE, PolicyArn=GLUE_SERVICE_POLICY)
    creation_policy = policies.custom_create_session(network.vpc_id)
    policy_arn = _create_policy(iam, names.CREATION_POLICY, creation_policy)
    iam.attach_role_policy(RoleName=names.CREATION_ROLE, PolicyArn=policy_arn)
    somebody_else = policies.trust({"AWS": names.role_arn(names.ACCOUNT_A, "SomebodyElse")})
    _create_role(iam, names.LOCKED_ROLE, somebody_else, "Trusts somebody else")
    _create_role(iam, names.EXTERNAL_ID_ROLE, policies.trust_with_external_id(), "Wants an external id")
    iam.attach_role_policy(RoleName=names.EXTERNAL_ID_ROLE, PolicyArn=GLUE_SERVICE_POLICY)
    _create_decoys(iam)
    # ListRoles answers in the order of creation: this one is found only by whoever reads the last page.
    _create_role(iam, names.LAST_RUNTIME_ROLE, runtime_trust, "Runs the nightly sessions")


def _create_decoys(iam: Any) -> None:
    for number in range(names.DECOY_ROLES):
        service = DECOY_SERVICES[number % len(DECOY_SERVICES)]
        _create_role(iam, f"service-{number:03}", policies.trust({"Service": service}), "Has nothing to do with Glue")


def _create_role(iam: Any, name: str, trust: Document, description: str) -> None:
    iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(trust), Description=description)


def _create_policy(iam: Any, name: str, document: Document) -> str:
    arn: str = iam.create_policy(PolicyName=name, PolicyDocument=json.dumps(document))["Policy"]["Arn"]
    return arn
