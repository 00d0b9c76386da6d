"""Random policies, judged by another evaluator as well: ``@cloud-copilot/iam-simulate``, in one Node.js process.

It is installed below ``second_opinion/`` for the tests alone: its licence (AGPL) keeps it out of what is shipped.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_glue_panel.rules.decisions import Layers
from jupyter_glue_panel.rules.evaluate import decide
from jupyter_glue_panel.rules.policy import Policy, read_policy

from .disagreements import DISAGREEMENTS, Disagreement
from .documents import CREATE, SESSION, ask, document
from .strategies import documents, requests
from .test_vectors import CASES

Opinion: TypeAlias = Callable[..., str]

HERE = Path(__file__).parent / "second_opinion"
ENVIRONMENT = {**os.environ, "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))}
OTHERWISE = {
    "blog: empty set == absent",
    "policy variable, 2008 version is literal",
    "missing variable, negated operator matches null",
    "multivalued variable, default not used either",
    "IPv6 network with host bits never matches",
}
"""The conformance cases that the second opinion gets wrong; DISAGREEMENTS argues each."""


@pytest.fixture(scope="module")
def second_opinion() -> Iterator[Opinion]:
    """Asks the other evaluator, which is installed first where it is not there yet."""
    subprocess.run(["jlpm", "install", "--immutable"], cwd=HERE, env=ENVIRONMENT, check=True, capture_output=True)
    with subprocess.Popen(
        ["node", "simulate.js"],
        cwd=HERE,
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        yield lambda **question: _answer(process, question)
        process.communicate()


def _answer(process: subprocess.Popen[str], question: dict[str, Any]) -> str:
    assert process.stdin
    assert process.stdout
    process.stdin.write(json.dumps({"boundary": None, "scp": [], **question}) + "\n")
    process.stdin.flush()
    return process.stdout.readline().strip()


def _read(listed: list[dict[str, Any]]) -> tuple[Policy, ...]:
    return tuple(read_policy(each) for each in listed)


@settings(max_examples=400)
@given(
    identity=st.lists(documents, min_size=1, max_size=2),
    boundary=st.none() | documents.map(lambda each: [each]),
    scp=st.lists(st.lists(documents, min_size=1, max_size=2), max_size=2),
    request=requests,
)
def test_both_decide_the_same_on_random_policies(
    second_opinion: Opinion, identity: Any, boundary: Any, scp: Any, request: Any
) -> None:
    action, resource, context = request
    layers = Layers(
        identity=_read(identity),
        boundary=None if boundary is None else _read(boundary),
        scp=tuple(_read(level) for level in scp),
    )

    ours = decide(layers, action, resource, context).verdict

    question = {"action": action, "resource": resource, "context": context}
    assert ours == second_opinion(**question, identity=identity, boundary=boundary, scp=scp)


@pytest.mark.parametrize("known", DISAGREEMENTS, ids=[known.about for known in DISAGREEMENTS])
def test_a_known_disagreement_stands_as_argued(second_opinion: Opinion, known: Disagreement) -> None:
    identity = [document(*known.statements, version=known.version)]

    ours = ask(*known.statements, context=known.context, version=known.version).verdict
    theirs = second_opinion(action=CREATE, resource=SESSION, context=known.context, identity=identity)

    assert (ours, theirs) == (known.ours, known.theirs), known.why


def test_both_agree_on_the_conformance_cases_but_for_the_known_disagreements(second_opinion: Opinion) -> None:
    members = ("action", "resource", "context", "boundary", "scp")
    known = [case for case in CASES if "session" not in case]

    answers = [
        second_opinion(identity=[case["policy"]], **{name: case[name] for name in members if name in case})
        for case in known
    ]

    pairs = zip(known, answers, strict=True)
    assert {case["name"] for case, answer in pairs if answer != case["expect"]} == OTHERWISE
