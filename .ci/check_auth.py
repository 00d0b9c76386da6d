"""Fails if a verb of a route lets somebody in unasked: each needs ``@web.authenticated``, and ``@authorized`` under it.

    python .ci/check_auth.py

Looks at the route table that the extension serves from, not at the source.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

from jupyter_glue_panel.app import GluePanelApp
from jupyter_glue_panel.handlers.scripts import SCRIPTS, ScriptHandler

VERBS = ("get", "head", "post", "put", "patch", "delete")
WANTED = ["tornado.web", "jupyter_server.auth.decorator"]
"""Where the wrappers of a verb come from, from the outside in."""
RESOURCE = "glue_panel"


def gaps(routes: list[tuple[Any, ...]]) -> Iterator[str]:
    """A sentence for every verb, and every handler, that lacks something."""
    for pattern, handler, *_ in routes:
        if getattr(handler, "auth_resource", None) != RESOURCE:
            yield f"{pattern}: {handler.__name__}.auth_resource is not {RESOURCE}"
        for verb in VERBS:
            method = getattr(handler, verb)
            if _is_ours(method) and _wrappers(method)[:2] != WANTED:
                yield f"{pattern}: {handler.__name__}.{verb} is not @web.authenticated over @authorized"


def _is_ours(method: Callable[..., Any]) -> bool:
    """Tornado's own verbs answer 405."""
    return not method.__module__.startswith("tornado")


def _wrappers(method: Any) -> list[str]:
    modules = []
    while hasattr(method, "__wrapped__"):
        modules.append(method.__globals__["__name__"])
        method = method.__wrapped__
    return modules


def main() -> int:
    """Check the extension's own table."""
    routes = [*GluePanelApp().table().routes, (SCRIPTS, ScriptHandler)]
    found = list(gaps(routes))
    verbs = sum(_is_ours(getattr(handler, verb)) for _, handler, *_ in routes for verb in VERBS)
    print("\n".join(found) or f"{len(routes)} routes, {verbs} verbs, all authenticated and authorised", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
