"""The query parameters with which a request says through which role, and where, it looks at an account."""

from __future__ import annotations

from jupyter_glue_panel.access import Account, Gate

from .base import GlueHandler


class AccountHandler(GlueHandler):
    """A handler whose requests carry ``?role=`` and ``?region=``. Its routes hand it the gate."""

    _gate: Gate

    async def account(self) -> Account:
        """The account that the request asks about."""
        role, region = self.get_query_argument("role", None), self.get_query_argument("region", None)
        return await self.enter(self._gate, role or None, region or None)
