"""The conformance cases: policy, request, and what AWS answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jupyter_glue_panel.rules.decisions import Layers
from jupyter_glue_panel.rules.evaluate import decide
from jupyter_glue_panel.rules.policy import Policy, read_policy

VECTORS = Path(__file__).parent / "vectors" / "iam_conditions.json"
CASES = json.loads(VECTORS.read_text())


def _read(documents: Any) -> tuple[Policy, ...]:
    return tuple(read_policy(document) for document in documents)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_decides_as_aws_does(case: dict[str, Any]) -> None:
    layers = Layers(
        identity=_read([case["policy"]]),
        boundary=_read(case["boundary"]) if "boundary" in case else None,
        session=_read(case["session"]) if "session" in case else None,
        scp=tuple(_read(level) for level in case.get("scp", [])),
    )

    decision = decide(layers, case["action"], case["resource"], case["context"])

    assert decision.verdict == case["expect"], case["note"]
