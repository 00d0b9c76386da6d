"""An AWS on loopback that says what a test wrote down beforehand, for what the sandbox can't be brought to say."""

from __future__ import annotations

import json
import threading
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import botocore.loaders
import botocore.model
import botocore.validate

ENDPOINT_VARIABLES = {
    "glue": "AWS_ENDPOINT_URL_GLUE",
    "ce": "AWS_ENDPOINT_URL_COST_EXPLORER",
    "pricing": "AWS_ENDPOINT_URL_PRICING",
}


@dataclass(frozen=True)
class Refused:
    """An error in AWS's own form."""

    code: str
    message: str = ""


@dataclass(frozen=True)
class Asked:
    """A request that arrived. parameters: its JSON body."""

    action: str
    parameters: Mapping[str, Any]


class ScriptedAws:
    """Answers each action with what was told for it, in that order, the last one again and again.

    requests: what was asked so far · clock: what AWS's Date header says.
    """

    def __init__(self) -> None:
        self.requests: list[Asked] = []
        self.clock = datetime.now(timezone.utc)
        self._answers: dict[str, deque[Mapping[str, Any] | Refused]] = defaultdict(deque)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def tell(self, service: str, action: str, *answers: Mapping[str, Any] | Refused) -> None:
        """What ``action`` will be answered. An answer that AWS's own model does not have is an error of the test."""
        shape = _service(service).operation_model(action).output_shape
        for answer in answers:
            if not isinstance(answer, Refused):
                problems = botocore.validate.ParamValidator().validate(answer, shape)
                assert not problems.has_errors(), problems.generate_report()
            self._answers[action].append(answer)

    def asked(self, action: str) -> list[Mapping[str, Any]]:
        """The parameters of the requests for ``action``, in order."""
        return [request.parameters for request in self.requests if request.action == action]

    def stop(self) -> None:
        """Answer no more."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _answer(self, action: str, parameters: Mapping[str, Any]) -> Mapping[str, Any] | Refused:
        self.requests.append(Asked(action, parameters))
        answers = self._answers[action]
        if not answers:
            return Refused("AccessDeniedException", f"Nobody scripted {action}.")
        return answers.popleft() if len(answers) > 1 else answers[0]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        script = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # head and body in one packet: sent apart, they would wait for each other's acknowledgement
            wbufsize = -1

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                answer = script._answer(self.headers["X-Amz-Target"].partition(".")[2], body)
                refused = isinstance(answer, Refused)
                told = {"__type": answer.code, "message": answer.message} if isinstance(answer, Refused) else answer
                content = json.dumps(told, default=datetime.timestamp).encode()
                self.send_response(400 if refused else 200)
                self.send_header("Content-Type", "application/x-amz-json-1.1")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def date_time_string(self, timestamp: float | None = None) -> str:
                return format_datetime(script.clock, usegmt=True)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        return Handler


def _service(name: str) -> botocore.model.ServiceModel:
    return botocore.model.ServiceModel(botocore.loaders.Loader().load_service_model(name, "service-2"), name)
