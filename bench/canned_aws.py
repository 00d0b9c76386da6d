"""An AWS over TLS whose answers are ready before anybody asks: STS, Glue's lists, EC2's subnets, IAM's roles and its
simulation, nothing else.

A process of its own, for the time it takes must not be the time of what is measured. It is talked to by lines on its
standard input, one JSON object each, and answers each with a line: ``{"do": "counts"}``, ``{"do": "estate", …}``,
``{"do": "latency", "account": …, "seconds": …}``, ``{"do": "sessions", "account": …, "sessions": …}``.
"""

from __future__ import annotations

import asyncio
import json
import re
import ssl
import sys
import time
from collections import Counter
from dataclasses import replace
from email.utils import formatdate
from functools import lru_cache
from typing import Any, cast
from urllib.parse import parse_qs, quote

from bench.estate import Estate, connection_pages, session_pages

DEFAULT_PAGE = 100
"""What Glue returns to whoever asks for no number: with 200 sessions, two pages."""

_GLUE_MAY_ASSUME = json.dumps(
    {"Statement": [{"Effect": "Allow", "Principal": {"Service": "glue.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
)
_KEY = re.compile(rb"Credential=[A-Z]{4}(\d{12})")
_LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")
_TARGET = re.compile(rb"(?i)\r\nx-amz-target: *AWSGlue\.(\w+)")


class CannedAws:
    """Answers, counts, and remembers when it gave an account its last answer (by the machine's monotonic clock)."""

    def __init__(self, latency: float) -> None:
        self.estate = Estate()
        self.latency = latency
        self.slow: dict[str, float] = {}
        self.larger: dict[str, Estate] = {}
        self.counts: Counter[str] = Counter()
        self.answered: dict[str, float] = {}

    def answer(self, head: bytes, body: bytes) -> tuple[str, str, bytes]:
        """Account, media type and body of the answer."""
        key = _KEY.search(head)
        account = key[1].decode() if key else ""
        target = _TARGET.search(head)
        if target is not None:
            action = target[1].decode()
            self.counts[action] += 1
            return account, "application/x-amz-json-1.1", self._glue(action, account, json.loads(body))
        asked = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        self.counts[asked["Action"]] += 1
        return self._query(asked, account)

    def delay(self, account: str) -> float:
        return self.slow.get(account, self.latency)

    def _glue(self, action: str, account: str, asked: dict[str, Any]) -> bytes:
        size, page = asked.get("MaxResults", DEFAULT_PAGE), int(asked.get("NextToken", "0"))
        if action == "ListSessions":
            return _sessions(self.larger.get(account, self.estate), account, size)[page]
        if action == "GetConnections":
            return _connections(self.estate, size)[page]
        return json.dumps({"Tags": {}}).encode()

    def _query(self, asked: dict[str, str], account: str) -> tuple[str, str, bytes]:
        if asked["Action"] == "AssumeRole":
            account = asked["RoleArn"].split(":")[4]
            return account, "text/xml", _assumed(account)
        if asked["Action"] == "DescribeSubnets":
            return account, "text/xml", _subnets(asked)
        if asked["Action"] == "ListRoles":
            return account, "text/xml", _roles(account)
        if asked["Action"] == "GetRole":
            return account, "text/xml", _iam("GetRole", f"<Role>{_role(account, asked['RoleName'])}</Role>")
        if asked["Action"] in ("ListRolePolicies", "ListAttachedRolePolicies"):
            return account, "text/xml", _iam(asked["Action"], "<IsTruncated>false</IsTruncated>")
        if asked["Action"] == "SimulatePrincipalPolicy":
            return account, "text/xml", _simulated(asked)
        return account, "text/xml", _caller(account)


@lru_cache(512)
def _sessions(estate: Estate, account: str, size: int) -> list[bytes]:
    return session_pages(estate, account, size)


@lru_cache(512)
def _connections(estate: Estate, size: int) -> list[bytes]:
    return connection_pages(estate, size)


def _assumed(account: str) -> bytes:
    end = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 3600))
    return (
        '<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>'
        f"<AccessKeyId>ASIA{account}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>"
        f"<SessionToken>token</SessionToken><Expiration>{end}</Expiration></Credentials><AssumedRoleUser>"
        f"<AssumedRoleId>AROAEXAMPLE:ann</AssumedRoleId><Arn>arn:aws:sts::{account}:assumed-role/R/ann</Arn>"
        "</AssumedRoleUser></AssumeRoleResult></AssumeRoleResponse>"
    ).encode()


def _caller(account: str) -> bytes:
    return (
        '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>'
        f"<Arn>arn:aws:sts::{account}:assumed-role/R/ann</Arn><UserId>AROAEXAMPLE:ann</UserId>"
        f"<Account>{account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"
    ).encode()


def _subnets(asked: dict[str, str]) -> bytes:
    ids = [value for name, value in asked.items() if name.startswith("Filter.1.Value.")]
    items = "".join(
        f"<item><subnetId>{each}</subnetId><vpcId>vpc-0{each[8:]}</vpcId><cidrBlock>10.20.1.0/24</cidrBlock>"
        "<availabilityZone>us-east-1a</availabilityZone></item>"
        for each in ids
    )
    return (
        '<DescribeSubnetsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">'
        f"<subnetSet>{items}</subnetSet></DescribeSubnetsResponse>"
    ).encode()


def _roles(account: str) -> bytes:
    """A hundred roles that Glue may assume."""
    members = "".join(f"<member>{_role(account, f'Glue{number}')}</member>" for number in range(100))
    return _iam("ListRoles", f"<IsTruncated>false</IsTruncated><Roles>{members}</Roles>")


def _role(account: str, name: str) -> str:
    return (
        f"<Path>/</Path><RoleName>{name}</RoleName><RoleId>AROAEXAMPLEEXAMPLE</RoleId>"
        f"<Arn>arn:aws:iam::{account}:role/{name}</Arn><CreateDate>2026-01-01T00:00:00Z</CreateDate>"
        f"<AssumeRolePolicyDocument>{quote(_GLUE_MAY_ASSUME)}</AssumeRolePolicyDocument>"
    )


def _simulated(asked: dict[str, str]) -> bytes:
    """Everything is allowed."""
    resources = [value for name, value in asked.items() if name.startswith("ResourceArns.")] or ["*"]
    actions = [value for name, value in asked.items() if name.startswith("ActionNames.")]
    members = "".join(
        f"<member><EvalActionName>{action}</EvalActionName><EvalResourceName>{resource}</EvalResourceName>"
        "<EvalDecision>allowed</EvalDecision><MatchedStatements/><MissingContextValues/></member>"
        for action in actions
        for resource in resources
    )
    evaluated = f"<IsTruncated>false</IsTruncated><EvaluationResults>{members}</EvaluationResults>"
    return _iam("SimulatePrincipalPolicy", evaluated)


def _iam(action: str, result: str) -> bytes:
    return (
        f'<{action}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><{action}Result>{result}'
        f"</{action}Result></{action}Response>"
    ).encode()


class Conversation(asyncio.Protocol):
    """One connection: requests one after another, each answered when its latency is over."""

    def __init__(self, aws: CannedAws) -> None:
        self._aws = aws
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, gap, rest = self._buffer.partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        wanted = int(length[1]) if length else 0
        if gap and len(rest) >= wanted:
            self._buffer = rest[wanted:]
            account, kind, body = self._aws.answer(head, rest[:wanted])
            delay = self._aws.delay(account)
            asyncio.get_running_loop().call_later(delay, self._send, account, kind, body)

    def _send(self, account: str, kind: str, body: bytes) -> None:
        if self._transport.is_closing():
            return
        head = (
            f"HTTP/1.1 200 OK\r\nDate: {formatdate(usegmt=True)}\r\nContent-Type: {kind}\r\n"
            f"Content-Length: {len(body)}\r\nx-amzn-RequestId: r-1\r\n\r\n"
        )
        self._transport.write(head.encode() + body)
        self._aws.answered[account] = time.monotonic()


def _obey(aws: CannedAws, order: dict[str, Any]) -> object:
    if order["do"] == "estate":
        aws.estate = Estate(**order["estate"])
        for account in aws.estate.account_ids:
            for size in (DEFAULT_PAGE, 1000):
                _sessions(aws.estate, account, size)
                _connections(aws.estate, size)
    elif order["do"] == "latency" and order["account"] is None:
        aws.latency = order["seconds"]
        aws.slow.clear()
    elif order["do"] == "latency":
        aws.slow[order["account"]] = order["seconds"]
    elif order["do"] == "sessions":
        aws.larger[order["account"]] = replace(aws.estate, sessions=order["sessions"])
    told = {"counts": dict(aws.counts), "answered": dict(aws.answered)}
    aws.counts.clear()
    aws.answered.clear()
    return told


async def _serve(certificate: str) -> None:
    aws = CannedAws(latency=0.06)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Conversation(aws), "127.0.0.1", 0, ssl=context, backlog=1000)
    _say({"port": server.sockets[0].getsockname()[1]})
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        _say(_obey(aws, json.loads(line)))


def _say(told: object) -> None:
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[1]))
