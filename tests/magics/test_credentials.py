"""Credentials in cells: found, and never repeated."""

from __future__ import annotations

import msgspec
import pytest

from jupyter_glue_panel.magics import read_cells
from jupyter_glue_panel.wire import NotebookCell, Reading

SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
KEY_ID = "AKIAIOSFODNN7EXAMPLE"


def read(*sources: str) -> Reading:
    return read_cells([NotebookCell(source=source) for source in sources])


@pytest.mark.parametrize(
    "pasted",
    [
        f"%%assume_role\n{{'aws_access_key_id': '{KEY_ID}', 'aws_secret_access_key': '{SECRET}'}}",
        f"%%assume_role\n{{'aws_access_key_id': '{KEY_ID}', 'aws_secret_access_key': '{SECRET}'",
        f"client = boto3.client('s3', '{KEY_ID}', '{SECRET}')",
        f"%env AWS_SECRET_ACCESS_KEY={SECRET}",
        f"!aws configure set aws_secret_access_key {SECRET}",
        f"os.environ['AWS_SESSION_TOKEN'] = '{SECRET * 4}'",
        f"%region {KEY_ID} # {SECRET}",
        f"%%tags\n{{'key': '{KEY_ID}', 2: '{SECRET}'}}",
    ],
)
def test_a_pasted_credential_is_found_and_never_repeated(pasted: str) -> None:
    reading = read(pasted, "%region us-east-1")

    said = msgspec.json.encode(reading).decode()
    assert "credentials_in_cell" in {finding.code for finding in reading.findings}
    assert SECRET not in said
    assert KEY_ID not in said


def test_credentials_given_to_assume_role_are_removed_with_their_cell() -> None:
    reading = read("%%assume_role\n{'aws_access_key_id': 'x', 'aws_secret_access_key': 'y', 'aws_session_token': 'z'}")

    [finding] = reading.findings
    assert finding.code == "credentials_in_cell"
    assert finding.fix is not None
    assert finding.fix.sources == ()


@pytest.mark.parametrize(
    "harmless", ["commit = 'da39a3ee5e6b4b0d3255bfef95601890afd80709'", "secret_key = load_secret()"]
)
def test_what_only_looks_like_a_credential_is_left_alone(harmless: str) -> None:
    assert read(harmless).findings == ()
