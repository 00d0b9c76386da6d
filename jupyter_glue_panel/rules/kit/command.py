"""``jupyter glue-panel policies kit``: the kit's files to a folder, or to standard output."""

from __future__ import annotations

import argparse
from pathlib import Path

from jupyter_glue_panel.errors import InvalidRequest

from .files import FORMATS, kit_files
from .panel import FEATURES
from .setup import Setup

_FEATURE_LIST = ", ".join(f"{feature.name} ({feature.purpose})" for feature in FEATURES)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the kit's arguments on ``parser``."""
    add = parser.add_argument
    add("--users-account", metavar="ID", required=True, help="the account where people work: 12 digits")
    add("--session-account", metavar="ID", required=True, help="the account where sessions run: 12 digits")
    add("--principal", metavar="ARN", action="append", required=True, help="a user or role that starts sessions")
    add("--runtime-role", metavar="NAME", required=True, help="the role that runs their code, with its path if any")
    add("--creation-role", metavar="NAME", default="GlueSessionCreationRole", help="the role to create (%(default)s)")
    for thing in ("vpc", "subnet", "security-group"):
        add(f"--{thing}", metavar="ID", action="append", default=[], help=f"a {thing} where sessions may be")
    add("--allow-no-vpc", action="store_true", help="let sessions run without a VPC connection")
    add("--required-tag", metavar="KEY[=VALUE,…]", action="append", default=[], help="a tag that sessions must have")
    add("--partition", default="aws", help="aws-cn, aws-us-gov… (%(default)s)")
    add("--format", choices=FORMATS, default="json", help="what to write (%(default)s)")
    add("--feature", metavar="NAME", action="append", help=f"with --format panel: {_FEATURE_LIST} (all)")
    add("--output", metavar="DIR", type=Path, help="the folder to write to (standard output)")
    add("--force", action="store_true", help="replace files that are there already")


def run(arguments: argparse.Namespace) -> int:
    """Write the files. Raises InvalidRequest (setup_invalid, feature_unknown, file_exists, file_unwritable)."""
    files = kit_files(_setup(arguments), arguments.format, arguments.feature)
    if arguments.output is None:
        for name, text in files.items():
            print(f"==> {name} <==\n{text}" if len(files) > 1 else text, end="\n" if len(files) > 1 else "")
        return 0
    for path in _write(arguments.output, files, arguments.force):
        print(path)
    return 0


def _setup(arguments: argparse.Namespace) -> Setup:
    return Setup(
        users_account=arguments.users_account,
        session_account=arguments.session_account,
        principals=tuple(arguments.principal),
        runtime_role=arguments.runtime_role,
        creation_role=arguments.creation_role,
        vpc_ids=tuple(arguments.vpc),
        subnet_ids=tuple(arguments.subnet),
        security_group_ids=tuple(arguments.security_group),
        require_network=not arguments.allow_no_vpc,
        required_tags=dict(_required_tag(text) for text in arguments.required_tag),
        partition=arguments.partition,
    )


def _required_tag(text: str) -> tuple[str, tuple[str, ...]]:
    key, _, values = text.partition("=")
    return key, tuple(value for value in values.split(",") if value)


def _write(folder: Path, files: dict[str, str], force: bool) -> list[Path]:
    present = [] if force else [name for name in files if (folder / name).exists()]
    if present:
        raise InvalidRequest("file_exists", f"{folder / present[0]} is there already.", hint="--force replaces it.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise InvalidRequest("file_unwritable", f"{folder} can't be written to: {error}.") from error
    return [folder / name for name in files]
