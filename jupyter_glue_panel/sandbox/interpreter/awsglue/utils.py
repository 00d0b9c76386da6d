"""getResolvedOptions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def getResolvedOptions(args: Sequence[str], options: Sequence[str]) -> dict[str, str]:  # noqa: N802 - awsglue's own spelling
    """The values of ``--name value`` pairs in ``args`` for the names in ``options``."""
    pairs = dict(pairwise(args))
    return {name: pairs[f"--{name}"] for name in options if f"--{name}" in pairs}
