"""``access``: into a role."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado import web

from jupyter_glue_panel.access import Gate
from jupyter_glue_panel.audit import RoleAssumed
from jupyter_glue_panel.wire import AccessRequest

from .base import GlueHandler


class AccessHandler(GlueHandler):
    """``POST access``."""

    def initialize(self, gate: Gate) -> None:
        self._gate = gate

    @web.authenticated
    @authorized
    async def post(self) -> None:
        request = self.body(AccessRequest)
        access = await self._gate.grant(request)
        self.tell(
            RoleAssumed(
                role=request.role_arn or f"profile:{request.profile}",
                account=access.account,
                region=access.region,
                assumed_arn=access.assumed_arn,
                expires_at=access.expires_at,
            )
        )
        self.reply(access)
