"""Statements execute."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import boto3
import psutil
import pytest
from botocore.exceptions import ClientError

from jupyter_glue_panel.sandbox.names import ACCOUNT_B, RUNTIME_ROLE, role_arn
from jupyter_glue_panel.sandbox.world import World

FINAL = ("AVAILABLE", "CANCELLED", "ERROR")
LONGEST_SECONDS = 30

Run = Callable[[str], dict[str, Any]]


@pytest.fixture
def glue(aws_environment: World) -> Any:
    """Account B's Glue, with the READY session ``s``."""
    client = boto3.Session(profile_name="production").client("glue")
    create(client, "s")
    return client


@pytest.fixture
def run(glue: Any) -> Run:
    """Runs code in the session ``s``; the result is the finished statement."""
    return lambda code: finished(glue, glue.run_statement(SessionId="s", Code=code)["Id"])


def create(glue: Any, session_id: str, **parameters: Any) -> None:
    role = role_arn(ACCOUNT_B, RUNTIME_ROLE)
    glue.create_session(Id=session_id, Role=role, Command={"Name": "glueetl"}, **parameters)


def finished(glue: Any, statement_id: int) -> dict[str, Any]:
    return awaited(glue, statement_id, FINAL)


def awaited(glue: Any, statement_id: int, states: tuple[str, ...]) -> dict[str, Any]:
    deadline = time.monotonic() + LONGEST_SECONDS
    while time.monotonic() < deadline:
        statement: dict[str, Any] = glue.get_statement(SessionId="s", Id=statement_id)["Statement"]
        if statement["State"] in states:
            return statement
    raise TimeoutError(f"statement {statement_id} reached none of {states}")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("print(1 + 1)", "2\n"),
        ("6 * 7", "42\n"),
        ("x = 3", ""),
        ("import sys\nprint('out')\nprint('err', file=sys.stderr)", "out\nerr\n"),
        ("import os\nos.write(1, b'straight to the descriptor')\nNone", ""),
        ("input_ = open(0).read()\ninput_", "''\n"),
        ("'ä' * 2", "'ää'\n"),
        ("import subprocess\nsubprocess.run(['echo', 'loud'])\nprint('still here')", "still here\n"),
    ],
)
def test_what_code_prints_and_its_last_value_are_the_output(run: Run, code: str, text: str) -> None:
    statement = run(code)

    assert statement["State"] == "AVAILABLE"
    assert statement["Output"]["Status"] == "ok"
    assert statement["Output"]["Data"] == {"TextPlain": text}


def test_names_live_as_long_as_the_session(run: Run) -> None:
    run("def double(x):\n    return 2 * x")

    assert run("double(21)")["Output"]["Data"]["TextPlain"] == "42\n"


@pytest.mark.parametrize(
    ("code", "name", "value"),
    [
        ("1 / 0", "ZeroDivisionError", "division by zero"),
        ("def broken(:", "SyntaxError", "invalid syntax"),
        ("import sys\nsys.exit(3)", "SystemExit", "3"),
    ],
)
def test_an_error_has_name_value_and_traceback(run: Run, code: str, name: str, value: str) -> None:
    output = run(code)["Output"]

    assert (output["Status"], output["ErrorName"]) == ("error", name)
    assert value in output["ErrorValue"]
    assert name in output["Traceback"][-1]


def test_a_traceback_shows_the_code_that_failed(run: Run) -> None:
    output = run("def fall():\n    return 1 / 0\nfall()")["Output"]

    assert "return 1 / 0" in "".join(output["Traceback"])


def test_an_error_does_not_end_the_session(run: Run) -> None:
    run("raise SystemExit")

    assert run("'alive'")["Output"]["Data"]["TextPlain"] == "'alive'\n"


