"""GetCostAndUsage: which days, grouped how, a page at a time. Amounts come from ``usage``."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from jupyter_glue_panel.sandbox.gate.refusal import AwsError, Refusal

from .usage import Charge, charges

GROUPS_A_PAGE = 250
OLDEST_DAYS = 14 * 31
_DAY = timedelta(days=1)
_DIMENSIONS: Mapping[str, Callable[[Charge], str]] = {
    "SERVICE": lambda charge: charge.service,
    "USAGE_TYPE": lambda charge: charge.usage_type,
}

TellsFrom = Callable[[str], "date | None"]
"""From which day on usage carries a tag key, None where it doesn't."""


@dataclass(frozen=True)
class Row:
    """A group of a period; no keys: the period's end, or all of it where nothing is grouped."""

    start: date
    end: date
    keys: tuple[str, ...]
    cost: Decimal
    quantity: Decimal


def cost_and_usage(account: str, parameters: Mapping[str, Any], today: date, tells_from: TellsFrom) -> dict[str, Any]:
    """GetCostAndUsage's answer; ``AwsError`` or ``Refusal`` for what AWS, or the sandbox, does not do."""
    start, end = (date.fromisoformat(parameters["TimePeriod"][name][:10]) for name in ("Start", "End"))
    _check_dates(start, end, today)
    periods = list(_periods(start, end, parameters["Granularity"]))
    rows = [row for period in periods for row in _rows(account, period, parameters, today, tells_from)]
    offset = _offset(parameters.get("NextPageToken"))
    page = rows[offset : offset + GROUPS_A_PAGE]
    more = {"NextPageToken": _token(offset + GROUPS_A_PAGE)} if offset + GROUPS_A_PAGE < len(rows) else {}
    return {
        "GroupDefinitions": parameters.get("GroupBy", []),
        "ResultsByTime": list(_results(page, parameters, today)),
        "DimensionValueAttributes": [],
        **more,
    }


def _check_dates(start: date, end: date, today: date) -> None:
    if start >= end:
        raise AwsError("ValidationException", "Start date (and hour) should be before end date (and hour)")
    if end > (today.replace(day=1) + timedelta(days=32)).replace(day=1):
        raise AwsError("ValidationException", "end date past the beginning of next month")
    if (today - start).days > OLDEST_DAYS:
        raise AwsError("ValidationException", "You haven't enabled historical data beyond 14 months")


def _periods(start: date, end: date, granularity: str) -> Iterator[tuple[date, date]]:
    if granularity not in ("DAILY", "MONTHLY"):
        raise Refusal("not_implemented")
    while start < end:
        following = start + _DAY if granularity == "DAILY" else (start.replace(day=1) + 32 * _DAY).replace(day=1)
        yield start, min(following, end)
        start = following


def _rows(
    account: str, period: tuple[date, date], parameters: Mapping[str, Any], today: date, tells_from: TellsFrom
) -> Iterator[Row]:
    """The period's groups by their keys. Today's bill is not written yet."""
    start, end = period
    groups = parameters.get("GroupBy", [])
    wanted = parameters.get("Filter")
    sums: defaultdict[tuple[str, ...], list[Charge]] = defaultdict(list)
    for number in range((min(end, today) - start).days):
        for charge in charges(account, start + number * _DAY):
            if wanted is None or _matches(wanted, charge):
                sums[tuple(_key(group, charge, tells_from) for group in groups)].append(charge)
    if not sums:
        yield Row(start, end, (), Decimal(0), Decimal(0))
    for keys in sorted(sums):
        cost = sum((charge.amount for charge in sums[keys]), Decimal(0))
        yield Row(start, end, keys, cost, sum((charge.quantity for charge in sums[keys]), Decimal(0)))


def _matches(wanted: Mapping[str, Any], charge: Charge) -> bool:
    if set(wanted) == {"And"}:
        return all(_matches(each, charge) for each in wanted["And"])
    if set(wanted) == {"Dimensions"} and wanted["Dimensions"]["Key"] in _DIMENSIONS:
        return _DIMENSIONS[wanted["Dimensions"]["Key"]](charge) in wanted["Dimensions"]["Values"]
    raise Refusal("not_implemented")


def _key(group: Mapping[str, str], charge: Charge, tells_from: TellsFrom) -> str:
    kind, key = group["Type"], group["Key"]
    if kind == "TAG":
        since = tells_from(key)
        value = charge.tags.get(key, "") if since is not None and charge.day >= since else ""
        return f"{key}${value}"
    if kind == "DIMENSION" and key in _DIMENSIONS:
        return _DIMENSIONS[key](charge)
    raise Refusal("not_implemented")


def _results(page: Sequence[Row], parameters: Mapping[str, Any], today: date) -> Iterator[dict[str, Any]]:
    metrics = parameters["Metrics"]
    for start, end in sorted({(row.start, row.end) for row in page}):
        rows = [row for row in page if row.start == start]
        yield {
            "TimePeriod": {"Start": f"{start}", "End": f"{end}"},
            "Total": {} if parameters.get("GroupBy") else _metrics(rows[0], metrics),
            "Groups": [{"Keys": row.keys, "Metrics": _metrics(row, metrics)} for row in rows if row.keys],
            "Estimated": end > today.replace(day=1),
        }


def _metrics(row: Row, names: Sequence[str]) -> dict[str, dict[str, str]]:
    return {
        name: {"Amount": f"{row.quantity:f}", "Unit": "N/A"}
        if name.endswith("UsageQuantity")
        else {"Amount": f"{row.cost:f}", "Unit": "USD"}
        for name in names
    }


def _token(offset: int) -> str:
    return b64encode(f"group:{offset}".encode()).decode()


def _offset(token: str | None) -> int:
    if token is None:
        return 0
    try:
        kind, _, number = b64decode(token, validate=True).decode().partition(":")
        if kind == "group":
            return int(number)
    except ValueError:
        pass
    raise AwsError("InvalidNextTokenException", "The pagination token is invalid.")
