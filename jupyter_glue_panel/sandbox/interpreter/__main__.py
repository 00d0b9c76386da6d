"""The Python of one Glue session: reads ``{"code": …}`` lines, answers with a statement's ``Output``, one line each.

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


def main() -> None:
    """Answer until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    replies, requests = _private_channels()
    lines: SimpleQueue[str] = SimpleQueue()
    threading.Thread(target=_read, args=(requests, lines), daemon=True).start()
    namespace: dict[str, Any] = {"__name__": "__main__", "__builtins__": __builtins__}
    number = 0
    while True:
        output = execute(json.loads(lines.get())["code"], namespace, f"<statement {number}>")
        replies.write(json.dumps(output) + "\n")
        replies.flush()
        number += 1


def execute(code: str, namespace: dict[str, Any], name: str) -> dict[str, Any]:
    """Run ``code`` as a REPL would and tell what it printed; a last expression is echoed.

    Whatever the code raises, ``SystemExit`` and ``KeyboardInterrupt`` too, ends the statement and not the session.
    """
    printed = io.StringIO()
    linecache.cache[name] = (len(code), None, code.splitlines(keepends=True), name)
    try:
        with redirect_stdout(printed), redirect_stderr(printed):
            _run(code, namespace, name)
    except BaseException as error:
        return _failure(error)
    return {"Status": "ok", "Data": {"TextPlain": printed.getvalue()}}


def _run(code: str, namespace: dict[str, Any], name: str) -> None:
    tree = ast.parse(code, name)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        for node in tree.body:
            if node is tree.body[-1] and isinstance(node, ast.Expr):
                exec(compile(ast.Interactive([node]), name, "single"), namespace)  # noqa: S102 - executing it is the point
            else:
                exec(compile(ast.Module([node], []), name, "exec"), namespace)  # noqa: S102 - executing it is the point
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


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


def _read(requests: io.TextIOWrapper, lines: SimpleQueue[str]) -> None:
    for line in requests:
        lines.put(line)
    os._exit(0)


if __name__ == "__main__":
    main()
