"""The real Glue kernel, for tests that run cells in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pytest

from .strategies import SENTINEL


@dataclass(frozen=True)
class Outcome:
    """What the kernel did. spark: the code it would have sent, a text a cell · said: its output · created: the
    CreateSession requests as they go over the wire · tagged: TagResource's · trouble: why no session came."""

    spark: list[str]
    said: str
    region: str | None
    profile: str | None
    has_credentials: bool
    assumed: list[str]
    created: list[dict[str, Any]]
    tagged: list[dict[str, Any]]
    trouble: str | None

    @property
    def session(self) -> dict[str, Any]:
        """The one session that was asked for."""
        assert self.trouble is None, self.said
        [request] = self.created
        return request


class GlueKernel:
    """A fresh kernel for every ``run``. sentinel: the file that an attack makes where it runs."""

    def __init__(self, requests: IO[str], answers: IO[str], sentinel: Path) -> None:
        self.sentinel = sentinel
        self._requests = requests
        self._answers = answers

    def run(self, *cells: str, later: Sequence[str] = ()) -> Outcome:
        """Runs the cells and starts the session, then ``later`` in it."""
        self._requests.write(json.dumps({"cells": cells, "later": later}) + "\n")
        self._requests.flush()
        return Outcome(**json.loads(self._answers.readline()))


@pytest.fixture(scope="session")
def glue_kernel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GlueKernel]:
    home = tmp_path_factory.mktemp("kernel")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "IPYTHONDIR": str(home / "ipython"),
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "a",
        "AWS_SECRET_ACCESS_KEY": "s",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    host = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("kernel_host.py"))],
        cwd=home,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with host:
        assert host.stdin is not None
        assert host.stdout is not None
        yield GlueKernel(host.stdin, host.stdout, home / SENTINEL)
        host.stdin.close()
