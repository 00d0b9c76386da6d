"""The Python of one Glue session: code in, a statement's ``Output`` out, a line of JSON each.

    {"id": 0, "code": "1 + 1"}      answered by one line
    {"cancel": 0}                   interrupts that statement, begun or not; one that has ended stays as it is

It runs as a directory (``python interpreter/``) and imports nothing of the package, so that it starts quickly. It ends
when its standard input does, and so with the emulator, however that ended.
"""

from __future__ import annotations

import ast
import io
import json
import linecache
import os
import signal
import sys
import threading
import traceback
from contextlib import redirect_stderr, redirect_stdout
from queue import SimpleQueue
from typing import Any

# Beside this file lie stand-ins for pyspark and awsglue; whatever is really installed comes first.
sys.path.append(sys.path.pop(0))


class Canceller:
    """Interrupts the statement that runs in the main thread, asked from another one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: int | None = None
        self._cancelled: set[int] = set()

    def begin(self, statement_id: int) -> None:
        """From now on this statement can be interrupted; at once, if it was cancelled before it began."""
        signal.signal(signal.SIGINT, signal.default_int_handler)
        with self._lock:
            self._running = statement_id
            if statement_id in self._cancelled:
                raise KeyboardInterrupt

    def end(self) -> None:
        """Nothing is running."""
        with self._lock:
            self._running = None
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    def cancel(self, statement_id: int) -> None:
        """Interrupt this statement."""
        with self._lock:
            self._cancelled.add(statement_id)
            if self._running == statement_id:
                # A real signal, because it also wakes a call that blocks.
                signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)


def main() -> None:
    """Answer until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    replies, requests = _private_channels()
    canceller = Canceller()
    statements: SimpleQueue[dict[str, Any]] = SimpleQueue()
    threading.Thread(target=_read, args=(requests, statements, canceller), daemon=True).start()
    namespace: dict[str, Any] = {"__name__": "__main__", "__builtins__": __builtins__}
    while True:
        statement = statements.get()
        output = execute(statement["id"], statement["code"], namespace, canceller)
        replies.write(json.dumps(output) + "\n")
        replies.flush()


def execute(statement_id: int, code: str, namespace: dict[str, Any], canceller: Canceller) -> dict[str, Any]:
    """Run ``code`` as a REPL would and tell what it printed; a last expression is echoed.

    Whatever the code raises, ``SystemExit`` and ``KeyboardInterrupt`` too, ends the statement and not the session.
    """
    name = f"<statement {statement_id}>"
    printed = io.StringIO()
    linecache.cache[name] = (len(code), None, code.splitlines(keepends=True), name)
    try:
        canceller.begin(statement_id)
        try:
            with redirect_stdout(printed), redirect_stderr(printed):
                _run(ast.parse(code, name), namespace, name)
        finally:
            canceller.end()
    except BaseException as error:
        return _failure(error)
    return {"Status": "ok", "Data": {"TextPlain": printed.getvalue()}}


def _run(tree: ast.Module, namespace: dict[str, Any], name: str) -> None:
    for node in tree.body:
        if node is tree.body[-1] and isinstance(node, ast.Expr):
            exec(compile(ast.Interactive([node]), name, "single"), namespace)  # noqa: S102 - executing it is the point
        else:
            exec(compile(ast.Module([node], []), name, "exec"), namespace)  # noqa: S102 - executing it is the point


def _failure(error: BaseException) -> dict[str, Any]:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename != __file__]
    lines = ["Traceback (most recent call last):\n", *traceback.format_list(frames)]
    lines += traceback.format_exception_only(type(error), error)
    return {
        "Status": "error",
        "ErrorName": type(error).__name__,
        "ErrorValue": str(error),
        "Traceback": lines,
    }


def _private_channels() -> tuple[io.TextIOWrapper, io.TextIOWrapper]:
    """Replies and requests on descriptors of their own: what user code reads or writes must not disturb them."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    requests = os.fdopen(os.dup(0), "r", encoding="utf-8")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return replies, requests


def _read(requests: io.TextIOWrapper, statements: SimpleQueue[dict[str, Any]], canceller: Canceller) -> None:
    for line in requests:
        message = json.loads(line)
        if "cancel" in message:
            canceller.cancel(message["cancel"])
        else:
            statements.put(message)
    os._exit(0)


if __name__ == "__main__":
    main()