def test_a_running_statement_can_be_cancelled(glue: Any, run: Run) -> None:
    statement_id = glue.run_statement(SessionId="s", Code="import time\ntime.sleep(600)")["Id"]
    awaited(glue, statement_id, ("RUNNING",))
    glue.cancel_statement(SessionId="s", Id=statement_id)

    assert finished(glue, statement_id)["State"] == "CANCELLED"
    assert run("'alive'")["Output"]["Data"]["TextPlain"] == "'alive'\n"


def test_a_waiting_statement_can_be_cancelled_before_it_runs(glue: Any) -> None:
    running = glue.run_statement(SessionId="s", Code="import time\ntime.sleep(600)")["Id"]
    waiting = glue.run_statement(SessionId="s", Code="print('never')")["Id"]
    glue.cancel_statement(SessionId="s", Id=waiting)
    glue.cancel_statement(SessionId="s", Id=running)

    assert finished(glue, waiting)["State"] == "CANCELLED"
    assert "Output" not in finished(glue, waiting)


def test_statements_are_listed_in_order(glue: Any, run: Run) -> None:
    run("1")
    run("2")

    assert [statement["Code"] for statement in glue.list_statements(SessionId="s")["Statements"]] == ["1", "2"]


def test_the_start_up_code_of_a_glue_notebook_runs(run: Run) -> None:
    statement = run(
        "from awsglue.transforms import *\n"
        "from awsglue.utils import getResolvedOptions\n"
        "from pyspark.context import SparkContext\n"
        "from awsglue.context import GlueContext\n"
        "from awsglue.job import Job\n"
        "glueContext = GlueContext(SparkContext.getOrCreate())\n"
        "spark = glueContext.spark_session\n"
        "job = Job(glueContext)"
    )

    assert statement["Output"]["Status"] == "ok"


def test_code_acts_as_the_runtime_role_of_its_session(run: Run) -> None:
    statement = run("import boto3\nboto3.client('sts').get_caller_identity()['Arn']")

    assert f"{ACCOUNT_B}:assumed-role/{RUNTIME_ROLE}/" in statement["Output"]["Data"]["TextPlain"]


def test_code_sees_no_credentials_of_the_user(run: Run, emulator: World) -> None:
    statement = run("import os\nprint(dict(os.environ))")

    assert emulator.walkthrough.user_secret_access_key not in statement["Output"]["Data"]["TextPlain"]


def test_the_process_ends_with_the_session(glue: Any, run: Run) -> None:
    pid = int(run("import os\nos.getpid()")["Output"]["Data"]["TextPlain"])
    process = psutil.Process(pid)
    glue.stop_session(Id="s")

    psutil.wait_procs([process], timeout=LONGEST_SECONDS)

    assert not process.is_running()


def test_the_session_fails_when_its_process_dies(glue: Any, run: Run) -> None:
    statement = run("import os\nos._exit(1)")

    assert statement["State"] == "ERROR"
    assert glue.get_session(Id="s")["Session"]["Status"] == "FAILED"


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        ({"SessionId": "nobody", "Code": "1"}, "EntityNotFoundException"),
        ({"SessionId": "stopped", "Code": "1"}, "IllegalSessionStateException"),
        ({"SessionId": "scala", "Code": "1"}, "OperationNotSupportedException"),
        ({"SessionId": "s", "Code": "#" * 68001}, "ValidationException"),
    ],
)
def test_code_that_cannot_run_is_refused(glue: Any, parameters: dict[str, Any], code: str) -> None:
    create(glue, "scala", DefaultArguments={"--session-language": "scala"})
    create(glue, "stopped")
    glue.stop_session(Id="stopped")

    with pytest.raises(ClientError) as refusal:
        glue.run_statement(**parameters)

    assert refusal.value.response["Error"]["Code"] == code


def test_an_unknown_statement_is_not_found(glue: Any) -> None:
    with pytest.raises(ClientError) as refusal:
        glue.get_statement(SessionId="s", Id=7)

    assert refusal.value.response["Error"]["Code"] == "EntityNotFoundException"
