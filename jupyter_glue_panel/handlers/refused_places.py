"""For the audit log: which of the places that one request asks about AWS refused, while the others are answered."""

from __future__ import annotations

from jupyter_glue_panel.access import Account
from jupyter_glue_panel.audit import DENIALS, denied_by_aws
from jupyter_glue_panel.errors import PanelError
from jupyter_glue_panel.sessions.query import Place

from .base import GlueHandler


class RefusedPlaces:
    """Tells of each refusal once, though several parts of an answer may suffer from it."""

    def __init__(self, handler: GlueHandler) -> None:
        self._handler = handler
        self._told: list[PanelError] = []

    def hear(self, place: Place, account: Account | None, error: PanelError) -> None:
        """``place`` failed. account: where it leads, None where that was not found out."""
        if error.code not in DENIALS or error in self._told:
            return
        self._told.append(error)
        asked = self._handler.asked()
        asked = asked.about_place(*place) if account is None else asked.about(account)
        self._handler.tell(denied_by_aws(asked, error))
