"""``jupyter glue-panel``: one subcommand a room, imported only when it is called."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

COMMANDS = {
    "sandbox": (
        "jupyter_glue_panel.sandbox.command",
        "JupyterLab on an embedded AWS: try everything without an account",
    ),
    "policies": ("jupyter_glue_panel.rules.command", "write, check and test IAM policies for Glue sessions"),
}


class Command(Protocol):
    """What a subcommand's module offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the subcommand's arguments on ``parser``."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it; the result is the process's exit status."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the subcommand that ``argv`` (default: the process's own arguments) names."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="jupyter glue-panel", description=__doc__)
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (module, summary) in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=summary, description=summary)
        if arguments[:1] == [name]:
            command = cast("Command", import_module(module))
            command.add_arguments(subparser)
            subparser.set_defaults(run=command.run)
    namespace = parser.parse_args(arguments)
    return cast("int", namespace.run(namespace))


if __name__ == "__main__":
    raise SystemExit(main())
