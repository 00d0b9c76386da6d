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
    """Run COMMAND until it or standard input ends; the result is the command's exit status.

    Where the command ended by itself the directory stays, for the sandbox to read the log and to remove it.
    """
    directory, log, *command = arguments
    input_ended = threading.Event()
    status = 0
    if command:
        status = _run(command, log, input_ended)
    else:
        _wait_for_the_end(input_ended)
    if input_ended.is_set():
        shutil.rmtree(directory, ignore_errors=True)
    return status


def _run(command: Sequence[str], log: str, input_ended: threading.Event) -> int:
    with open(log, "ab") as output:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)  # noqa: S603 - its own
    threading.Thread(target=_stop_in_the_end, args=(child, input_ended), daemon=True).start()
    return child.wait()


def _stop_in_the_end(child: subprocess.Popen[bytes], input_ended: threading.Event) -> None:
    _wait_for_the_end(input_ended)
    child.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(PATIENCE_SECONDS)
    child.kill()


def _wait_for_the_end(input_ended: threading.Event) -> None:
    sys.stdin.buffer.read()
    input_ended.set()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
