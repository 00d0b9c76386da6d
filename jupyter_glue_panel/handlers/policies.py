"""``policy-lint`` and ``policy-kit``: what policies say without meaning it, and policies that mean it."""

from __future__ import annotations

from tornado import web

from jupyter_glue_panel.wire_policies import PolicyKitRequest, PolicyLintRequest

from .base import GlueHandler, authorized_to_read


class PolicyLintHandler(GlueHandler):
    """``POST policy-lint``."""

    @web.authenticated
    @authorized_to_read
    async def post(self) -> None:
        # the policy logic is loaded when it is first asked for: see services.py
        from jupyter_glue_panel.policies import lint_policies

        self.reply(await lint_policies(self.body(PolicyLintRequest)))


class PolicyKitHandler(GlueHandler):
    """``POST policy-kit``."""

    @web.authenticated
    @authorized_to_read
    async def post(self) -> None:
        from jupyter_glue_panel.policies import policy_kit

        self.reply(policy_kit(self.body(PolicyKitRequest)))
