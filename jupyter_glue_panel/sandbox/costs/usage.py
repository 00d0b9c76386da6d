"""What the accounts used on each day, made up, and the same whenever it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from zlib import crc32

from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B, TAG_PRESETS

GLUE = "AWS Glue"
S3 = "Amazon Simple Storage Service"
SESSIONS = "GlueInteractiveSession-DPU-Hour"
BIG_SESSIONS = "GlueInteractiveSession-MemOptimized-DPU-Hour"
JOBS = "ETL-DPU-Hour"
GAP = range(12, 15)
"""Days of every month on which nothing was used at all."""

_ANALYTICS, _MARKETING, _RESEARCH = TAG_PRESETS.values()
_PLATFORM = {"group": "platform", "billing": "Data-Platform"}
_SATURDAY = 5
_WEEKEND = Decimal("0.15")
_DIGITS = Decimal("0.0000000001")


@dataclass(frozen=True)
class Charge:
    """A line of the bill of one day. quantity: in the usage type's unit · amount: US dollars."""

    day: date
    service: str
    usage_type: str
    tags: Mapping[str, str]
    quantity: Decimal
    amount: Decimal


@dataclass(frozen=True)
class _Habit:
    """What somebody uses on an ordinary working day. rate: US dollars a unit · rests: much less at weekends."""

    usage_type: str
    tags: Mapping[str, str]
    quantity: Decimal
    rate: Decimal
    service: str = GLUE
    rests: bool = True


def _habit(
    usage_type: str, tags: Mapping[str, str], quantity: str, rate: str = "0.44", *, rests: bool = True
) -> _Habit:
    return _Habit(usage_type, tags, Decimal(quantity), Decimal(rate), rests=rests)


_HABITS: Mapping[str, tuple[_Habit, ...]] = {
    ACCOUNT_B: (
        _habit(f"USE1-{SESSIONS}", _ANALYTICS, "18"),
        _habit(f"USE1-{SESSIONS}", _MARKETING, "11"),
        _habit(f"EU-{SESSIONS}", _MARKETING, "5"),
        _habit(f"USE1-{BIG_SESSIONS}", _RESEARCH, "7", "0.52"),
        _habit(f"USE1-{SESSIONS}", {}, "4"),
        _habit(f"USE1-{JOBS}", _ANALYTICS, "20", rests=False),
        _habit(f"USE1-{JOBS}", {}, "6", rests=False),
        _Habit("USE1-TimedStorage-ByteHrs", {}, Decimal(900), Decimal("0.023"), S3, rests=False),
    ),
    ACCOUNT_A: (
        _habit(f"USE1-{SESSIONS}", _PLATFORM, "9"),
        _habit(f"USE1-{JOBS}", {}, "12", rests=False),
    ),
}


def charges(account: str, day: date) -> Iterator[Charge]:
    """What ``account`` used on ``day``."""
    if day.day in GAP:
        return
    for number, habit in enumerate(_HABITS.get(account, ())):
        quantity = (habit.quantity * _mood(day, number) * _pace(day, habit)).quantize(_DIGITS)
        amount = (quantity * habit.rate).quantize(_DIGITS)
        yield Charge(day, habit.service, habit.usage_type, habit.tags, quantity, amount)


def _mood(day: date, number: int) -> Decimal:
    """Between a half and one and a half, for no reason."""
    return Decimal(500 + crc32(f"{day}/{number}".encode()) % 1000) / 1000


def _pace(day: date, habit: _Habit) -> Decimal:
    return _WEEKEND if habit.rests and day.weekday() >= _SATURDAY else Decimal(1)
