"""Ten thousand requests nobody should send: no failure of the panel's own, no hang, and nobody asked but AWS."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from edge import Connections, Proxy, is_aws
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from impostor import Authority

from jupyter_glue_panel.sandbox.world import World

from .conftest import Ask
from .hostile import CREATOR, Sent, requests

TOGETHER = 10
LONGEST_SECONDS = 30

ten_at_a_time = given(batch=st.lists(requests(), min_size=TOGETHER, max_size=TOGETHER))


def cases(count: int) -> settings:
    """The same ``count`` requests on every machine. What fails is shown as sent: making it smaller takes long."""
    return settings(
        max_examples=count // TOGETHER,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
    )


@pytest.mark.parametrize("panel_traits", [{"aws_connect_timeout_seconds": 1, "aws_read_timeout_seconds": 1}])
@cases(6000)
@ten_at_a_time
def test_no_request_makes_the_panel_fail_or_ask_anybody_but_aws(
    real_aws: Proxy, connections: Connections, server: Any, batch: list[Sent]
) -> None:
    answers = server(batch)

    assert {status for status, _ in answers} & {500} == set()
    assert {target for target in real_aws.targets if not is_aws(target)} == set()
    assert connections.seen <= {f"127.0.0.1:{real_aws.port}", server.address}


@cases(4000)
@ten_at_a_time
def test_no_request_makes_the_panel_fail_or_leave_the_configured_endpoint(
    aws_environment: World, connections: Connections, server: Any, batch: list[Sent]
) -> None:
    answers = server(batch)

    assert {status for status, _ in answers} & {500} == set()
    assert connections.seen <= {aws_environment.endpoint_url.removeprefix("http://"), server.address}


async def test_the_proxy_hears_of_every_endpoint_that_is_asked(real_aws: Proxy, ask: Ask) -> None:
    place = {"role": CREATOR, "region": "eu-west-1"}

    connections = await ask("GET", "connections", **place)
    await ask("GET", "runtime-roles", **place)
    await ask("GET", "costs", **place, tag_key="group")
    await ask("GET", "costs", "rates", **place)

    assert [each["name"] for each in connections.value["connections"]] == ["session_vpc"]
    assert real_aws.targets == {
        *("sts.us-east-1.amazonaws.com:443", "sts.eu-west-1.amazonaws.com:443"),
        *("glue.eu-west-1.amazonaws.com:443", "ec2.eu-west-1.amazonaws.com:443"),
        *("iam.amazonaws.com:443", "ce.us-east-1.amazonaws.com:443", "api.pricing.us-east-1.amazonaws.com:443"),
    }


class Server:
    """The panel's server, asked for several things at once."""

    def __init__(self, loop: asyncio.AbstractEventLoop, client: Any, base_url: str, headers: dict[str, str]) -> None:
        self.address = f"127.0.0.1:{client.get_http_port()}"
        self._loop = loop
        self._client = client
        self._base_url = base_url
        self._headers = headers

    def __call__(self, batch: list[Sent]) -> list[tuple[int, Sent]]:
        """The answers' status, each with what was sent; an answer that does not come is an error."""
        return self._loop.run_until_complete(self._all(batch))

    async def _all(self, batch: list[Sent]) -> list[tuple[int, Sent]]:
        return list(await asyncio.gather(*map(self._one, batch)))

    async def _one(self, sent: Sent) -> tuple[int, Sent]:
        answer = await self._client.fetch(
            f"{self._base_url}{sent.url}",
            method=sent.method,
            headers=self._headers,
            body=sent.body,
            raise_error=False,
            request_timeout=LONGEST_SECONDS,
        )
        return answer.code, sent


@pytest.fixture
def server(
    jp_serverapp: Any,
    jp_asyncio_loop: asyncio.AbstractEventLoop,
    http_server_client: Any,
    jp_base_url: str,
    jp_auth_header: dict[str, str],
) -> Server:
    return Server(jp_asyncio_loop, http_server_client, jp_base_url, jp_auth_header)


@pytest.fixture(scope="session")
def all_connections() -> Connections:
    return Connections()


@pytest.fixture
def connections(server: Server, all_connections: Connections) -> Iterator[Connections]:
    """What this process turns to while the test runs."""
    all_connections.seen.clear()
    all_connections.watching = True
    yield all_connections
    all_connections.watching = False


@pytest.fixture
def real_aws(no_aws: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """AWS's real endpoints in all Regions, behind a proxy that answers for them all; credentials that nobody knows."""
    authority = Authority(tmp_path)
    proxy = Proxy(authority)
    monkeypatch.setenv("HTTPS_PROXY", proxy.url)
    monkeypatch.setenv("AWS_CA_BUNDLE", str(authority.bundle))
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    no_aws.write_text(
        "[profile production]\nrole_arn = arn:aws:iam::444455556666:role/GlueSessionCreationRole\n"
        "credential_source = Environment\nregion = eu-west-1\n"
    )
    yield proxy
    proxy.stop()
