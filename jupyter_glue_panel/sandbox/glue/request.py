"""One Glue call, ready to be answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jupyter_glue_panel.sandbox.gate.credentials import Caller
from jupyter_glue_panel.sandbox.gate.guard import Attempt
from jupyter_glue_panel.sandbox.moto_backends import partition_of


@dataclass(frozen=True)
class Request:
    """parameters: as the service model names them."""

    caller: Caller
    region: str
    parameters: dict[str, Any]

    @property
    def place(self) -> tuple[str, str]:
        """Account and Region: nothing is shared between two places."""
        return self.caller.account, self.region

    def arn(self, resource: str) -> str:
        """The ARN of one of Glue's resources (``session/abc``) in this place."""
        return f"arn:{partition_of(self.region)}:glue:{self.region}:{self.caller.account}:{resource}"

    def attempt(self, action: str, resource: str = "*", **context: tuple[str, ...]) -> Attempt:
        """What IAM is asked about this request."""
        return Attempt(self.caller, action, resource, context, self.region)


Handler = Callable[[Request], dict[str, Any]]
