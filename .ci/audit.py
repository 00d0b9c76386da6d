"""Ask the advisory services about every locked package, Python and Node.js, and fail where they can't be asked.

What can't be mended yet stands in ``ACCEPTED``, with the reason; an entry that no longer applies fails, too.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON_LOCKS = [ROOT / ".ci/requirements.txt", ROOT / ".ci/uv.txt", *sorted(ROOT.glob(".ci/places/*.txt"))]
NODE_LOCKS = [ROOT / "yarn.lock", ROOT / "ui-tests/yarn.lock", ROOT / "tests/rules/second_opinion/yarn.lock"]

# By advisory: why it may stay, and until when.
ACCEPTED: dict[str, str] = {}


class CannotAsk(Exception):
    """The advisory service did not answer for all packages; the message says which and why."""


def python_advisories(lock: Path) -> Iterator[tuple[str, str]]:
    """(advisory, what it is about) for each known weakness of the packages in a lock file."""
    command = ["pip-audit", "--require-hashes", "--disable-pip", "--format", "json", "--requirement", str(lock)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except ValueError as error:
        raise CannotAsk(_reason(done.stderr)) from error
    unasked = [package for package in packages if "skip_reason" in package]
    if unasked:
        raise CannotAsk(f"{len(unasked)} of {len(packages)} packages unknown to it: {unasked[0]['skip_reason']}")
    for package in packages:
        for weakness in package["vulns"]:
            yield weakness["id"], f"{package['name']} {package['version']}, mended in {weakness['fix_versions']}"


def node_advisories(lock: Path) -> Iterator[tuple[str, str]]:
    """The same for the packages in a yarn.lock."""
    command = ["jlpm", "npm", "audit", "--all", "--recursive", "--json"]
    done = subprocess.run(command, cwd=lock.parent, capture_output=True, text=True, check=False)
    try:
        advisories = json.loads(done.stdout)["advisories"]
    except (ValueError, KeyError) as error:
        raise CannotAsk(_reason(done.stdout or done.stderr)) from error
    for advisory in advisories.values():
        name = advisory.get("github_advisory_id") or str(advisory["id"])
        yield name, f"{advisory['module_name']}: {advisory['title']}, mended in {advisory['patched_versions']}"


def _reason(text: str) -> str:
    lines = [line for line in text.splitlines() if "Response Code" in line] or text.splitlines()
    return lines[-1].strip() if lines else "no answer"


def main() -> None:
    found: dict[str, str] = {}
    failures: list[str] = []
    questions = [(python_advisories, lock) for lock in PYTHON_LOCKS] + [(node_advisories, lock) for lock in NODE_LOCKS]
    for ask, lock in questions:
        try:
            found |= dict(ask(lock))
        except CannotAsk as error:
            failures.append(f"{lock.relative_to(ROOT)} could not be asked about: {error}")
    failures += [f"{name}: {about}" for name, about in found.items() if name not in ACCEPTED]
    if not failures:
        failures = [f"{name} is accepted and no longer applies" for name in ACCEPTED if name not in found]
    if failures:
        sys.exit("\n".join(failures))
    print(f"No advisory for the packages of {len(questions)} lock files, {len(ACCEPTED)} accepted")


if __name__ == "__main__":
    main()
