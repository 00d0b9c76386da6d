"""``jupyter glue-panel policies``: write, check and test IAM policies for Glue sessions, without AWS."""

from __future__ import annotations

import argparse
import sys
from io import TextIOWrapper
from pathlib import Path

from jupyter_glue_panel.errors import InvalidRequest, PanelError

from .cases import Outcome, read_cases, run_case
from .kit import command as kit
from .lint import lint
from .policy import read_policies

UNUSABLE = 2
"""The exit status where there is nothing to judge: no such file, not JSON, wrong form."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare ``policies``'s own subcommands on ``parser``."""
    tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
    summary = "run expectations about policies; exits with 1 where one is not met"
    test = tasks.add_parser("test", help=summary, description=summary)
    test.add_argument(
        "file", metavar="FILE", help="a JSON list of cases: name, policy, context, action, resource, expect"
    )
    test.set_defaults(task_run=_test)
    summary = "find traps in the policies of a role; exits with 1 where there are any"
    check = tasks.add_parser("lint", help=summary, description=summary)
    check.add_argument("files", metavar="FILE", nargs="+", help="JSON: a policy, a trust policy, or several by name")
    preset = check.add_mutually_exclusive_group()
    preset.add_argument("--tag", metavar="KEY=VALUE", action="append", help="a tag of the preset to check (repeatable)")
    preset.add_argument("--no-tags", dest="tag", action="store_const", const=[], help="check a preset without tags")
    check.set_defaults(task_run=_lint)
    summary = "write the policies of the walk-through, or what the panel itself needs"
    write = tasks.add_parser("kit", help=summary, description=summary)
    kit.add_arguments(write)
    write.set_defaults(task_run=kit.run)


def run(arguments: argparse.Namespace) -> int:
    """Run the task; 0 where all is well, 1 where something was found, 2 where the input could not be used."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # JSON can hold what no encoding can
    try:
        status: int = arguments.task_run(arguments)
    except PanelError as error:
        print(f"{error.code}: {error.message} {error.hint}".rstrip(), file=sys.stderr)
        return UNUSABLE
    return status


def _test(arguments: argparse.Namespace) -> int:
    outcomes = [run_case(case, number) for number, case in enumerate(read_cases(_text_of(arguments.file)), 1)]
    failed = [outcome for outcome in outcomes if not outcome.passed]
    for outcome in failed:
        print(_told(outcome))
    print(f"{len(outcomes) - len(failed)} passed, {len(failed)} failed")
    return int(bool(failed))


def _lint(arguments: argparse.Namespace) -> int:
    policies = [policy for file in arguments.files for policy in read_policies(_text_of(file), Path(file).name)]
    tags = None if arguments.tag is None else dict(_tag(text) for text in arguments.tag)
    findings = lint(policies, tags)
    for found in findings:
        sid = f" ({found.sid})" if found.sid else ""
        print(f"{found.policy}, statement {found.index + 1}{sid}: {found.code}\n  {found.message}\n  {found.fix}\n")
    print(f"findings: {len(findings)}")
    return int(bool(findings))


def _tag(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key:
        raise InvalidRequest("tag_wrong_form", f"A tag is KEY=VALUE, not {text!r}.")
    return key, value


def _told(outcome: Outcome) -> str:
    rows = {"expected": outcome.expected, "got": outcome.got, "because": outcome.because}
    return "\n".join([f"FAILED  {outcome.name}", *(f"  {label:<10}{text}" for label, text in rows.items()), ""])


def _text_of(path: str) -> str:
    """The text of a file, ``-`` for standard input. Raises InvalidRequest (file_unreadable)."""
    try:
        return sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidRequest("file_unreadable", f"{path} can't be read: {error}.") from error
