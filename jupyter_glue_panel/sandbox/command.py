"""``jupyter glue-panel sandbox``: its arguments, and how it ends."""

from __future__ import annotations

import argparse
import signal
import sys
from types import FrameType

from .isolation import forget_own_aws
from .settings import Settings

ENDING_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
MISSING = "The sandbox needs packages that production doesn't: pip install 'jupyter-glue-panel[sandbox]'"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the sandbox's arguments."""
    parser.add_argument("--no-browser", action="store_true", help="print the URL, open nothing")
    parser.add_argument("--port", type=int, default=0, help="JupyterLab's port (default: any free one)")
    parser.add_argument("--aws-port", type=int, default=0, help="the embedded AWS's port (default: any free one)")
    parser.add_argument("--json", action="store_true", help="one line of JSON on stdout when ready; opens no browser")
    parser.add_argument("--emulator-only", action="store_true", help="the embedded AWS alone, without JupyterLab")
    parser.add_argument(
        "--provisioning-seconds",
        type=float,
        default=Settings().provisioning_seconds,
        help="how long a Glue session is PROVISIONING (default: %(default)s)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Run until Ctrl-C, SIGTERM or JupyterLab's end. The result is the process's exit status."""
    for number in ENDING_SIGNALS:
        signal.signal(number, _end)
    forget_own_aws()
    try:
        # Imported now: moto takes its time, and production installs have none.
        from .launcher import LabFailed, Launcher
    except ModuleNotFoundError as error:
        print(f"{MISSING} ({error})", file=sys.stderr)
        return 1
    try:
        Launcher(arguments).run()
    except KeyboardInterrupt:
        print("Stopped; nothing is left behind.", file=sys.stderr)
    except LabFailed as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _end(number: int, frame: FrameType | None) -> None:
    """Begin to end, once: a second Ctrl-C doesn't interrupt the tidying up."""
    for ending in ENDING_SIGNALS:
        signal.signal(ending, signal.SIG_IGN)
    raise KeyboardInterrupt
