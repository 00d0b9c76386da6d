"""Wide discovery: 20 accounts in 3 Regions, against boto3 in the same run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bench.estate import Estate
from bench.nearby import ROOT, Nearby
from bench.server import Reply, Server
from bench.table import Row, milliseconds, part

ROUNDS = 3
ESTATE = Estate()
REQUESTS_COLD, REQUESTS_AGAIN = 140, 120


@dataclass(frozen=True)
class Look:
    """One discovery through our route. late: from each account's last answer to its last row, sorted."""

    seconds: float
    cpu_seconds: float
    memory_mib: float
    requests: int
    received: int
    late: list[float]
    first: float


def rows() -> list[Row]:
    """Measure in turn, ``ROUNDS`` times, and take the medians."""
    rounds = [_round() for _ in range(ROUNDS)]
    middle = {name: median(each[name] for each in rounds) for name in rounds[0]}
    return [*_time_rows(middle), *_cost_rows(middle), *_arrival_rows(middle)]


def query(estate: Estate) -> dict[str, Any]:
    """The parameters that ask for everything."""
    return {"role": estate.role_arns, "region": list(estate.region_names)}


def look(aws: Nearby, server: Server, estate: Estate, **more: str) -> Look:
    """Discover everything, and see what it took. Memory is counted from the moment before."""
    aws.told()
    memory, cpu = server.memory_mib(), server.cpu_seconds()
    reply = server.get("glue-panel/discovery", **query(estate), **more)
    told = aws.told()
    _check(_found(reply), estate)
    late = _late(reply, told["answered"])
    return Look(
        reply.seconds,
        server.cpu_seconds() - cpu,
        server.peak_mib() - memory,
        sum(told["counts"].values()),
        reply.received,
        sorted(late.values()),
        late[min(told["answered"], key=told["answered"].__getitem__)] if late else 0.0,
    )


def rival(aws: Nearby, way: str, estate: Estate) -> dict[str, float]:
    """boto3, in a process of its own, and how many requests it made."""
    aws.told()
    command = [sys.executable, "-m", "bench.rivals", way, str(estate.accounts), str(estate.regions)]
    environment = {**os.environ, **aws.environment}
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
    took: dict[str, float] = json.loads(told)
    _check((took["connections"], took["sessions"]), estate)
    return {**took, "requests": sum(aws.told()["counts"].values())}


def _check(found: tuple[float, float], estate: Estate) -> None:
    """Who is compared has to have found all there is."""
    if found != estate.found:
        raise RuntimeError(f"{found} connections and sessions were found, of {estate.found}.")


def _found(reply: Reply) -> tuple[int, int]:
    lines = [line for _, line in reply.lines()]
    connections, sessions = (sum(len(line[kind] or ()) for line in lines) for kind in ("connections", "sessions"))
    return connections, sessions


def _late(reply: Reply, answered: dict[str, float]) -> dict[str, float]:
    arrived: dict[str, float] = {}
    for at, line in reply.lines():
        if line["error"] is not None:
            raise RuntimeError(line["error"])
        arrived[line["account"]] = max(at, arrived.get(line["account"], 0))
    return {account: arrived[account] - answered[account] for account in answered if account in arrived}


def _round() -> dict[str, float]:
    with TemporaryDirectory() as name, Nearby(Path(name), ESTATE) as aws:
        alone, threads, tuned = (rival(aws, way, ESTATE) for way in ("one-by-one", "threads", "threads-one-session"))
        with Server(Path(name), aws.environment) as server:
            cold = look(aws, server, ESTATE)
            cached = look(aws, server, ESTATE)
            again = look(aws, server, ESTATE, refresh="true")
        with Server(Path(name), {**aws.environment, "MALLOC_ARENA_MAX": "2"}) as server:
            few_heaps = look(aws, server, ESTATE)
        with Server(Path(name), aws.environment) as server:
            server.get("glue-panel/identity")
            opened = look(aws, server, ESTATE)
            slow = _slow(aws, server)
    return {
        "alone": alone["seconds"],
        "alone_requests": alone["requests"],
        "threads": threads["seconds"],
        "threads_cpu": threads["cpu_seconds"],
        "threads_memory": threads["memory_mib"],
        "tuned": tuned["seconds"],
        "tuned_cpu": tuned["cpu_seconds"],
        "tuned_memory": tuned["memory_mib"],
        "cold": cold.seconds,
        "cold_cpu": cold.cpu_seconds,
        "cold_memory": cold.memory_mib,
        "cold_requests": cold.requests,
        "few_heaps_memory": few_heaps.memory_mib,
        "opened_memory": opened.memory_mib,
        "again": again.seconds,
        "again_cpu": again.cpu_seconds,
        "again_requests": again.requests,
        "cached": cached.seconds,
        "cached_requests": cached.requests,
        "received": cold.received,
        "first": max(cold.first, again.first),
        "late": max(cold.late[-1], again.late[-1]),
        "others_beside_slow": slow,
    }


