"""An AWS on loopback that says what a test wrote down beforehand, for what the sandbox can't be brought to say."""

from __future__ import annotations

import asyncio
import json
import threading
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
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

LONGEST_SECONDS = 20


@dataclass(frozen=True)
class Refused:
    """An error in AWS's own form."""

    code: str
    message: str = ""


@dataclass(frozen=True)
class Odd:
    """An answer that AWS's own model does not have."""

    body: Mapping[str, Any]


@dataclass(frozen=True)
class Held:
    """An answer that is held back. asked: somebody waits for it · go: it may be given."""

    answer: Mapping[str, Any]
    asked: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)

    async def is_asked_for(self) -> None:
        """Returns once somebody waits for it."""
        assert await asyncio.to_thread(self.asked.wait, LONGEST_SECONDS)


@dataclass(frozen=True)
class Asked:
    """A request that arrived. parameters: its JSON body · region: for which it was signed."""

    action: str
    parameters: Mapping[str, Any]
    region: str


Scripted = Mapping[str, Any] | Refused | Odd | Held


class ScriptedAws:
    """Answers each action with what was told for it, in its Region if possible, in that order, the last one again and
    again.

    requests: what was asked so far · clock: what AWS's Date header says.
    """

    def __init__(self) -> None:
        self.requests: list[Asked] = []
        self.clock = datetime.now(timezone.utc)
        self._answers: dict[tuple[str, str | None], deque[Scripted]] = defaultdict(deque)
        self._held: list[Held] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def tell(self, service: str, action: str, *answers: Scripted, region: str | None = None) -> None:
        """What ``action`` will be answered, everywhere or in one Region.

        An answer that AWS's own model does not have, and that is not called ``Odd``, is an error of the test.
        """
        shape = _service(service).operation_model(action).output_shape
        for answer in answers:
            told = answer.answer if isinstance(answer, Held) else answer
            if not isinstance(told, Refused | Odd):
                problems = botocore.validate.ParamValidator().validate(told, shape)
                assert not problems.has_errors(), problems.generate_report()
            self._held += [answer] if isinstance(answer, Held) else []
            self._answers[action, region].append(answer)

    def asked(self, action: str) -> list[Mapping[str, Any]]:
        """The parameters of the requests for ``action``, in order."""
        return [request.parameters for request in self.requests if request.action == action]

    def stop(self) -> None:
        """Answer no more."""
        for held in self._held:
            held.go.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _answer(self, asked: Asked) -> Mapping[str, Any] | Refused:
        self.requests.append(asked)
        answers = self._answers[asked.action, asked.region] or self._answers[asked.action, None]
        if not answers:
            return Refused("AccessDeniedException", f"Nobody scripted {asked.action}.")
        answer = answers.popleft() if len(answers) > 1 else answers[0]
        if isinstance(answer, Held):
            answer.asked.set()
            answer.go.wait(LONGEST_SECONDS)
            return answer.answer
        return answer.body if isinstance(answer, Odd) else answer

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        script = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # head and body in one packet: sent apart, they would wait for each other's acknowledgement
            wbufsize = -1

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                action = self.headers["X-Amz-Target"].partition(".")[2]
                # Credential=<key id>/<day>/<Region>/<service>/aws4_request
                region = self.headers["Authorization"].split("/")[2]
                answer = script._answer(Asked(action, body, region))
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
