"""``jupyter glue-panel sandbox`` as a process: what it tells, and what is left when it is gone."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, Request, build_opener

import boto3
import psutil
import pytest

from jupyter_glue_panel.sandbox.names import ACCOUNT_B, RUNTIME_ROLE, role_arn

LONGEST_SECONDS = 60
STATEMENT_DONE = ("AVAILABLE", "ERROR")


def answered(request: Request) -> Any:
    with build_opener(ProxyHandler({})).open(request) as reply:
        return json.loads(reply.read() or b"null")


@dataclass
class Running:
    """A sandbox that is ready. told: its line of JSON · home: its user's home directory."""

    process: subprocess.Popen[str]
    told: dict[str, Any]
    home: Path

    @property
    def directory(self) -> Path:
        return Path(self.told["aws_config_file"]).parent

    def ask(self, path: str, body: dict[str, str] | None = None) -> Any:
        base_url = self.told["lab_url"].removesuffix("lab")
        data = json.dumps(body).encode() if body else None
        return answered(Request(f"{base_url}{path}", data, {"Authorization": f"token {self.told['token']}"}))

    def end(self, number: int) -> int:
        """Send a signal and wait until the sandbox and all its processes are gone; the result is its exit status."""
        family = [*psutil.Process(self.process.pid).children(recursive=True)]
        self.process.send_signal(number)
        status = self.process.wait(LONGEST_SECONDS)
        _, alive = psutil.wait_procs(family, timeout=LONGEST_SECONDS)
        assert alive == []
        return status


@contextmanager
def sandbox(home: Path, *arguments: str) -> Iterator[Running]:
    home.mkdir()
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "jupyter_glue_panel.cli",
            "sandbox",
            "--json",
            "--provisioning-seconds",
            "0",
            *arguments,
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": str(home), "AWS_PROFILE": "nobodys", "PYTHONPATH": os.pathsep.join(sys.path)},
        text=True,
    )
    try:
        yield Running(process, json.loads(cast("Any", process.stdout).readline()), home)
    finally:
        process.kill()
        process.wait()


def session_process(told: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> psutil.Process:
    """The process of a new session in account B, busy for ever."""
    monkeypatch.setenv("AWS_CONFIG_FILE", told["aws_config_file"])
    glue = boto3.Session(profile_name="production").client("glue")
    runtime, connections = role_arn(ACCOUNT_B, RUNTIME_ROLE), {"Connections": ["session_vpc"]}
    with pytest.raises(glue.exceptions.AccessDeniedException):
        glue.create_session(Id="s", Role=runtime, Command={"Name": "glueetl"})
    glue.create_session(Id="s", Role=runtime, Command={"Name": "glueetl"}, Connections=connections)
    glue.run_statement(SessionId="s", Code="import os\nos.getpid()")
    statement = {"State": "WAITING"}
    while statement["State"] not in STATEMENT_DONE:
        statement = glue.get_statement(SessionId="s", Id=0)["Statement"]
    glue.run_statement(SessionId="s", Code="while True: pass")
    return psutil.Process(int(statement["Output"]["Data"]["TextPlain"]))


def test_jupyterlab_comes_up_with_the_walk_through_and_both_glue_kernels(tmp_path: Path) -> None:
    with sandbox(tmp_path / "home") as running:
        names = {item["name"] for item in running.ask("api/contents")["content"]}
        kernels = running.ask("api/kernelspecs")["kernelspecs"]
        status = running.end(signal.SIGTERM)

        assert names == {"walk-through.ipynb", "plain-python.ipynb", "left-running.ipynb"}
        assert {"glue_pyspark", "glue_spark", "python3"} <= set(kernels)
        assert (running.told["account_a"], running.told["account_b"]) == ("111122223333", "444455556666")
        assert running.told["region"] == "us-east-1"
        assert status == 0
        assert not running.directory.exists()
        assert list(running.home.iterdir()) == []


def test_one_session_is_the_users_own_and_has_no_kernel(tmp_path: Path) -> None:
    with sandbox(tmp_path / "home") as running:
        (orphan,) = running.ask("glue-panel/started-sessions")["sessions"]
        place = urlencode({"role": orphan["role"], "region": orphan["region"]})
        session = running.ask(f"glue-panel/sessions/{orphan['id']}?{place}")
        kernels = [kernel["id"] for kernel in running.ask("api/kernels")]
        notebook = running.ask(f"api/contents/{orphan['path']}")["content"]

        assert (session["status"], session["cost"]["per_hour"]) == ("READY", "2.2000")
        assert (orphan["kernel_id"] in kernels, orphan["is_elsewhere"]) == (False, False)
        assert notebook["metadata"]["kernelspec"]["name"] == "glue_pyspark"


def test_the_disk_of_its_jupyterlab_can_be_filled_and_emptied(tmp_path: Path) -> None:
    with sandbox(tmp_path / "home") as running:
        faults = f"{running.told['aws_endpoint_url']}/_sandbox/faults"
        answered(Request(faults, b'{"kind": "full_disk"}'))
        with pytest.raises(HTTPError) as refused:
            running.ask("api/contents", {"type": "notebook"})
        answered(Request(faults, method="DELETE"))
        saved = running.ask("api/contents", {"type": "notebook"})

        assert refused.value.code == 500
        assert saved["name"] in {item["name"] for item in running.ask("api/contents")["content"]}


def test_jupyterlab_and_its_kernels_do_not_outlive_a_sandbox_that_was_killed(tmp_path: Path) -> None:
    with sandbox(tmp_path / "home") as running:
        running.ask("api/kernels", {"name": "glue_pyspark"})
        running.end(signal.SIGKILL)

        assert not running.directory.exists()
        assert list(running.home.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_the_emulator_alone_leaves_nothing_behind_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    with sandbox(tmp_path / "home", "--emulator-only") as running:
        process = session_process(running.told, monkeypatch)
        running.end(number)

        assert running.told["lab_url"] is None
        assert not process.is_running()
        assert not running.directory.exists()


@pytest.fixture
def taken_port() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        yield str(taken.getsockname()[1])


def refused(*arguments: str) -> str:
    """What a sandbox that cannot start says."""
    command = [sys.executable, "-m", "jupyter_glue_panel.cli", "sandbox", "--no-browser", *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    return ended.stderr


def test_a_port_that_the_emulator_cannot_have_is_named(taken_port: str) -> None:
    told = refused("--aws-port", taken_port)

    assert f"Port {taken_port} is in use" in told
    assert "Traceback" not in told


def test_a_jupyterlab_that_cannot_start_says_why(taken_port: str) -> None:
    told = refused("--port", taken_port)

    assert "JupyterLab ended." in told
    assert f"port {taken_port} is already in use" in told