def _slow(aws: Nearby, server: Server) -> float:
    """When the last of the others is there while one account takes 5 s for each answer."""
    aws.slow_down(ESTATE.account_ids[0], 5.0)
    reply = server.get("glue-panel/discovery", **query(ESTATE), refresh="true")
    begun = reply.pieces[-1][0] - reply.seconds
    return max(at for at, line in reply.lines() if line["account"] != ESTATE.account_ids[0]) - begun


def _time_rows(m: dict[str, float]) -> list[Row]:
    alone = f"boto3, one call after another: {m['alone']:.1f} s"
    return [
        Row(
            f"cold, through our route ({m['cold_requests']:.0f} requests to AWS)",
            f"{m['cold']:.2f} s",
            f"{alone} ({m['alone_requests']:.0f} requests)",
            part(m["cold"], m["alone"]),
            "at most 1/10, aim 1/25",
            m["cold"] <= m["alone"] / 10 and m["cold_requests"] == REQUESTS_COLD,
        ),
        Row(
            f"the second time, asked anew ({m['again_requests']:.0f} requests)",
            f"{m['again']:.2f} s",
            alone,
            part(m["again"], m["alone"]),
            "at most 1/40",
            m["again"] <= m["alone"] / 40 and m["again_requests"] == REQUESTS_AGAIN,
        ),
        Row(
            f"within the cache's age ({m['cached_requests']:.0f} requests)",
            milliseconds(m["cached"]),
            alone,
            part(m["cached"], m["alone"]),
            "10 ms, no request",
            m["cached"] <= 0.01 and m["cached_requests"] == 0,
        ),
    ]


def _cost_rows(m: dict[str, float]) -> list[Row]:
    theirs, tuned = "32 threads, 60 default clients", "the same threads, one boto3 session for all"
    return [
        Row(
            "processor, cold",
            f"{m['cold_cpu']:.2f} s",
            f"{theirs}: {m['threads_cpu']:.1f} s (they take {m['threads']:.1f} s)",
            part(m["cold_cpu"], m["threads_cpu"]),
            "at most 1/8",
            m["cold_cpu"] <= m["threads_cpu"] / 8,
        ),
        Row(
            "processor, the second time",
            f"{m['again_cpu']:.2f} s",
            f"{tuned}: {m['tuned_cpu']:.1f} s ({m['tuned']:.1f} s)",
            part(m["again_cpu"], m["tuned_cpu"]),
        ),
        Row(
            "memory at its peak, the panel open before",
            f"+{m['opened_memory']:.0f} MiB",
            f"{theirs}, boto3 imported before: +{m['threads_memory']:.0f} MiB",
            part(m["opened_memory"], m["threads_memory"]),
            "+30 MiB",
            m["opened_memory"] <= 30,
        ),
        Row(
            "memory at its peak, AWS never asked before",
            f"+{m['cold_memory']:.0f} MiB",
            f"{tuned}: +{m['tuned_memory']:.0f} MiB",
            part(m["cold_memory"], m["tuned_memory"]),
            "+30 MiB",
            m["cold_memory"] <= 30,
        ),
        Row(
            "the same, `MALLOC_ARENA_MAX=2` in the server's environment",
            f"+{m['few_heaps_memory']:.0f} MiB",
            "glibc's default, a heap for nearly every thread",
            part(m["few_heaps_memory"], m["cold_memory"]),
        ),
        Row("sent to the page", f"{m['received'] / 1024:.0f} KiB"),
    ]


def _arrival_rows(m: dict[str, float]) -> list[Row]:
    return [
        Row(
            "from the first account's last answer to its rows",
            milliseconds(m["first"]),
            "the canned AWS's own clock",
            "",
            "200 ms",
            m["first"] <= 0.2,
        ),
        Row("the same, the latest of all accounts", milliseconds(m["late"])),
        Row(
            "all others, while one account takes 5 s for each answer",
            f"{m['others_beside_slow']:.2f} s",
            f"nobody slow: {m['again']:.2f} s",
            part(m["others_beside_slow"], m["again"]),
            "not delayed (0.5 s of patience)",
            m["others_beside_slow"] <= m["again"] + 0.5,
        ),
    ]
