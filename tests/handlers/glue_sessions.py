"""Sessions for lists of them: started in the sandbox, or as a scripted AWS tells them."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from jupyter_glue_panel.sandbox.names import ACCOUNT_B, CREATION_ROLE, RUNTIME_ROLE, role_arn
from jupyter_glue_panel.sandbox.world import World

ROLE = role_arn(ACCOUNT_B, CREATION_ROLE)
NOON = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)


def start(world: World, id: str, account: str = ACCOUNT_B, region: str = "us-east-1", **more: Any) -> None:
    """A session of five G.1X workers, READY at once."""
    world.client("glue", account, region).create_session(
        Id=id,
        Role=role_arn(ACCOUNT_B, RUNTIME_ROLE),
        Command={"Name": "glueetl", "PythonVersion": "3"},
        GlueVersion="5.1",
        WorkerType="G.1X",
        NumberOfWorkers=5,
        IdleTimeout=60,
        **more,
    )


def described(id: str, **more: Any) -> dict[str, Any]:
    """A session as ListSessions tells it."""
    usual = {"Id": id, "Status": "READY", "Role": role_arn(ACCOUNT_B, RUNTIME_ROLE), "CreatedOn": NOON}
    return usual | {"GlueVersion": "5.1", "WorkerType": "G.1X", "NumberOfWorkers": 5, "MaxCapacity": 5.0} | more


def ids(answer: Any) -> list[str]:
    return [session["id"] for session in answer.value["sessions"]]
