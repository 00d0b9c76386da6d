from __future__ import annotations

import asyncio
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import botocore.session
import pytest

from jupyter_glue_panel.arns import RoleArn
from jupyter_glue_panel.aws import Aws, Limits, Principal
from jupyter_glue_panel.aws.clients import Clients
from jupyter_glue_panel.aws.keep import Keep
from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B, CREATION_ROLE, role_arn
from jupyter_glue_panel.sandbox.world import World

from .tls import TlsServer, tls_server

LIMITS = Limits(threads=8, connect_timeout_seconds=5, read_timeout_seconds=5, attempts=1)
MYSELF = Principal()
PRODUCTION = Principal(role=RoleArn.parse(role_arn(ACCOUNT_B, CREATION_ROLE)))
CALLER = (
    b'<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>'
    b"<Account>444455556666</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"
)


@pytest.fixture
def aws() -> Iterator[Aws]:
    aws = Aws(LIMITS, session_name="jupyter-ann", user_agent="jupyter-glue-panel/test")
    yield aws
    aws.close()


def test_everybody_who_shares_a_client_signs_for_himself(aws_environment: World, aws: Aws) -> None:
    principals = [MYSELF, PRODUCTION] * 10

    async def ask_at_once() -> list[dict[str, Any]]:
        calls = (aws.call(each, "us-east-1", "sts", "get_caller_identity", {}) for each in principals)
        return await asyncio.gather(*calls)

    answers = asyncio.run(ask_at_once())

    assert [answer["Account"] for answer in answers] == [ACCOUNT_A, ACCOUNT_B] * 10


def test_roles_and_profiles_share_a_client_unless_their_configuration_leads_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config"
    config.write_text(
        "[profile one]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = default\n"
        "[profile two]\nregion = eu-west-1\naws_access_key_id = A\naws_secret_access_key = B\n"
        "[profile away]\nendpoint_url = http://127.0.0.1:1\n"
    )
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    clients = Clients(LIMITS)

    one, two, away = (clients.client(_session(clients, profile), "sts", "us-east-1") for profile in _profiles())

    assert one is two
    assert away.meta.endpoint_url == "http://127.0.0.1:1"


def test_what_was_used_longest_ago_is_given_up_first() -> None:
    keep: Keep[str, str] = Keep(2)
    made: list[str] = []

    for key in ("a", "b", "a", "c", "a", "b"):
        keep.get(key, lambda key=key: made.append(key) or key)  # type: ignore[misc]  # append answers None

    assert made == ["a", "b", "c", "b"]


def test_certificate_authorities_are_read_once_however_many_connections(caller_identity: TlsServer, aws: Aws) -> None:
    asyncio.run(aws.call(MYSELF, "us-east-1", "sts", "get_caller_identity", {}))

    caller_identity.certificate.unlink()
    again = asyncio.run(aws.call(MYSELF, "us-east-1", "sts", "get_caller_identity", {}))
    elsewhere = asyncio.run(aws.call(MYSELF, "eu-west-1", "sts", "get_caller_identity", {}))

    assert again["Account"] == elsewhere["Account"] == "444455556666"


def test_aws_hears_who_calls_and_for_which_application(
    caller_identity: TlsServer, user_agents: list[str], aws: Aws, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_SDK_UA_APP_ID", "cost-centre-42")

    asyncio.run(aws.call(MYSELF, "us-east-1", "sts", "get_caller_identity", {}))

    (told,) = user_agents
    assert {"app/cost-centre-42", "jupyter-glue-panel/test"} <= set(told.split())


@pytest.fixture
def user_agents() -> list[str]:
    """What those called themselves who asked STS."""
    return []


@pytest.fixture
def caller_identity(
    aws_environment: World, user_agents: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TlsServer]:
    """STS over TLS, a connection a request, trusted by the configuration."""

    class Sts(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            user_agents.append(self.headers["User-Agent"])
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.send_header("Content-Length", str(len(CALLER)))
            self.end_headers()
            self.wfile.write(CALLER)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with tls_server(tmp_path, Sts) as server:
        monkeypatch.setenv("AWS_ENDPOINT_URL_STS", server.url)
        monkeypatch.setenv("AWS_CA_BUNDLE", str(server.certificate))
        yield server


def _profiles() -> tuple[str, str, str]:
    return "one", "two", "away"


def _session(clients: Clients, profile: str) -> Any:
    session = botocore.session.Session(profile=profile)
    session.register_component("credential_provider", clients.lending)
    return session
