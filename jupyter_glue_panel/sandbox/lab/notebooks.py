"""The notebooks that the sandbox opens with."""

from __future__ import annotations

from typing import Any

WALK_THROUGH = "walk-through.ipynb"
PLAIN_PYTHON = "plain-python.ipynb"
LEFT_RUNNING = "left-running.ipynb"

_INTRODUCTION = """\
# Another account's Glue session, from here

You are `ISBlogUser` of account 111122223333; production is account 444455556666. Nothing here is AWS and nothing costs
money: the sandbox answers in its place.

1. Open **AWS Glue** in the left sidebar and pick the role `GlueSessionCreationRole`.
2. Pick the tags, and the VPC connection `session_vpc`.
3. Press **Insert and run**, then run the cell below: it runs in a session of account 444455556666.

Without the connection AWS denies the session, as the walk-through's policy wants it: the sandbox refuses by the same
rules. `OpaqueCreationRole` is held by the same policy and can't read it.
"""

_LEFT_BEHIND = """\
# Left running

The kernel of this notebook was killed this morning, before it could stop its Glue session, which goes on running, and
costing. The panel remembers it: it says so when the page opens, and shows it as an orphan among the sessions of
`GlueSessionCreationRole`.
"""


def notebooks() -> dict[str, dict[str, Any]]:
    """The notebooks by file name, in nbformat 4.5."""
    glue = {"kernelspec": {"name": "glue_pyspark", "display_name": "Glue PySpark", "language": "python"}}
    python = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    sum_cell = _cell("code", "sum", "print(1 + 1)", outputs=[], execution_count=None)
    introduction = _cell("markdown", "introduction", _INTRODUCTION)
    return {
        WALK_THROUGH: _notebook(glue, introduction, sum_cell),
        PLAIN_PYTHON: _notebook(python, sum_cell),
        LEFT_RUNNING: _notebook(glue, _cell("markdown", "left-behind", _LEFT_BEHIND), sum_cell),
    }


def _notebook(metadata: dict[str, Any], *cells: dict[str, Any]) -> dict[str, Any]:
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": list(cells)}


def _cell(kind: str, cell_id: str, source: str, **more: Any) -> dict[str, Any]:
    return {"cell_type": kind, "id": cell_id, "metadata": {}, "source": source, **more}
