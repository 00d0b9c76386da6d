"""Which faults there are, and what a user is told of them: docs/faults.md is written from this and from ``features``.

python tests/faults/matrix.py [--check]    writes docs/faults.md; with --check, fails where it is stale
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jupyter_glue_panel.sandbox.gate.faults import Kind

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
from faults.features import FEATURES, Outcome

DOCUMENT = Path(__file__).parents[2] / "docs" / "faults.md"

ATTEMPTS = 2
"""How often the panel tries a call in this test; an administrator's default is 3 (GluePanelApp.aws_attempts)."""

REVIVED = 2
"""Credentials that AWS no longer takes are fetched anew, once, and the call is made once more. EC2 may mean them, too,
where it complains of the clock.
"""


@dataclass(frozen=True)
class Trouble:
    """A fault. told: status and code · calls: how often AWS is asked at most."""

    name: str
    kind: Kind
    told: Outcome
    calls: int = 1
    seconds: float = 1.0


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
    Trouble("the clock is ten minutes off", "clock_skew", (422, "clock_skewed"), REVIVED),
)

INTRODUCTION = f"""# What happens when AWS fails

The sandbox injects each fault below into the AWS call behind each feature, through the panel's own HTTP routes.
`pytest tests/faults` shows for every pair, {len(FEATURES)} features by {len(TROUBLES)} faults, that

- the user is told, with the code in the table and a sentence;
- AWS is not asked more often than the table says. The test runs with {ATTEMPTS} attempts a call
  (`GluePanelApp.aws_attempts`, 3 by default); credentials that AWS no longer takes are fetched anew, once;
- another account is not harmed: the same feature answers for it, or at least, where only one account can be asked, it
  is told who it is;
- presets stay readable, and once the fault has ended the same request succeeds, without a restart.

`python tests/faults/matrix.py` writes this file.

"""
FEATURES_HEAD = """
These features fail with that status and code:

"""
PARTS_HEAD = """
Where only a part of an answer is missing, the rest comes, with status 200 and the code inside:

"""
EXCEPTIONS = """
What differs from the table:

- A role that may not be assumed is told as `role_not_assumable`.
- "Is it allowed?" goes on to read policies where the simulator is denied to it (`source` is then `policies`), and says
  `unknown` with the permission that would tell where these can't be read either: a denial is no failure of it. A
  denial explained has that verdict, too. Any other trouble with the simulator is told as in the table.
- Prices that are denied to the role are asked for with your own identity.
- The network check answers `unknown` for what EC2 would not tell, with a sentence, and goes on with the rest. Only
  where AWS refuses credentials or clock, it fails.
- EC2 says `RequestExpired` of expired credentials and of a wrong clock alike. The panel tries fresh credentials, once;
  what is refused even then is told as `clock_skewed`.
- "Half an answer" and "something else answers" befall what AWS has done already: a backfill has begun then, and a
  second try within the day is told as `backfill_once_a_day`.

"""
BY_HAND = """## Make AWS fail

`jupyter glue-panel sandbox` says where its AWS answers. There a fault is put in force, and all are cleared:

```sh
curl -d '{"kind": "throttling", "service": "glue", "action": "ListSessions"}' "$AWS/_sandbox/faults"
curl -X DELETE "$AWS/_sandbox/faults"
```

`kind` stands in the table above. `service`, `action` and `account` say which calls are hit, all without them; `times`
says how many of them, `seconds` how long a `latency` lasts, `message` what AWS says instead of its usual words.

"""
FULL_DISK = """## A full disk

The sandbox's fault `full_disk` takes the room from the Jupyter server's files while it runs, and gives it back when
faults are cleared. It does so by the limit that Linux sets to the size of a process's files, so that the system says
`File too large`: a disk that is full in earnest would need a mount, which only root may do. For the panel both are a
write that the system refuses.

`pytest tests/faults/test_full_disk.py` shows that presets, roles and started sessions are then refused with 422
`file_not_writable`; what was saved before stays in the file and in the list, no half-written file is left behind, and
once there is room the same request succeeds, without a restart. On the page (`full-disk.spec.ts`) a preset is told with
that code, while tags, choice and cells stay and inserting goes on; a session starts as ever, the user is told that it
could not be noted, and it is noted once there is room.
"""


def document() -> str:
    """docs/faults.md."""
    rows = [(each.name, f"`{each.kind}`", str(each.told[0]), f"`{each.told[1]}`", str(each.calls)) for each in TROUBLES]
    whole = [(each.name, f"`{each.call}`") for each in FEATURES if not each.inside]
    parts = [(each.name, f"`{each.call}`", each.inside) for each in FEATURES if each.inside]
    return (
        INTRODUCTION
        + _table(("fault", "kind", "status", "code", "calls at most"), rows)
        + FEATURES_HEAD
        + _table(("feature", "AWS call that is hit"), whole)
        + PARTS_HEAD
        + _table(("feature", "AWS call that is hit", "where the code stands"), parts)
        + EXCEPTIONS
        + BY_HAND
        + FULL_DISK
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = [head, ["-" * width for width in widths], *rows]
    return "".join(
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
