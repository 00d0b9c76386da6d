from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from jupyter_glue_panel.sandbox.gate.faults import Fault
from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B, EXTERNAL_ID, role_arn
from jupyter_glue_panel.sandbox.world import World

from .conftest import Ask

CREATION_ROLE = role_arn(ACCOUNT_B, "GlueSessionCreationRole")
EXTERNAL_ID_ROLE = role_arn(ACCOUNT_B, "ExternalIdRole")
PARTNER = {"name": "Partner", "role_arn": EXTERNAL_ID_ROLE, "external_id": EXTERNAL_ID, "region": "eu-west-1"}


async def test_a_role_is_assumed_and_verified(aws_environment: World, ask: Ask) -> None:
    answer = await ask("POST", "access", json={"role_arn": CREATION_ROLE})

    assert answer.status == 200
    assert answer.value == {
        "account": ACCOUNT_B,
        "role_arn": CREATION_ROLE,
        "assumed_arn": f"arn:aws:sts::{ACCOUNT_B}:assumed-role/GlueSessionCreationRole/jupyter-ann",
        "region": "us-east-1",
        "profile": None,
        "expires_at": answer.value["expires_at"],
        "renews": True,
    }


@pytest.mark.parametrize("asked", [{"role_arn": CREATION_ROLE}, {"profile": "production"}], ids=["role", "profile"])
async def test_the_panel_says_when_its_credentials_end(aws_environment: World, ask: Ask, asked: dict[str, str]) -> None:
    answer = await ask("POST", "access", json=asked)

    left = datetime.fromisoformat(answer.value["expires_at"].replace("Z", "+00:00")) - datetime.now(timezone.utc)
    assert timedelta(minutes=55) < left <= timedelta(minutes=60)


async def test_a_profile_leads_to_its_role(aws_environment: World, ask: Ask) -> None:
    answer = await ask("POST", "access", json={"profile": "production", "region": "eu-west-1"})

    assert answer.value["account"] == ACCOUNT_B
    assert answer.value["role_arn"] == CREATION_ROLE
    assert answer.value["assumed_arn"].endswith("/ISBlogUser")
    assert answer.value["profile"] == "production"
    assert answer.value["region"] == "eu-west-1"
    assert answer.value["renews"] is True


async def test_a_profile_without_a_session_name_gets_the_users(aws_config: Path, ask: Ask) -> None:
    aws_config.write_text(aws_config.read_text().replace("role_session_name = ISBlogUser\n", ""))

    answer = await ask("POST", "access", json={"profile": "production"})

    assert answer.value["assumed_arn"].endswith("/jupyter-ann")


async def test_a_profile_without_a_role_is_the_user(aws_environment: World, ask: Ask) -> None:
    answer = await ask("POST", "access", json={"profile": "default"})

    assert answer.value["account"] == ACCOUNT_A
    assert answer.value["role_arn"] is None
    assert answer.value["expires_at"] is None
    assert answer.value["renews"] is False


@pytest.mark.parametrize("name", ["LockedRole", "NoSuchRole"])
async def test_a_denied_role_names_the_likely_reasons(aws_environment: World, ask: Ask, name: str) -> None:
    answer = await ask("POST", "access", json={"role_arn": role_arn(ACCOUNT_B, name)})

    assert answer.code == (422, "role_not_assumable")
    assert answer.value["aws_code"] == "AccessDenied"
    assert f"arn:aws:iam::{ACCOUNT_A}:user/ISBlogUser may not do sts:AssumeRole" in answer.value["message"]
    for reason in ("trust policy", "sts:AssumeRole", "external id", "MFA", "account number"):
        assert reason in answer.value["hint"]


async def test_a_role_that_wants_an_external_id_is_denied_by_its_arn(aws_environment: World, ask: Ask) -> None:
    answer = await ask("POST", "access", json={"role_arn": EXTERNAL_ID_ROLE})

    assert answer.code == (422, "role_not_assumable")


async def test_a_profile_whose_role_is_denied_names_the_likely_reasons_too(aws_config: Path, ask: Ask) -> None:
    with aws_config.open("a") as config:
        config.write(f"\n[profile locked]\nrole_arn = {role_arn(ACCOUNT_B, 'LockedRole')}\nsource_profile = default\n")

    answer = await ask("POST", "access", json={"profile": "locked"})

    assert answer.code == (422, "role_not_assumable")


async def test_a_profile_brings_the_external_id(aws_environment: World, ask: Ask) -> None:
    answer = await ask("POST", "access", json={"profile": "partner"})

    assert answer.value["account"] == ACCOUNT_B


@pytest.mark.parametrize("panel_traits", [{"roles": [PARTNER]}])
async def test_the_catalogue_brings_the_external_id_and_the_region(aws_environment: World, ask: Ask) -> None:
    answer = await ask("POST", "access", json={"role_arn": EXTERNAL_ID_ROLE})

    assert answer.value["account"] == ACCOUNT_B
    assert answer.value["region"] == "eu-west-1"


