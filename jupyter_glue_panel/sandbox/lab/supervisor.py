"""A process that outlives the sandbox by a moment: it stops JupyterLab and removes the temporary directory.

    python supervisor.py DIRECTORY LOG [COMMAND …]

Its standard input is a pipe from the sandbox. When that closes, because the sandbox closed it or because it was killed,
the end begins: one path for every way to end. It imports nothing of the package, so that it starts at once.
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence

PATIENCE_SECONDS = 15


def main(arguments: Sequence[str]) -> int:
    """Run COMMAND until it ends or standard input does; the result is the command's exit status."""
    directory, log, *command = arguments
    try:
        return _run(command, log) if command else _until_input_ends()
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def _run(command: Sequence[str], log: str) -> int:
    with open(log, "ab") as output:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)  # noqa: S603 - the sandbox's own
    threading.Thread(target=_stop_when_input_ends, args=(child,), daemon=True).start()
    return child.wait()


def _stop_when_input_ends(child: subprocess.Popen[bytes]) -> None:
    _until_input_ends()
    child.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(PATIENCE_SECONDS)
    child.kill()


def _until_input_ends() -> int:
    sys.stdin.buffer.read()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
