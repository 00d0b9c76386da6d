"""Which part of the bill is asked for. Pure. Source: Cost Explorer keeps thirteen months and the current one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar, get_args

from jupyter_glue_panel.errors import InvalidRequest
from jupyter_glue_panel.tags import MAX_KEY_LENGTH
from jupyter_glue_panel.wire_costs import CostScope, Granularity

DEFAULT_DAYS = 30
MOST_DAYS = 366
OLDEST_DAYS = 396

_SCOPES: Mapping[str, CostScope] = {name: name for name in get_args(CostScope)}
_GRANULARITIES: Mapping[str, Granularity] = {name: name for name in get_args(Granularity)}
_DAY = timedelta(days=1)

Choice = TypeVar("Choice")


@dataclass(frozen=True)
class BillQuery:
    """end: exclusive."""

    tag_key: str
    scope: CostScope
    granularity: Granularity
    start: date
    end: date


@dataclass(frozen=True)
class Asked:
    """``GET costs``'s query parameters as they came, None for what was left out.

    days: that many, today included · start, end: ISO dates, end exclusive, today included if left out.
    """

    tag_key: str | None
    scope: str | None = None
    granularity: str | None = None
    days: str | None = None
    start: str | None = None
    end: str | None = None


def bill_query(asked: Asked, today: date) -> BillQuery:
    """The query, 30 days of all of Glue by day where nothing else was asked. today: by UTC, as bills go.

    A number of days by month begins with the first of its month. InvalidRequest: tag_key_invalid, scope_invalid,
    granularity_invalid, days_invalid, date_invalid, date_range_ambiguous, date_range_reversed, date_range_in_future,
    date_range_too_long, date_range_too_old.
    """
    granularity = _chosen("granularity", asked.granularity or "daily", _GRANULARITIES)
    start, end = _range(asked, today)
    if asked.start is None and granularity == "monthly":
        start = start.replace(day=1)
    return BillQuery(
        tag_key=check_tag_key(asked.tag_key or ""),
        scope=_chosen("scope", asked.scope or "glue", _SCOPES),
        granularity=granularity,
        start=start,
        end=end,
    )


def check_tag_key(text: str) -> str:
    """The key as it came; InvalidRequest (tag_key_invalid) for what can't be one."""
    if not 1 <= len(text) <= MAX_KEY_LENGTH or not text.isprintable():
        raise InvalidRequest(
            "tag_key_invalid",
            f"{text[:MAX_KEY_LENGTH]!r} can't be the key of a tag.",
            hint=f"A key has 1 to {MAX_KEY_LENGTH} characters, for example billing.",
        )
    return text


def _chosen(name: str, text: str, choices: Mapping[str, Choice]) -> Choice:
    if text not in choices:
        raise InvalidRequest(f"{name}_invalid", f"{text[:64]!r} is no {name}.", hint=f"Choose {' or '.join(choices)}.")
    return choices[text]


def _range(asked: Asked, today: date) -> tuple[date, date]:
    if asked.start is None and asked.end is None:
        return today + _DAY - timedelta(days=_days(asked.days)), today + _DAY
    if asked.days is not None or asked.start is None:
        raise InvalidRequest(
            "date_range_ambiguous", "The dates can't be read.", hint="Give either days, or start with or without end."
        )
    start = _date("start", asked.start)
    end = today + _DAY if asked.end is None else _date("end", asked.end)
    _check_range(start, end, today)
    return start, end


def _days(text: str | None) -> int:
    if text is None:
        return DEFAULT_DAYS
    if not (text.isascii() and text.isdigit() and len(text) < 5 and 1 <= int(text) <= MOST_DAYS):
        raise InvalidRequest("days_invalid", f"{text[:64]!r} is no number of days from 1 to {MOST_DAYS}.")
    return int(text)


def _date(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InvalidRequest(
            "date_invalid", f"{name} {text[:64]!r} is no date.", hint="It looks like 2026-11-23."
        ) from error


def _check_range(start: date, end: date, today: date) -> None:
    if start >= end:
        raise InvalidRequest(
            "date_range_reversed", f"{start} does not lie before {end}.", hint="The end is exclusive: the day after."
        )
    if end > today + _DAY:
        raise InvalidRequest("date_range_in_future", f"There is no bill yet for the days before {end}.")
    if (end - start).days > MOST_DAYS:
        raise InvalidRequest("date_range_too_long", f"From {start} to {end} is more than twelve months.")
    if (today - start).days > OLDEST_DAYS:
        raise InvalidRequest(
            "date_range_too_old", f"{start} is too long ago.", hint="Cost Explorer keeps thirteen months."
        )
