"""What every struct on the wire is made of. ``wire`` hands these on."""

from __future__ import annotations

import msgspec
from msgspec import UNSET, UnsetType

from .errors import PanelError


class Reply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A value the server sends. It holds no cycles, and lists of thousands shall not start garbage collections."""


class Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value the server receives; a field it does not know is refused by name."""


class Failure(Reply, frozen=True, kw_only=True):
    """The body of every answer that is not a success, and of one account's failure inside a list.

    code: stable, what clients compare · message, hint: sentences for people · aws_code, request_id: AWS's own ·
    remedy: after a denial, what to send to an administrator, left out where AWS did not say enough.
    """

    code: str
    message: str
    hint: str = ""
    aws_code: str | None = None
    request_id: str | None = None
    remedy: str | UnsetType = UNSET

    @classmethod
    def of(cls, error: PanelError) -> Failure:
        """What an error looks like on the wire."""
        return cls(
            code=error.code,
            message=error.message,
            hint=error.hint,
            aws_code=error.aws_code,
            request_id=error.request_id,
            remedy=error.remedy or UNSET,
        )


class Caution(Reply, frozen=True, kw_only=True):
    """Something true that the user should know, and that stops nothing."""

    code: str
    message: str
