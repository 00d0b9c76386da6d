"""How much of Glue's capacity a worker is. Pure. Source: AWS Glue "Worker types", the enum of CreateSession."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jupyter_glue_panel.errors import InvalidRequest
from jupyter_glue_panel.wire_costs import WorkerFamily

DEFAULT_WORKER_TYPE = "G.1X"
DEFAULT_NUMBER_OF_WORKERS = 5

UNITS: dict[str, Decimal] = {
    "Standard": Decimal(1),
    "G.025X": Decimal("0.25"),
    "G.1X": Decimal(1),
    "G.2X": Decimal(2),
    "G.4X": Decimal(4),
    "G.8X": Decimal(8),
    "G.12X": Decimal(12),
    "G.16X": Decimal(16),
    "R.1X": Decimal(1),
    "R.2X": Decimal(2),
    "R.4X": Decimal(4),
    "R.8X": Decimal(8),
    "Z.2X": Decimal(2),
}
"""DPUs a worker; for the R and Z families M-DPUs, which have a price of their own."""


@dataclass(frozen=True)
class Size:
    """A session's capacity in full. units: DPUs, or M-DPUs where the family is memory_optimized."""

    units: Decimal
    family: WorkerFamily


def family_of(worker_type: str | None) -> WorkerFamily:
    """Which price a worker type has."""
    return "memory_optimized" if (worker_type or "").startswith(("R.", "Z.")) else "standard"


def requested_size(worker_type: str, number_of_workers: int) -> Size:
    """The size of a session to be; InvalidRequest: worker_type_unknown, number_of_workers_invalid."""
    if worker_type not in UNITS:
        raise InvalidRequest(
            "worker_type_unknown",
            f"{worker_type[:64]!r} is no worker type that the panel knows.",
            hint=f"It knows {', '.join(UNITS)}.",
        )
    if number_of_workers < 1:
        raise InvalidRequest("number_of_workers_invalid", f"A session can't have {number_of_workers} workers.")
    return Size(number_of_workers * UNITS[worker_type], family_of(worker_type))


def size_of(worker_type: str | None, number_of_workers: int | None, max_capacity: float | None) -> Size | None:
    """The size of a session that Glue described; None where that does not tell it."""
    family = family_of(worker_type)
    if max_capacity:
        return Size(Decimal(str(max_capacity)), family)
    if number_of_workers and worker_type in UNITS:
        return Size(number_of_workers * UNITS[worker_type], family)
    return None
