"""Policies for the page: traps in those that somebody pasted, and the kit that an administrator puts in place."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import msgspec

from .rules.kit.files import FORMATS, kit_files
from .rules.kit.panel import FEATURES
from .rules.kit.setup import Setup
from .rules.lint import Finding, lint
from .rules.policy import Policy, read_policies
from .rules.positions import statement_lines
from .wire_policies import (
    KitFeature,
    KitFile,
    KitFormat,
    PolicyFinding,
    PolicyKit,
    PolicyKitRequest,
    PolicyLint,
    PolicyLintRequest,
)


async def lint_policies(request: PolicyLintRequest) -> PolicyLint:
    """The traps in pasted policies. Raises MalformedPolicy, whose docstring lists the codes."""
    # A megabyte of statements takes seconds.
    return await asyncio.to_thread(_lint, request.policy, request.tags)


def policy_kit(request: PolicyKitRequest) -> PolicyKit:
    """The kit. Raises InvalidRequest (setup_invalid, feature_unknown); Unprocessable for tags that AWS refuses."""
    decisions = msgspec.structs.asdict(request)
    features = decisions.pop("features")
    setup = Setup(**decisions)
    return PolicyKit(
        formats=tuple(KitFormat(format=each, files=_files(kit_files(setup, each, features))) for each in FORMATS),
        features=tuple(KitFeature(name=each.name, side=each.side, purpose=each.purpose) for each in FEATURES),
    )


def _files(contents: Mapping[str, str]) -> tuple[KitFile, ...]:
    return tuple(KitFile(name=name, content=content) for name, content in contents.items())


def _lint(text: str, tags: Mapping[str, str] | None) -> PolicyLint:
    policies = read_policies(text, "policy")
    lines = _lines(text, policies)
    return PolicyLint(
        policies=len(policies),
        statements=sum(len(policy.statements) for policy in policies),
        findings=tuple(_found(each, lines.get((each.policy, each.index))) for each in lint(policies, tags)),
    )


def _lines(text: str, policies: list[Policy]) -> dict[tuple[str, int], int]:
    """By policy and statement; empty where the text holds another number of policies than were read."""
    found = statement_lines(text)
    if [len(lines) for lines in found] != [len(policy.statements) for policy in policies]:
        return {}
    return {
        (policy.name, index): line
        for policy, lines in zip(policies, found, strict=True)
        for index, line in enumerate(lines)
    }


def _found(finding: Finding, line: int | None) -> PolicyFinding:
    return PolicyFinding(
        code=finding.code,
        severity=finding.severity,
        policy=finding.policy,
        statement=finding.index + 1,
        sid=finding.sid,
        line=line,
        message=finding.message,
        fix=finding.fix,
    )
