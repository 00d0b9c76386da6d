"""A process that runs cells in the real Glue kernel, with AWS answered at botocore's edge: one JSON line in, one out.

Alone in a process, so that a value that runs as code meets nobody else, and the kernel's singletons don't either.
"""

from __future__ import annotations

import asyncio
import io
import json
import logging
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from typing import Any
from urllib.parse import parse_qsl

import boto3
import botocore.session
from aws_glue_interactive_sessions_kernel.glue_kernel_base.BaseKernel import BaseKernel
from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from jupyter_client.session import Session

CREDENTIALS = (
    "<Credentials><AccessKeyId>a</AccessKeyId><SecretAccessKey>s</SecretAccessKey>"
    "<SessionToken>t</SessionToken></Credentials>"
)
ROLE = "arn:aws:iam::444455556666:role/TheCallersOwn"
ANSWERS = {
    "sts.AssumeRole": f"<AssumeRoleResponse><AssumeRoleResult>{CREDENTIALS}</AssumeRoleResult></AssumeRoleResponse>",
    "sts.GetCallerIdentity": "<GetCallerIdentityResponse><GetCallerIdentityResult>"
    "<UserId>AROA0:AssumeRoleSession</UserId><Account>444455556666</Account><Arn>arn:aws:sts::444455556666:assumed-role/TheCallersOwn/AssumeRoleSession</Arn>"
    "</GetCallerIdentityResult></GetCallerIdentityResponse>",
    "iam.GetRole": f"<GetRoleResponse><GetRoleResult><Role><Arn>{ROLE}</Arn></Role></GetRoleResult></GetRoleResponse>",
    "glue.CreateSession": '{"Session": {"Id": "one"}}',
    "glue.GetSession": '{"Session": {"Id": "one", "Status": "READY", "Command": {"Name": "glueetl"}}}',
    "glue.TagResource": "{}",
}


class Body(io.BytesIO):
    """What urllib3 would hand to botocore."""

    def stream(self, **_: object) -> list[bytes]:
        return [self.read()]


class Aws:
    """AWS as far as the kernel asks: every request is kept, as botocore's own model made it."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, Any]] = []
        boto3.setup_default_session()
        for call in ANSWERS:
            boto3.DEFAULT_SESSION.events.register(f"before-send.{call}", self.answer)
        self.clients = {name: boto3.client(name) for name in ("glue", "sts", "iam")}
        # The kernel makes a botocore session for every setting it looks up, to read the AWS config and nothing else;
        # without its event handlers that is ten times faster.
        botocore.session.Session._register_builtin_handlers = lambda *_: None

    def answer(self, request: AWSPreparedRequest, event_name: str, **_: object) -> AWSResponse:
        call = event_name.removeprefix("before-send.")
        self.requests.append(
            (call, json.loads(request.body) if call.startswith("glue") else dict(parse_qsl(request.body)))
        )
        return AWSResponse(request.url, 200, {}, Body(ANSWERS[call].encode()))

    def asked(self, call: str) -> list[Any]:
        return [body for name, body in self.requests if name == call]


class Frontend(Session):
    """Takes what the kernel would send to the notebook."""

    def send(self, stream: object, message: Any, content: Any = None, *_: object, **__: object) -> dict[str, Any]:
        if message == "stream":
            print(content["text"], end="")
        if message == "error":
            print(f"{content['ename']}: {content['evalue']}")
        return {}


async def run(aws: Aws, cells: list[str], later: list[str]) -> dict[str, Any]:
    """Runs ``cells`` in a fresh kernel, starts its session, runs ``later`` in the READY one."""
    aws.requests.clear()
    kernel = BaseKernel(session=Frontend(key=b""), iopub_socket=None, log=logging.getLogger("kernel"))
    for name, client in aws.clients.items():
        setattr(kernel.kernel_gateway, f"{name}_client", client)
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        spark = [await kernel._execute_magics(cell, False, True, None, False) for cell in cells]
        trouble = start(kernel)
        spark += [await kernel._execute_magics(cell, False, True, None, False) for cell in later]
    return {
        "spark": [code if isinstance(code, str) else "" for code in spark],
        "said": said.getvalue(),
        "region": kernel.overrides.region,
        "profile": kernel.overrides.profile,
        "has_credentials": kernel.overrides.temp_credentials is not None,
        "assumed": [body["RoleArn"] for body in aws.asked("sts.AssumeRole")],
        "created": aws.asked("glue.CreateSession"),
        "tagged": aws.asked("glue.TagResource"),
        "trouble": trouble,
    }


def start(kernel: BaseKernel) -> str | None:
    try:
        kernel.create_session()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None


def main() -> None:
    answers = os.fdopen(os.dup(1), "w")
    aws, loop = Aws(), asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    for line in sys.stdin:
        answers.write(json.dumps(loop.run_until_complete(run(aws, **json.loads(line)))) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
