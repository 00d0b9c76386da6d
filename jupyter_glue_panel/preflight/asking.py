"""Who may be asked about a principal: the principal itself, then whoever the user is in the same account."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from jupyter_glue_panel.access import Account
from jupyter_glue_panel.errors import PanelError

T = TypeVar("T")


async def first_allowed(accounts: Sequence[Account], ask: Callable[[Account], Awaitable[T]]) -> T | None:
    """The first answer that AWS does not deny; None where it denies them all. Other errors are raised."""
    for account in accounts:
        try:
            return await ask(account)
        except PanelError as error:
            if error.code != "access_denied":
                raise
    return None
