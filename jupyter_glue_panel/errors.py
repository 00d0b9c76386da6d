"""What can go wrong, once: HTTP status, stable code, message, and a hint how to mend it.

    PanelError                     500
    ├── InvalidRequest             400  the request itself is malformed
    ├── NotFound                   404  no such preset, role or session
    ├── Conflict                   409  it exists, and may not be changed
    ├── Unprocessable              422  well-formed, and refused: by AWS, by a limit, by the kernel's dialect
    ├── Throttled                  429  AWS asks to slow down
    ├── BadGateway                 502  AWS could not be reached, or failed
    └── GatewayTimeout             504  AWS did not answer in time

401 and 403 are Jupyter's own (login, authorisation) and never stand for AWS trouble.
"""

from __future__ import annotations

from typing import ClassVar


class PanelError(Exception):
    """Something a user is told about: the parent of every error a service raises.

    ``code`` is stable and is what clients compare; ``message`` and ``hint`` are sentences for people.
    ``aws_code`` and ``request_id`` are AWS's own, where the error came from an AWS answer.
    ``action`` is what AWS denied, as IAM names it, where it denied something.
    ``remedy`` is what to send to an administrator, where AWS denied something and said enough about it.
    ``retry_after_seconds`` becomes the Retry-After header.
    """

    status: ClassVar[int] = 500

    def __init__(
        self,
        code: str,
        message: str,
        *,
        hint: str = "",
        aws_code: str | None = None,
        request_id: str | None = None,
        action: str | None = None,
        remedy: str = "",
        retry_after_seconds: int | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.aws_code = aws_code
        self.request_id = request_id
        self.action = action
        self.remedy = remedy
        self.retry_after_seconds = retry_after_seconds


class InvalidRequest(PanelError):
    status = 400


class NotFound(PanelError):
    status = 404


class Conflict(PanelError):
    status = 409


class Unprocessable(PanelError):
    status = 422


class Throttled(PanelError):
    status = 429


class BadGateway(PanelError):
    status = 502


class GatewayTimeout(PanelError):
    status = 504
