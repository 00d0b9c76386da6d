"""Which faults there are, which features they hit, and what a user is told: docs/faults.md is written from this.

python tests/faults/matrix.py [--check]    writes docs/faults.md; with --check, fails where it is stale
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jupyter_glue_panel.sandbox.gate.faults import Kind
from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B, CREATION_ROLE, role_arn

DOCUMENT = Path(__file__).parents[2] / "docs" / "faults.md"

ATTEMPTS = 2
"""How often the panel tries a call in this test; an administrator's default is 3 (GluePanelApp.aws_attempts)."""

REVIVED = 2
"""Credentials that AWS no longer takes are fetched anew, once, and the call is made once more."""


Place = Mapping[str, str]
"""Which account is asked about, as the route names it."""

CREATOR = role_arn(ACCOUNT_B, CREATION_ROLE)
PRODUCTION: Place = {"role": CREATOR, "region": "us-east-1"}
OWN: Place = {"region": "us-east-1"}


@dataclass(frozen=True)
class Feature:
    """A route of the panel's. call: the AWS call that is hit, made by ``account`` · body: None for none, else what it
    carries beside the place · place, elsewhere: the account that is hit, and another that must not be harmed.
    """

    name: str
    call: str
    method: str
    path: tuple[str, ...]
    body: Mapping[str, Any] | None = None
    account: str = ACCOUNT_B
    place: Place = field(default_factory=lambda: PRODUCTION)
    elsewhere: Place = field(default_factory=lambda: OWN)


@dataclass(frozen=True)
class Trouble:
    """A fault. told: status and code · calls: how often AWS is asked at most."""

    name: str
    kind: Kind
    told: tuple[int, str]
    calls: int = 1
    seconds: float = 1.0


FEATURES = (
    Feature(
        "who am I",
        "sts.GetCallerIdentity",
        "GET",
        ("identity",),
        account=ACCOUNT_A,
        place={},
        elsewhere={"profile": "production"},
    ),
    Feature(
        "assume a role",
        "sts.GetCallerIdentity",
        "POST",
        ("access",),
        {},
        place={"role_arn": CREATOR, "region": "us-east-1"},
        elsewhere={"profile": "default"},
    ),
    Feature("VPC connections", "glue.GetConnections", "GET", ("connections",)),
    Feature("runtime roles", "iam.ListRoles", "GET", ("runtime-roles",)),
    Feature("list sessions", "glue.ListSessions", "GET", ("sessions",)),
    Feature("read a session back", "glue.GetSession", "GET", ("sessions", "s-1")),
    Feature("read a session's tags", "glue.GetTags", "GET", ("sessions", "s-1", "tags")),
    Feature("tag a session", "glue.TagResource", "PUT", ("sessions", "s-1", "tags"), {"tags": {"group": "b"}}),
    Feature("stop a session", "glue.StopSession", "POST", ("sessions", "s-1", "stop"), {}),
)
TROUBLES = (
    Trouble("AWS takes longer than the time-out", "latency", (504, "aws_timeout"), ATTEMPTS, seconds=1.0),
    Trouble("the connection is reset", "connection_reset", (502, "aws_unreachable"), ATTEMPTS),
    Trouble("AWS fails (500)", "server_error", (502, "aws_failed"), ATTEMPTS),
    Trouble("AWS throttles", "throttling", (429, "aws_throttled"), ATTEMPTS),
    Trouble("the credentials have expired", "expired_token", (422, "credentials_expired"), REVIVED),
    Trouble("the credentials were revoked", "revoked_credentials", (422, "credentials_invalid"), REVIVED),
    Trouble("IAM denies the action", "access_denied", (422, "access_denied")),
    Trouble("half an answer", "half_answer", (502, "aws_answer_broken")),
    Trouble("something else answers", "malformed_answer", (502, "aws_answer_broken")),
    Trouble("the clock is ten minutes off", "clock_skew", (422, "clock_skewed")),
)

INTRODUCTION = f"""# What happens when AWS fails

Each row is a fault that the sandbox injects into the AWS call behind each of these features, through the panel's own
HTTP routes:

{"".join(f"- {feature.name} (`{feature.call}`)" + chr(10) for feature in FEATURES)}
`pytest tests/faults` shows for every pair that

- the user is told, with the code in the table and a sentence;
- AWS is not asked more often than the table says. The test runs with {ATTEMPTS} attempts a call
  (`GluePanelApp.aws_attempts`, 3 by default); credentials that AWS no longer takes are fetched anew, once;
- the same feature still answers for another account;
- presets stay readable, and once the fault has ended the same request succeeds, without a restart.

`python tests/faults/matrix.py` writes this file.

"""


def document() -> str:
    """docs/faults.md."""
    rows = [(each.name, str(each.told[0]), f"`{each.told[1]}`", str(each.calls)) for each in TROUBLES]
    head = ("fault", "status", "code", "calls at most")
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = [head, tuple("-" * width for width in widths), *rows]
    return INTRODUCTION + "".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |\n"
        for line in lines
    )


def main(arguments: list[str]) -> int:
    """Write the document, or check it."""
    if arguments == ["--check"]:
        return int(DOCUMENT.read_text() != document())
    DOCUMENT.write_text(document())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
