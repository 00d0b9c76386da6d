"""The kit as files, by format."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Literal

from .cloudformation import templates
from .panel import panel_policy
from .policies import documents
from .setup import Setup
from .shell import script
from .terraform import main_file

Format = Literal["json", "cli", "cloudformation", "terraform", "panel"]
FORMATS: tuple[Format, ...] = ("json", "cli", "cloudformation", "terraform", "panel")


def kit_files(setup: Setup, format: Format, features: Iterable[str] | None = None) -> dict[str, str]:
    """The files of one format, by name: ready to be written side by side.

    json: the four documents · cli: a bash script · cloudformation: a template an account · terraform: main.tf and the
    documents that it reads · panel: what the panel itself needs, for the users and for the creation role; ``features``
    narrows it to some (None: all). Raises InvalidRequest (feature_unknown).
    """
    if format == "cli":
        return {"set-up-accounts.sh": script(setup)}
    if format == "cloudformation":
        return {f"{name}.template.json": _text(template) for name, template in templates(setup).items()}
    if format == "panel":
        names = None if features is None else tuple(features)
        policies = {
            "panel-users-policy.json": panel_policy(setup, "users", names),
            "panel-sessions-policy.json": panel_policy(setup, "sessions", names),
        }
        return {name: _text(policy) for name, policy in policies.items() if policy is not None}
    written = {f"{name}.json": _text(document) for name, document in documents(setup).items()}
    return written if format == "json" else {"main.tf": main_file(setup), **written}


def _text(document: dict[str, Any]) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
