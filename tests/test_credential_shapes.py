from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jupyter_glue_panel.credential_shapes import looks_like_credential

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "vectors" / "credential_shapes.json").read_text())
"""The page judges by the same: ``src/model/credential-shape.spec.ts``."""


@pytest.mark.parametrize(("text", "is_credential"), [(each["text"], each["is_credential"]) for each in VECTORS])
def test_a_credential_is_told_from_other_texts(text: str, is_credential: bool) -> None:
    assert looks_like_credential(text) == is_credential
