"""The embedded AWS as one object: start it, ask it for clients, reset it, stop it."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.utils import formatdate
from typing import Any

import boto3
from botocore.config import Config
from werkzeug.serving import make_server

from . import moto_backends
from .clock import Clock
from .costs.cost_explorer import CostExplorer
from .costs.price_list import PriceList
from .disk import Disk
from .gate.control import Control, RequestLog
from .gate.credentials import CredentialBook
from .gate.faults import FaultBoard
from .gate.gateway import Gateway
from .gate.guard import Guard
from .glue.api import Glue
from .glue.connections import Connections
from .glue.past import Past
from .glue.request import Request
from .iam.enforcement import PolicyGuard
from .iam.service import Iam
from .isolation import NO_AWS, without_aws
from .settings import Settings
from .sts import Sts, role_session

RUNTIME_SESSION = "GlueJobRunnerSession"
RUNTIME_SECONDS = 12 * 3600


@dataclass(frozen=True)
class Snapshot:
    """moto: what moto's services hold · connections: Glue's, of every account and Region."""

    moto: bytes
    connections: Connections


class Emulator:
    """An AWS on loopback; ``endpoint_url`` is where. One a process: moto keeps its accounts in the process's memory.

    disk: that of a Jupyter server beside it, for faults.
    """

    def __init__(self, *, port: int = 0, settings: Settings | None = None, guard: Guard | None = None) -> None:
        self.clock = Clock()
        self.settings = settings or Settings()
        self.disk = Disk()
        self.faults = FaultBoard(self.disk)
        self.requests = RequestLog()
        self._book = CredentialBook(self.clock)
        self._moto = moto_backends.application()
        guard = guard or PolicyGuard(self.settings, self.clock)
        self._glue = Glue(self.clock, guard, self.settings, self._session_environment)
        self._costs = CostExplorer(self.clock, guard)
        gateway = Gateway(
            book=self._book,
            control=Control(self.faults, self.requests, self.clock, self.settings, self._book),
            faults=self.faults,
            log=self.requests,
            guard=guard,
            services={
                "glue": self._glue,
                "sts": Sts(self._book, guard, self.settings),
                "iam": Iam(guard),
                "ce": self._costs,
                "pricing": PriceList(self.clock, guard),
            },
            moto=self._moto,
        )
        handler = _request_handler(self.clock)
        self._server = make_server("127.0.0.1", port, gateway, threaded=True, request_handler=handler)
        self.endpoint_url = f"http://127.0.0.1:{self._server.port}"
        self._thread = threading.Thread(target=self._server.serve_forever, name="sandbox-aws", daemon=True)
        self._roots: dict[str, boto3.session.Session] = {}

    def start(self) -> None:
        """Answer from now on, with empty accounts."""
        self.empty()
        self._thread.start()

    def stop(self) -> None:
        """Stop answering; every session's process ends."""
        self._glue.forget_sessions()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def client(self, service: str, account: str, region: str = "us-east-1") -> Any:
        """A boto3 client with the rights of ``account``'s root."""
        if account not in self._roots:
            keys = self._book.root_keys(account)
            self._roots[account] = boto3.session.Session(keys.access_key_id, keys.secret_access_key)
        # No proxies: what the user's environment names is for the world outside.
        config = Config(proxies={})
        return self._roots[account].client(service, region_name=region, endpoint_url=self.endpoint_url, config=config)

    def reset(self, settings: Settings) -> None:
        """Forget sessions, activated tags, temporary credentials, faults, counts and time; go back to ``settings``."""
        self._glue.forget_sessions()
        self._book.forget_temporary()
        self.faults.clear()
        self.requests.clear()
        self.clock.reset()
        self._costs.forget()
        self.settings.take(settings)

    def empty(self) -> None:
        """Forget what every account holds."""
        self._glue.forget_sessions()
        self._glue.forget_connections()
        moto_backends.forget_everything()

    def adopt(self, pasts: Iterable[Past]) -> None:
        """Keep Glue sessions that began before the sandbox did, until the next ``reset``."""
        self._glue.adopt(pasts)

    def snapshot(self) -> Snapshot:
        """What the accounts hold now, sessions aside."""
        return Snapshot(moto_backends.snapshot(), self._glue.connections())

    def put_back(self, saved: Snapshot) -> None:
        """Let the accounts hold what they held at that ``snapshot``; what is made next gets the ids it got then."""
        self._glue.forget_sessions()
        moto_backends.put_back(saved.moto)
        self._glue.put_back_connections(saved.connections)

    def _session_environment(self, request: Request, role_arn: str) -> Mapping[str, str]:
        """What a session's code sees: this AWS with its runtime role's credentials, and nothing of the user's own."""
        role = moto_backends.find_role(role_arn)
        own = {**without_aws(os.environ), **NO_AWS}
        if role is None:
            return own
        keys = self._book.issue(role_session(role, RUNTIME_SESSION), RUNTIME_SECONDS)
        return {
            **own,
            "AWS_ACCESS_KEY_ID": keys.access_key_id,
            "AWS_SECRET_ACCESS_KEY": keys.secret_access_key,
            "AWS_SESSION_TOKEN": keys.session_token or "",
            "AWS_ENDPOINT_URL": self.endpoint_url,
            "AWS_REGION": request.region,
            "AWS_DEFAULT_REGION": request.region,
        }


def _request_handler(clock: Clock) -> type[moto_backends.MotoRequestHandler]:
    class Handler(moto_backends.MotoRequestHandler):
        """Dates answers by the emulator's clock, and keeps the console free of one line a request."""

        def date_time_string(self, timestamp: float | None = None) -> str:
            """The header ``Date``."""
            return formatdate(clock.now() if timestamp is None else timestamp, usegmt=True)

        def log_request(self, *args: object) -> None:
            """Say nothing."""

    return Handler
