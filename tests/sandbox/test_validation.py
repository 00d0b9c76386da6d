"""AWS's limits, from botocore's models."""

from __future__ import annotations

from typing import Any

import pytest

from jupyter_glue_panel.sandbox.gate.refusal import AwsError
from jupyter_glue_panel.sandbox.validation import validate

VALID = {"Id": "s", "Role": "arn:aws-cn:iam::444455556666:role/R", "Command": {"Name": "glueetl"}}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"Description": "ä \U0001f600 with a tab\t"},
        {"Tags": {"k" * 128: "v" * 256}},
        {"Tags": {f"key{number}": "" for number in range(50)}},
        {"GlueVersion": "auto"},
        {"Connections": {"Connections": ["c" * 255]}},
    ],
)
def test_what_keeps_the_limits_passes(changes: dict[str, Any]) -> None:
    validate("glue", "CreateSession", VALID | changes)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"Id": ""}, "Value '' at 'id' failed to satisfy constraint: Member must have length greater than or equal"),
        ({"Id": None}, "Value null at 'id' failed to satisfy constraint: Member must not be null"),
        ({"Role": "R" * 20}, "'role' failed to satisfy constraint: Member must satisfy regular expression pattern"),
        (
            {"IdleTimeout": 0},
            "'idleTimeout' failed to satisfy constraint: Member must have value greater than or equal",
        ),
        ({"WorkerType": "G.3X"}, "'workerType' failed to satisfy constraint: Member must satisfy enum value set"),
        ({"Description": "d" * 2049}, "'description' failed to satisfy constraint: Member must have length less than"),
        (
            {"Command": {"Name": "glueetl", "PythonVersion": "4"}},
            "'command.pythonVersion' failed to satisfy constraint",
        ),
        ({"Tags": {"k" * 129: "v"}}, "'tags' failed to satisfy constraint: Member must have length less than or equal"),
    ],
)
def test_what_breaks_a_limit_is_told_as_aws_tells_it(changes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(AwsError) as refusal:
        validate("glue", "CreateSession", VALID | changes)

    assert refusal.value.code == "ValidationException"
    assert refusal.value.message.startswith("1 validation error detected: ")
    assert complaint in refusal.value.message


def test_all_complaints_come_at_once() -> None:
    with pytest.raises(AwsError, match="2 validation errors detected"):
        validate("glue", "CreateSession", VALID | {"Id": "", "WorkerType": "G.3X"})


@pytest.mark.parametrize("changes", [{"Id": 7}, {"Tags": ["a"]}, {"Command": "glueetl"}, {"IdleTimeout": "60"}])
def test_a_value_of_another_type_is_a_serialization_error(changes: dict[str, Any]) -> None:
    with pytest.raises(AwsError) as refusal:
        validate("glue", "CreateSession", VALID | changes)

    assert refusal.value.code == "SerializationException"
