"""Who may do what in the sandbox, where the walk-through leaves it open.

ISBlogUser (A)               assumes roles of account B; starts Glue sessions in account A, where one lands who goes on
                             without the role; asks the simulator about itself and about TeamSessionRole
GlueSessionCreationRole (B)  the walk-through's policies, and the policy kit's for every feature of the panel
OpaqueCreationRole (B)       the walk-through's policies alone, which it can't read: nobody can know beforehand
TeamSessionRole (A)          the same in account A, where ISBlogUser may know in its place
ExternalIdRole (B)           what Glue needs, and to hand over the runtime role; it wants an external id
MfaSessionRole (B)           as GlueSessionCreationRole; it wants the code of ISBlogUser's device, which is 123456
LockedRole (B)               nothing; it trusts somebody else
AWSGlueServiceRole-… (A, B)  what Glue needs; they run the code of sessions

``SESSIONS_AND_POLICIES`` in ``settings`` says which actions the sandbox refuses to who lacks them; with ``("*",)`` it
refuses them all, and every feature of the panel still works for GlueSessionCreationRole.
"""

from __future__ import annotations

from dataclasses import replace

from jupyter_glue_panel.rules.kit.panel import panel_policy
from jupyter_glue_panel.rules.kit.policies import allow, document, pass_role_policy
from jupyter_glue_panel.rules.kit.setup import Setup

from . import names
from .policies import NOTEBOOK_ROLE_ARN, USER_ARN, Document

_PRODUCTION = Setup(
    users_account=names.ACCOUNT_A,
    session_account=names.ACCOUNT_B,
    principals=(USER_ARN, NOTEBOOK_ROLE_ARN),
    creation_role=names.CREATION_ROLE,
    runtime_role=names.RUNTIME_ROLE,
)
_HOME = Setup(
    users_account=names.ACCOUNT_A,
    session_account=names.ACCOUNT_A,
    principals=(USER_ARN,),
    creation_role=names.TEAM_ROLE,
    runtime_role=names.NOTEBOOK_ROLE,
)


def panel_in_production(creation_role: str) -> Document:
    """For a role that creates sessions: what each feature of the panel needs."""
    return panel_policy(replace(_PRODUCTION, creation_role=creation_role), "sessions") or {}


def pass_runtime_role() -> Document:
    """For roles without the walk-through's session policy."""
    return pass_role_policy(_PRODUCTION)


def glue_in_account_a() -> Document:
    """For the user: Glue and the panel in its own account.

    It may pass any role, so that a notebook's runtime role of account B is no reason to refuse the wrong session.
    """
    features: list[Document] = (panel_policy(_HOME, "sessions") or {})["Statement"]
    own: list[Document] = (panel_policy(_HOME, "users", ["own_preflight"]) or {})["Statement"]
    return document(allow("UseGlue", "glue:*", "*"), allow("PassRoles", "iam:PassRole", "*"), *own, *features)