async def test_tabs_that_ask_at_once_assume_the_role_once(aws_environment: World, ask: Ask) -> None:
    aws_environment.faults.inject(Fault(kind="latency", action="AssumeRole", seconds=0.1))

    answers = await asyncio.gather(
        ask("POST", "access", json={"role_arn": CREATION_ROLE}),
        ask("GET", "connections", role=CREATION_ROLE),
        ask("GET", "connections", role=CREATION_ROLE, region="eu-west-1"),
        ask("GET", "runtime-roles", role=CREATION_ROLE),
    )

    assert [answer.status for answer in answers] == [200] * 4
    assert aws_environment.requests.counts()["sts.AssumeRole"] == 1


async def test_a_role_is_assumed_anew_when_aws_no_longer_takes_its_credentials(
    aws_environment: World, ask: Ask
) -> None:
    await ask("POST", "access", json={"role_arn": CREATION_ROLE})
    aws_environment.clock.advance(2 * 3600)

    answer = await ask("GET", "connections", role=CREATION_ROLE)

    assert answer.status == 200
    assert aws_environment.requests.counts()["sts.AssumeRole"] == 2


async def test_credentials_for_a_quarter_of_an_hour_last_longer_than_one_call(aws_environment: World, ask: Ask) -> None:
    aws_environment.settings.longest_credentials_seconds = 900

    await ask("POST", "access", json={"role_arn": CREATION_ROLE})
    await ask("GET", "connections", role=CREATION_ROLE)

    assert aws_environment.requests.counts()["sts.AssumeRole"] == 1


async def test_expired_credentials_of_the_users_own_are_told_as_such(aws_environment: World, ask: Ask) -> None:
    aws_environment.faults.inject(Fault(kind="expired_token", action="AssumeRole"))

    answer = await ask("POST", "access", json={"role_arn": CREATION_ROLE})

    assert answer.code == (422, "credentials_expired")


async def test_no_credential_ever_leaves_the_server(aws_environment: World, ask: Ask) -> None:
    answer = await ask("POST", "access", json={"role_arn": CREATION_ROLE})

    text = json.dumps(answer.value)
    assert "ASIA" not in text
    assert aws_environment.walkthrough.user_access_key_id not in text


@pytest.mark.parametrize("request_body", [{}, {"profile": ""}, {"role_arn": CREATION_ROLE, "profile": "production"}])
async def test_access_is_to_one_thing(aws_environment: World, ask: Ask, request_body: dict[str, str]) -> None:
    answer = await ask("POST", "access", json=request_body)

    assert answer.code == (400, "invalid_request")


@pytest.mark.parametrize(
    "text",
    [
        "GlueSessionCreationRole",
        "arn:aws:iam::12:role/Short",
        "arn:aws:iam::444455556666:user/Ann",
        f"{CREATION_ROLE}\n",
    ],
)
async def test_what_is_no_role_arn_never_reaches_aws(aws_environment: World, ask: Ask, text: str) -> None:
    answer = await ask("POST", "access", json={"role_arn": text})

    assert answer.code == (400, "role_arn_invalid")
    assert not aws_environment.requests.counts()


@pytest.mark.parametrize("region", ["moon", "us-east-1.evil.example/", "US-EAST-1"])
async def test_what_is_no_region_never_reaches_aws(aws_environment: World, ask: Ask, region: str) -> None:
    answer = await ask("POST", "access", json={"role_arn": CREATION_ROLE, "region": region})

    assert answer.code == (400, "region_invalid")
    assert not aws_environment.requests.counts()


async def test_a_role_is_not_used_in_another_partitions_region(aws_environment: World, ask: Ask) -> None:
    answer = await ask("POST", "access", json={"role_arn": CREATION_ROLE, "region": "cn-north-1"})

    assert answer.code == (400, "region_of_other_partition")


async def test_without_a_region_the_panel_asks_for_one(no_region: None, ask: Ask) -> None:
    answer = await ask("POST", "access", json={"role_arn": CREATION_ROLE})

    assert answer.code == (422, "region_not_configured")


async def test_a_profile_that_is_gone_is_named_as_such(aws_environment: World, ask: Ask) -> None:
    answer = await ask("POST", "access", json={"profile": "nobody"})

    assert answer.code == (404, "profile_not_found")


async def test_credentials_that_lead_elsewhere_are_refused(
    aws_environment: World, lying_sts: str, monkeypatch: pytest.MonkeyPatch, ask: Ask
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", lying_sts)

    answer = await ask("POST", "access", json={"role_arn": CREATION_ROLE})

    assert answer.code == (422, "account_mismatch")
    assert "999999999999" in answer.value["message"]


@pytest.fixture
def lying_sts() -> Iterator[str]:
    """An STS that assumes any role, and then says that one is in account 999999999999."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _LyingSts)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class _LyingSts(BaseHTTPRequestHandler):
    credentials = (
        "<Credentials><AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>s</SecretAccessKey>"
        "<SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>"
    )
    identity = "<Account>999999999999</Account><Arn>arn:aws:sts::999999999999:x</Arn><UserId>u</UserId>"

    def do_POST(self) -> None:
        form = self.rfile.read(int(self.headers["Content-Length"])).decode()
        action = "AssumeRole" if "AssumeRole" in form else "GetCallerIdentity"
        result = self.credentials if action == "AssumeRole" else self.identity
        body = f"<{action}Response><{action}Result>{result}</{action}Result></{action}Response>".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""
