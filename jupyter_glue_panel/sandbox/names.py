"""The walk-through's accounts, Region and names, as the sandbox is furnished with them."""

from __future__ import annotations

REGION = "us-east-1"
ACCOUNT_A = "111122223333"
ACCOUNT_B = "444455556666"

USER = "ISBlogUser"
NOTEBOOK_ROLE = "AWSGlueServiceRole-notebooks"
ASSUME_POLICY = "AssumeRoleAccountBPolicy"
HOME_POLICY = "GlueInAccountA"
TEAM_ROLE = "TeamSessionRole"
TEAM_POLICY = "TeamCreateSessionPolicy"

CREATION_ROLE = "GlueSessionCreationRole"
CREATION_POLICY = "CustomCreateSessionPolicy"
PANEL_POLICY = "JupyterGluePanel"
OPAQUE_ROLE = "OpaqueCreationRole"
RUNTIME_ROLE = "AWSGlueServiceRole-blog"
LOCKED_ROLE = "LockedRole"
EXTERNAL_ID_ROLE = "ExternalIdRole"
MFA_ROLE = "MfaSessionRole"
MFA_SERIAL = f"arn:aws:iam::{ACCOUNT_A}:mfa/{USER}"
MFA_CODE = "123456"
EXTERNAL_ID = "glue-panel-4711"
DECOY_PREFIX = "batch-"
DECOY_ROLES = 110

TAG_PRESETS = {
    "Analytics · Data-Platform": {"group": "analytics", "billing": "Data-Platform"},
    "Marketing · Campaigns": {"group": "marketing", "billing": "Campaigns"},
    "Research · Sandbox": {"group": "research", "billing": "Sandbox", "stage": "experiment"},
}


def role_arn(account: str, name: str) -> str:
    """The ARN of a role without a path."""
    return f"arn:aws:iam::{account}:role/{name}"
