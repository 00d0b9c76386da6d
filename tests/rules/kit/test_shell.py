"""The script for the AWS CLI, run against an ``aws`` that writes down what it is asked."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from jupyter_glue_panel.rules.kit.policies import documents
from jupyter_glue_panel.rules.kit.shell import script

from .setups import walk_through

FAKE_AWS = """\
#!/usr/bin/env python3
import json, os, sys
with open(os.environ["AWS_CALLS"], "a") as calls:
    calls.write(json.dumps(sys.argv[1:]) + "\\n")
if "get-caller-identity" in sys.argv:
    print({"people": "111122223333", "production": "444455556666"}.get(sys.argv[2], "999999999999"))
sys.exit(int("get-role" in sys.argv and not os.path.exists(os.environ["AWS_ROLE_EXISTS"])))
"""


def _run(folder: Path, sessions_profile: str = "production") -> tuple[int, list[list[str]]]:
    (folder / "aws").write_text(FAKE_AWS)
    (folder / "aws").chmod(0o755)
    calls = folder / "calls"
    calls.touch()
    environment = {
        "PATH": f"{folder}:/usr/local/bin:/usr/bin:/bin",
        "AWS_CALLS": str(calls),
        "AWS_ROLE_EXISTS": str(folder / "role"),
        "USERS_PROFILE": "people",
        "SESSIONS_PROFILE": sessions_profile,
    }
    setup = walk_through(required_tags={"cost center": ("R+D=2",)})
    done = subprocess.run(["bash"], input=script(setup), text=True, env=environment, capture_output=True)
    return done.returncode, [json.loads(line) for line in calls.read_text().splitlines()]


def _documents_of(calls: list[list[str]]) -> list[object]:
    return [json.loads(call[-1]) for call in calls if call[-2].endswith("document")]


def test_every_document_arrives_as_it_was_written(tmp_path: Path) -> None:
    written = documents(walk_through(required_tags={"cost center": ("R+D=2",)}))

    status, calls = _run(tmp_path)

    order = ("trust-policy", "session-policy", "pass-role-policy", "assume-role-policy", "assume-role-policy")
    assert status == 0
    assert _documents_of(calls) == [written[name] for name in order]


def test_each_account_is_asked_with_its_own_profile(tmp_path: Path) -> None:
    _, calls = _run(tmp_path)

    asked = [(call[1], call[3]) for call in calls if call[2] == "iam"]
    assert asked == [
        ("production", "get-role"),
        ("production", "create-role"),
        ("production", "attach-role-policy"),
        ("production", "put-role-policy"),
        ("production", "put-role-policy"),
        ("people", "put-user-policy"),
        ("people", "put-role-policy"),
    ]


def test_a_role_that_is_there_already_gets_the_new_trust_policy(tmp_path: Path) -> None:
    (tmp_path / "role").touch()

    status, calls = _run(tmp_path)

    assert status == 0
    assert "update-assume-role-policy" in [call[3] for call in calls]
    assert "create-role" not in [call[3] for call in calls]


@pytest.mark.parametrize("profile", ["people", "somebody"])
def test_nothing_is_written_to_the_wrong_account(profile: str, tmp_path: Path) -> None:
    status, calls = _run(tmp_path, sessions_profile=profile)

    assert status == 1
    assert {call[2] for call in calls} == {"sts"}
