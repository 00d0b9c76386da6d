from __future__ import annotations

from typing import Any

import pytest

from jupyter_glue_panel.runtime_roles import trusts_glue

GLUE = {"Effect": "Allow", "Principal": {"Service": "glue.amazonaws.com"}, "Action": "sts:AssumeRole"}
LAMBDA = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}


@pytest.mark.parametrize(
    "statement",
    [
        GLUE,
        [GLUE],
        [LAMBDA, GLUE],
        {**GLUE, "Principal": {"Service": ["lambda.amazonaws.com", "glue.amazonaws.com"]}},
        {**GLUE, "Principal": {"AWS": "*", "Service": "glue.amazonaws.com"}},
    ],
)
def test_a_role_that_trusts_glue_is_a_runtime_role(statement: Any) -> None:
    assert trusts_glue({"Version": "2012-10-17", "Statement": statement})


@pytest.mark.parametrize(
    "policy",
    [
        None,
        "not decoded",
        {},
        {"Statement": []},
        {"Statement": LAMBDA},
        {"Statement": {**GLUE, "Effect": "Deny"}},
        {"Statement": {**GLUE, "Principal": "*"}},
        {"Statement": {**GLUE, "Principal": {"AWS": "glue.amazonaws.com"}}},
        {"Statement": {**GLUE, "Principal": {"Service": "notglue.amazonaws.com"}}},
        {"Statement": ["odd"]},
    ],
)
def test_any_other_role_is_not(policy: Any) -> None:
    assert not trusts_glue(policy)
