"""How a check says what it found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from jupyter_glue_panel.wire_network_check import CheckResult, NetworkFinding

from .facts import Unread


@dataclass(frozen=True)
class Check:
    """What is checked. code: stable · title: what it asks for."""

    code: str
    title: str

    def passed(self, evidence: str) -> NetworkFinding:
        """All is well."""
        return NetworkFinding(code=self.code, title=self.title, result="pass", evidence=evidence)

    def warned(self, evidence: str, fix: str, glue_message: str | None = None) -> NetworkFinding:
        """It may go wrong."""
        return NetworkFinding(
            code=self.code, title=self.title, result="warn", evidence=evidence, fix=fix, glue_message=glue_message
        )

    def failed(self, evidence: str, fix: str, glue_message: str | None = None) -> NetworkFinding:
        """It will go wrong. glue_message: what Glue says then."""
        return NetworkFinding(
            code=self.code, title=self.title, result="fail", evidence=evidence, fix=fix, glue_message=glue_message
        )

    def unknown(self, unread: Unread, glue_message: str | None = None) -> NetworkFinding:
        """Nobody would tell. glue_message: what Glue says if this turns out bad."""
        return NetworkFinding(
            code=self.code,
            title=self.title,
            result="unknown",
            evidence=unread.reason,
            fix=f"Ask an administrator to allow {unread.permission}." if unread.permission else "",
            glue_message=glue_message,
            missing_permission=unread.permission or None,
        )


def worst(results: Iterable[CheckResult]) -> CheckResult:
    """The worst of ``results``; pass where there are none."""
    order: tuple[CheckResult, ...] = get_args(CheckResult)
    return max(results, key=order.index, default="pass")
