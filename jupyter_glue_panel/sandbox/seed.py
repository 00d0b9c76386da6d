"""Furnishes the walk-through's two accounts, by the same API calls that an administrator would make."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from . import names, policies, rights
from .emulator import Emulator
from .network import Network, lay_out_network
from .policies import Document

GLUE_SERVICE_POLICY = "arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole"
DECOY_SERVICES = ("lambda.amazonaws.com", "ec2.amazonaws.com", "ecs-tasks.amazonaws.com")


@dataclass(frozen=True)
class Walkthrough:
    """What was made. The user's access key is the default profile's.

    last_runtime_role: a role that Glue may assume and that only the last page of ListRoles shows.
    """

    user_access_key_id: str
    user_secret_access_key: str
    network: Network
    last_runtime_role: str


def furnish(emulator: Emulator) -> Walkthrough:
    """Furnish empty accounts."""
    network = lay_out_network(emulator)
    iam = emulator.client("iam", names.ACCOUNT_B)
    _furnish_account_b(iam, network)
    last_runtime_role = _furnish_many_roles(iam)
    key = _furnish_account_a(emulator.client("iam", names.ACCOUNT_A), network)
    return Walkthrough(key["AccessKeyId"], key["SecretAccessKey"], network, last_runtime_role)


def _furnish_account_a(iam: Any, network: Network) -> dict[str, str]:
    policy_arn = _create_policy(iam, names.ASSUME_POLICY, policies.assume_role_account_b())
    _create_role(iam, names.NOTEBOOK_ROLE, policies.trust({"Service": "glue.amazonaws.com"}), "Notebooks of account A")
    iam.attach_role_policy(RoleName=names.NOTEBOOK_ROLE, PolicyArn=GLUE_SERVICE_POLICY)
    iam.attach_role_policy(RoleName=names.NOTEBOOK_ROLE, PolicyArn=policy_arn)
    iam.create_user(UserName=names.USER)
    iam.attach_user_policy(UserName=names.USER, PolicyArn=policy_arn)
    home_policy = _create_policy(iam, names.HOME_POLICY, rights.glue_in_account_a())
    iam.attach_user_policy(UserName=names.USER, PolicyArn=home_policy)
    team_policy = _create_policy(iam, names.TEAM_POLICY, policies.custom_create_session(network.home_vpc_id))
    _create_role(iam, names.TEAM_ROLE, policies.trust_of_user(), "Starts Glue sessions in account A")
    _attach(iam, names.TEAM_ROLE, GLUE_SERVICE_POLICY, team_policy)
    key: dict[str, str] = iam.create_access_key(UserName=names.USER)["AccessKey"]
    return key


def _furnish_account_b(iam: Any, network: Network) -> None:
    runtime_trust = policies.trust({"Service": "glue.amazonaws.com"})
    _create_role(iam, names.RUNTIME_ROLE, runtime_trust, "Runs the code of Glue sessions")
    iam.attach_role_policy(RoleName=names.RUNTIME_ROLE, PolicyArn=GLUE_SERVICE_POLICY)
    creation_policy = _create_policy(iam, names.CREATION_POLICY, policies.custom_create_session(network.vpc_id))
    panel_policy = _create_policy(iam, names.PANEL_POLICY, rights.panel_in_production(names.CREATION_ROLE))
    _create_role(iam, names.CREATION_ROLE, policies.trust_of_users(), "Starts Glue sessions in production")
    _attach(iam, names.CREATION_ROLE, GLUE_SERVICE_POLICY, creation_policy, panel_policy)
    _create_role(iam, names.OPAQUE_ROLE, policies.trust_of_users(), "Starts Glue sessions, can't read its policies")
    _attach(iam, names.OPAQUE_ROLE, GLUE_SERVICE_POLICY, creation_policy)
    somebody_else = policies.trust({"AWS": names.role_arn(names.ACCOUNT_A, "SomebodyElse")})
    _create_role(iam, names.LOCKED_ROLE, somebody_else, "Trusts somebody else")
    _create_role(iam, names.EXTERNAL_ID_ROLE, policies.trust_with_external_id(), "Wants an external id")
    _attach(iam, names.EXTERNAL_ID_ROLE, GLUE_SERVICE_POLICY)
    _create_role(iam, names.MFA_ROLE, policies.trust_with_mfa(), "Wants an MFA code")
    _attach(iam, names.MFA_ROLE, GLUE_SERVICE_POLICY, creation_policy)
    own_policy = json.dumps(rights.panel_in_production(names.MFA_ROLE))
    iam.put_role_policy(RoleName=names.MFA_ROLE, PolicyName=names.PANEL_POLICY, PolicyDocument=own_policy)
    passing = json.dumps(rights.pass_runtime_role())
    iam.put_role_policy(RoleName=names.EXTERNAL_ID_ROLE, PolicyName="PassRuntimeRole", PolicyDocument=passing)


def _furnish_many_roles(iam: Any) -> str:
    """Roles for more than one page of ListRoles; one on the last page is for Glue, and its name is the result."""
    for number in range(names.DECOY_ROLES):
        service = DECOY_SERVICES[number % len(DECOY_SERVICES)]
        _create_role(iam, f"{names.DECOY_PREFIX}{number:03}", policies.trust({"Service": service}), "One of many roles")
    *_, last_page = iam.get_paginator("list_roles").paginate()
    # moto lists roles in an order of its own, so the role is picked when the order is known.
    decoys = [role["RoleName"] for role in last_page["Roles"] if role["RoleName"].startswith(names.DECOY_PREFIX)]
    glue = json.dumps(policies.trust({"Service": "glue.amazonaws.com"}))
    iam.update_assume_role_policy(RoleName=decoys[-1], PolicyDocument=glue)
    name: str = decoys[-1]
    return name


def _create_role(iam: Any, name: str, trust: Document, description: str) -> None:
    iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(trust), Description=description)


def _attach(iam: Any, role: str, *policy_arns: str) -> None:
    for policy_arn in policy_arns:
        iam.attach_role_policy(RoleName=role, PolicyArn=policy_arn)


def _create_policy(iam: Any, name: str, document: Document) -> str:
    arn: str = iam.create_policy(PolicyName=name, PolicyDocument=json.dumps(document))["Policy"]["Arn"]
    return arn
