"""The extension's real route table, verb by verb."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jupyter_glue_panel.app import GluePanelApp

VERBS = ("get", "head", "post", "put", "patch", "delete")
ONE = "([^/]+)"
"""How the table writes a part of the path that the request names."""


@dataclass(frozen=True)
class Verb:
    """One verb of one route. path: below ``glue-panel/``, its variable parts as ``{}`` · method: the handler's."""

    name: str
    path: str
    method: Any

    def __str__(self) -> str:
        return f"{self.name} {self.path}"


def every_verb() -> tuple[Verb, ...]:
    """What the extension serves."""
    return tuple(
        Verb(name.upper(), pattern.removeprefix("/glue-panel/").replace(ONE, "{}"), getattr(handler, name))
        for pattern, handler, _ in GluePanelApp().table().routes
        for name in VERBS
        if not getattr(handler, name).__module__.startswith("tornado")
    )


EVERY_VERB = every_verb()
CHANGING = tuple(verb for verb in EVERY_VERB if verb.name != "GET")
