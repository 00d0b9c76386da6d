"""``jupyter glue-panel policies kit``: files in a folder, or on standard output."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from jupyter_glue_panel.cli import main
from jupyter_glue_panel.rules.kit.files import FORMATS

from .setups import NOTEBOOKS, USER, VPC

WALK_THROUGH = [
    *("--users-account", "111122223333", "--session-account", "444455556666"),
    *("--principal", USER, "--principal", NOTEBOOKS, "--runtime-role", "AWSGlueServiceRole-blog"),
]


def _kit(*arguments: str) -> int:
    return main(["policies", "kit", *WALK_THROUGH, *arguments])


@pytest.mark.parametrize(
    ("format", "names"),
    [
        ("json", ["assume-role-policy.json", "pass-role-policy.json", "session-policy.json", "trust-policy.json"]),
        ("cli", ["set-up-accounts.sh"]),
        ("cloudformation", ["sessions-account.template.json", "users-account.template.json"]),
        ("panel", ["panel-sessions-policy.json", "panel-users-policy.json"]),
    ],
)
def test_each_format_has_its_files(format: str, names: list[str], tmp_path: Path) -> None:
    status = _kit("--vpc", VPC, "--format", format, "--output", str(tmp_path / "kit"))

    assert status == 0
    assert sorted(path.name for path in (tmp_path / "kit").iterdir()) == names


def test_terraform_reads_the_documents_that_lie_beside_it(tmp_path: Path) -> None:
    _kit("--format", "terraform", "--output", str(tmp_path))

    read = set(re.findall(r'file\("\$\{path\.module\}/([^"]+)"\)', (tmp_path / "main.tf").read_text()))
    assert read == {path.name for path in tmp_path.iterdir()} - {"main.tf"}


def test_terraform_names_the_walk_through_s_people(tmp_path: Path) -> None:
    _kit("--format", "terraform", "--output", str(tmp_path))

    text = (tmp_path / "main.tf").read_text()
    assert 'resource "aws_iam_user_policy" "may_assume_1"' in text
    assert '  role     = "AWSGlueServiceRole-notebooks"' in text
    assert 'allowed_account_ids = ["444455556666"]' in text


def test_options_reach_the_session_policy(tmp_path: Path) -> None:
    _kit("--vpc", VPC, "--required-tag", "group", "--required-tag", "billing=Finance,R+D", "--output", str(tmp_path))

    session = json.loads((tmp_path / "session-policy.json").read_text())
    conditions = [each["Condition"] for each in session["Statement"] if "Condition" in each]
    assert {"ForAnyValue:StringNotEquals": {"glue:VpcIds": [VPC]}} in conditions
    assert {"Null": {"aws:RequestTag/group": "true"}} in conditions
    assert {"StringNotEquals": {"aws:RequestTag/billing": ["Finance", "R+D"]}} in conditions


@pytest.mark.parametrize("format", FORMATS)
def test_without_a_folder_it_goes_to_standard_output(format: str, capsys: pytest.CaptureFixture[str]) -> None:
    status = _kit("--format", format)

    assert status == 0
    assert "444455556666" in capsys.readouterr().out


def test_one_feature_of_the_panel_is_plain_json(capsys: pytest.CaptureFixture[str]) -> None:
    _kit("--format", "panel", "--feature", "runtime_roles")

    assert json.loads(capsys.readouterr().out)["Statement"][0]["Action"] == "iam:ListRoles"


def test_files_that_are_there_stay_unless_forced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "set-up-accounts.sh").write_text("mine")

    refused = _kit("--format", "cli", "--output", str(tmp_path))
    kept = (tmp_path / "set-up-accounts.sh").read_text()
    forced = _kit("--format", "cli", "--output", str(tmp_path), "--force")

    assert (refused, kept, forced) == (2, "mine", 0)
    assert capsys.readouterr().err.startswith("file_exists: ")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--vpc", "vpc-x; rm -rf ~"], "setup_invalid"),
        (["--required-tag", "aws:team"], "tag_key_reserved"),
        (["--format", "panel", "--feature", "coffee"], "feature_unknown"),
        (["--output", "/dev/null/kit"], "file_unwritable"),
    ],
)
def test_what_can_t_be_used_is_refused_and_nothing_is_written(
    arguments: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = _kit(*arguments)

    told = capsys.readouterr()
    assert (status, told.out) == (2, "")
    assert told.err.startswith(f"{code}: ")


def test_the_help_names_every_feature(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["policies", "kit", "--help"])

    assert end.value.code == 0
    assert "network_check (check a connection's network)" in " ".join(capsys.readouterr().out.split())
