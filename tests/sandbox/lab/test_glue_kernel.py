"""The real Glue kernel against the sandbox: the walk-through, and the two ways into the wrong account."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

from jupyter_glue_panel.sandbox.lab.workspace import Workspace
from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B, CREATION_ROLE, LOCKED_ROLE, RUNTIME_ROLE, role_arn
from jupyter_glue_panel.sandbox.settings import SESSIONS_AND_POLICIES
from jupyter_glue_panel.sandbox.world import World

ANSWER_SECONDS = 60
WITHOUT_CONNECTION = f"""\
%idle_timeout 60
%glue_version 5.1
%worker_type G.1X
%number_of_workers 2
%iam_role {role_arn(ACCOUNT_B, RUNTIME_ROLE)}"""
SETTINGS = f"{WITHOUT_CONNECTION}\n%connections session_vpc"
START_UP = """\
import sys
from awsglue.transforms import *
from awsglue.utils import getResolvedOptions
from pyspark.context import SparkContext
from awsglue.context import GlueContext
from awsglue.job import Job

sc = SparkContext.getOrCreate()
glueContext = GlueContext(sc)
spark = glueContext.spark_session
job = Job(glueContext)"""

Run = Callable[[str], str]


@pytest.fixture
def run(emulator: World, tmp_path: Path) -> Iterator[Run]:
    """Runs a cell in a new Glue PySpark kernel; the result is the text it printed."""
    workspace = Workspace(tmp_path, emulator.files)
    workspace.write(port=0, token="unused")
    environment = workspace.environment()
    specs = KernelSpecManager(kernel_dirs=[f"{environment['JUPYTER_DATA_DIR']}/kernels"])
    manager = KernelManager(kernel_name="glue_pyspark", kernel_spec_manager=specs)
    manager.start_kernel(env=environment, cwd=str(workspace.root))
    client = manager.blocking_client()
    client.start_channels()
    client.wait_for_ready(timeout=ANSWER_SECONDS)
    yield lambda code: executed(client, code)
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def executed(client: BlockingKernelClient, code: str) -> str:
    texts: list[str] = []

    def hear(message: dict[str, Any]) -> None:
        texts.append(message["content"].get("text", ""))

    client.execute_interactive(code, timeout=ANSWER_SECONDS, output_hook=hear)
    return "".join(texts)


def sessions_of(emulator: World, account: str) -> list[dict[str, Any]]:
    sessions: list[dict[str, Any]] = emulator.client("glue", account).list_sessions()["Sessions"]
    return sessions


def test_the_walk_through_runs_in_account_b(run: Run, emulator: World) -> None:
    assert "Role assumed successfully" in run(f'%%assume_role\n"{role_arn(ACCOUNT_B, CREATION_ROLE)}"')
    assert "added" in run("%%tags\n{'group': 'analytics', 'billing': 'Data-Platform'}")
    assert "Connections to be included:" in run(SETTINGS)
    assert "has been created" in run(START_UP)
    assert run("print(1 + 1)") == "2\n\n"
    assert "Tags: {'group': 'analytics'" in run("%status")
    (session,) = sessions_of(emulator, ACCOUNT_B)
    assert (session["Status"], session["WorkerType"], session["NumberOfWorkers"]) == ("READY", "G.1X", 2)
    assert session["Connections"] == {"Connections": ["session_vpc"]}
    assert "Stopped session." in run("%stop_session")
    assert [session["Status"] for session in sessions_of(emulator, ACCOUNT_B)] == ["STOPPED"]
    assert sessions_of(emulator, ACCOUNT_A) == []


def test_the_walk_through_fails_at_the_fourth_cell_until_a_connection_is_picked(run: Run, emulator: World) -> None:
    emulator.settings.enforced_actions = SESSIONS_AND_POLICIES
    run(f'%%assume_role\n"{role_arn(ACCOUNT_B, CREATION_ROLE)}"')
    run("%%tags\n{'group': 'analytics', 'billing': 'Data-Platform'}")
    run(WITHOUT_CONNECTION)

    denied = run(START_UP)
    run(SETTINGS)
    started = run(START_UP)

    assert "AccessDeniedException" in denied
    assert f"assumed-role/{CREATION_ROLE}/AssumeRoleSession is not authorized to perform: glue:CreateSession" in denied
    assert "with an explicit deny in an identity-based policy" in denied
    assert "has been created" in started


def test_the_kernel_cannot_be_told_an_mfa_code(run: Run, emulator: World) -> None:
    run(f"%profile careful\n{SETTINGS}")

    printed = run("print(1 + 1)")

    assert "Enter MFA code" in printed
    assert "Exception encountered while creating session" in printed
    assert sessions_of(emulator, ACCOUNT_B) == []


@pytest.mark.parametrize(
    ("cell", "claim"),
    [
        (f'{{"{role_arn(ACCOUNT_B, CREATION_ROLE)}"}}', "Role assumed successfully"),
        (f'"{role_arn(ACCOUNT_B, LOCKED_ROLE)}"', "is not authorized to perform: sts:AssumeRole"),
    ],
    ids=["the documented form in braces", "a role that may not be assumed"],
)
def test_whoever_goes_on_without_the_role_starts_a_session_in_the_wrong_account(
    run: Run, emulator: World, cell: str, claim: str
) -> None:
    claimed = run(f"%%assume_role\n{cell}")
    run(SETTINGS)
    printed = run("print(1 + 1)")

    assert claim in claimed
    assert "2\n" in printed
    assert [session["Status"] for session in sessions_of(emulator, ACCOUNT_A)] == ["READY"]
    assert sessions_of(emulator, ACCOUNT_B) == []
