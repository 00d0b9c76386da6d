"""How the cost of a discovery grows with accounts, connections and sessions: a plot, and its ends as a table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import leather

from bench.discovery import look
from bench.estate import Estate
from bench.nearby import ROOT, Nearby
from bench.server import Server
from bench.table import Row, milliseconds

PLOT = ROOT / "docs" / "images" / "growth.svg"
ROUNDS = 5
SMALL = Estate(accounts=5)
GROWTH = {"accounts": (5, 10, 20, 40), "connections": (40, 200, 500, 1000), "sessions": (200, 1000, 2000, 4000)}


class Cost(NamedTuple):
    """Medians of looks that ask AWS anew."""

    seconds: float
    cpu_seconds: float


def rows() -> list[Row]:
    """Let one of the three grow at a time, the others as in ``SMALL``, and draw what it costs."""
    costs = {what: {size: _cost(replace(SMALL, **{what: size})) for size in sizes} for what, sizes in GROWTH.items()}
    _draw(costs)
    return [_row(what, found) for what, found in costs.items()]


def _cost(estate: Estate) -> Cost:
    with TemporaryDirectory() as name, Nearby(Path(name), estate) as aws, Server(Path(name), aws.environment) as server:
        look(aws, server, estate)
        looks = [look(aws, server, estate, refresh="true") for _ in range(ROUNDS)]
    return Cost(median(each.seconds for each in looks), median(each.cpu_seconds for each in looks))


def _row(what: str, costs: dict[int, Cost]) -> Row:
    few, many = min(costs), max(costs)
    return Row(
        f"{many:,} {what} instead of {few}",
        f"{costs[many].seconds:.2f} s, processor {costs[many].cpu_seconds:.2f} s",
        f"{few}: {milliseconds(costs[few].seconds)}, processor {milliseconds(costs[few].cpu_seconds)}",
        f"{many // few} times as many: {costs[many].seconds / costs[few].seconds:.1f}",
    )


def _draw(costs: dict[str, dict[int, Cost]]) -> None:
    grid = leather.Grid()
    grid.add_many([_chart(what, found) for what, found in costs.items()])
    grid.to_svg(str(PLOT), width=960, height=320)


def _chart(what: str, costs: dict[int, Cost]) -> leather.Chart:
    chart = leather.Chart(f"seconds by {what}")
    chart.add_x_axis(name=what)
    chart.add_y_scale(0, max(cost.seconds for cost in costs.values()) * 1.1)
    chart.add_line([(size, cost.seconds) for size, cost in costs.items()], name="until all is there")
    chart.add_line([(size, cost.cpu_seconds) for size, cost in costs.items()], name="processor")
    return chart
