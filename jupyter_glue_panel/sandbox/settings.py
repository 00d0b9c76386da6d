"""What of the emulator's behaviour may be set, at start and while it runs."""

from __future__ import annotations

import msgspec

SESSIONS_AND_POLICIES = (
    *("glue:CreateSession", "glue:TagResource", "iam:PassRole", "sts:AssumeRole", "iam:SimulatePrincipalPolicy"),
    *("iam:GetRole", "iam:GetUser", "iam:GetPolicy", "iam:GetPolicyVersion", "iam:ListGroupsForUser"),
    *("iam:ListAttached*Policies", "iam:List*Policies", "iam:Get*Policy"),
    *("ce:*", "pricing:*"),
)
"""What the walk-through turns on: who may start a session, who may read the policies that say so, and who may see what
it all costs. The sandbox that people start enforces these; ``rights`` says who has which.
"""


class Settings(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """provisioning_seconds: how long a session is PROVISIONING · stopping_seconds: how long it is STOPPING ·
    longest_credentials_seconds: temporary credentials die after this long, whatever was asked for; None leaves AWS's
    own limits in force · foreign_runtime_roles: AWS never lets a caller pass another account's role. Here it may, so
    that a session in the wrong account shows itself as one instead of hiding behind a second refusal ·
    enforced_actions: those (``glue:CreateSession``, with ``*`` for any characters) that are refused to whom the
    policies in IAM don't allow them; all others are allowed to everybody.
    """

    provisioning_seconds: float = 1.5
    stopping_seconds: float = 1.0
    longest_credentials_seconds: float | None = None
    foreign_runtime_roles: bool = True
    enforced_actions: tuple[str, ...] = ()

    def take(self, other: Settings) -> None:
        """Become equal to ``other``; who holds this object sees the change."""
        for name in self.__struct_fields__:
            setattr(self, name, getattr(other, name))
