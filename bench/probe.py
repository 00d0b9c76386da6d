"""Asks a Jupyter server for its status again and again: ``python -m bench.probe PORT``. A line "go" starts it, the next
line ends it; then it prints the seconds that each answer took, as a JSON list.

A process of its own, for whoever measures must not be busy with something else.
"""

from __future__ import annotations

import json
import socket
import sys
import threading
import time
from http.client import HTTPConnection

from bench.server import TOKEN

PAUSE_SECONDS = 0.005


def main() -> None:
    """Measure from line to line."""
    connection = HTTPConnection("127.0.0.1", int(sys.argv[1]))
    connection.connect()
    connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    while sys.stdin.readline():
        ended = threading.Event()
        threading.Thread(target=lambda ended=ended: (sys.stdin.readline(), ended.set()), daemon=True).start()
        seconds = []
        while not ended.is_set():
            started = time.perf_counter()
            connection.request("GET", "/api/status", headers={"Authorization": f"token {TOKEN}"})
            connection.getresponse().read()
            seconds.append(time.perf_counter() - started)
            time.sleep(PAUSE_SECONDS)
        print(json.dumps(seconds), flush=True)


if __name__ == "__main__":
    main()
