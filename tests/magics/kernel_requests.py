"""What the kernel asked AWS for, spoken of as a selection."""

from __future__ import annotations

import re
from typing import Any

from jupyter_glue_panel.wire import Selection

from .conftest import Outcome
from .kernel_host import ROLE

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_KERNEL_DEFAULT_VERSION = "4.0"


def requested(outcome: Outcome) -> dict[str, Any]:
    """The kernel's state and its CreateSession, by the names of a selection's fields."""
    session = outcome.session
    return {
        "role_arn": outcome.assumed[-1] if outcome.assumed else None,
        "profile": outcome.profile,
        "region": outcome.region,
        "tags": {key: value for key, value in session["Tags"].items() if key != "owner"},
        "connections": tuple(session.get("Connections", {}).get("Connections", ())),
        "runtime_role_arn": session["Role"],
        "glue_version": session["GlueVersion"],
        "worker_type": session.get("WorkerType"),
        "number_of_workers": session.get("NumberOfWorkers"),
        "idle_timeout_minutes": session.get("IdleTimeout"),
        "timeout_minutes": session.get("Timeout"),
        "session_id_prefix": _UUID.sub("", session["Id"]).removesuffix("-") or None,
    }


def wanted(selection: Selection) -> dict[str, Any]:
    """The same of a selection: of role and profile the one that is used, and the kernel's own defaults."""
    uses_profile = selection.profile is not None and (selection.role_arn is None or selection.style != "assume_role")
    return {
        "role_arn": None if uses_profile else selection.role_arn,
        "profile": selection.profile if uses_profile else None,
        "region": selection.region,
        "tags": {key: value for key, value in selection.tags.items() if key != "owner"},
        "connections": selection.connections,
        "runtime_role_arn": selection.runtime_role_arn or ROLE,
        "glue_version": selection.glue_version or _KERNEL_DEFAULT_VERSION,
        "worker_type": selection.worker_type,
        "number_of_workers": selection.number_of_workers,
        "idle_timeout_minutes": selection.idle_timeout_minutes,
        "timeout_minutes": selection.timeout_minutes,
        "session_id_prefix": selection.session_id_prefix,
    }
