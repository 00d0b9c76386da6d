"""What the page costs: at start, when the sidebar is opened, and at each key in the filter. Needs a built extension."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bench.browser import browse
from bench.estate import Estate
from bench.nearby import Nearby
from bench.server import TOKEN, Server
from bench.table import Row

ESTATE = Estate(accounts=2, regions=1, connections=500, sessions=2000)
MANY_SESSIONS = 12_000
START_KIB, ACTIVATE_MS, FILL_MS, KEY_MS = 16, 5, 150, 16


def rows() -> list[Row]:
    """Drive a browser by ``ui-tests/bench/page.spec.ts``."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        _offer_roles(folder)
        with Nearby(folder, ESTATE) as aws, Server(folder, aws.environment, with_jupyterlab=True) as server:
            aws.slow_down(None, 0.0)
            aws.enlarge(ESTATE.account_ids[1], MANY_SESSIONS)
            _read_tags(server)
            seen = _browse(folder, server)
    return [*_start_rows(seen), *_open_rows(seen), _hidden_row(seen)]


def _offer_roles(folder: Path) -> None:
    roles = [
        {"name": name, "role_arn": arn, "region": "us-east-1"}
        for name, arn in zip(("large", "huge"), ESTATE.role_arns, strict=True)
    ]
    config = folder / "config" / "jupyter_server_config.json"
    config.parent.mkdir()
    lab = {"expose_app_in_browser": True, "news_url": None}
    config.write_text(json.dumps({"GluePanelApp": {"roles": roles}, "LabApp": lab}))


def _read_tags(server: Server) -> None:
    """Glue tells tags one session at a time: that is over before the page is measured."""
    for role in ESTATE.role_arns:
        pending = 1
        while pending:
            reply = server.get("glue-panel/sessions", role=role, region="us-east-1")
            pending = json.loads(b"".join(piece for _, piece in reply.pieces))["tags_pending"]


def _browse(folder: Path, server: Server) -> dict[str, Any]:
    where = {"BENCH_URL": f"http://127.0.0.1:{server.port}", "BENCH_TOKEN": TOKEN}
    seen = browse("page", folder, where)
    return {**seen["page"], "askedWhileHidden": seen["hidden"]["asked"]}


def _start_rows(seen: dict[str, Any]) -> list[Row]:
    sizes: dict[str, list[int]] = {}
    for script in seen["atStart"]:
        sizes.setdefault(script["extension"], []).append(script["bytes"])
    ours = sizes.pop("jupyter-glue-panel")
    peers = ", ".join(f"{name}: {sum(each) / 1024:.0f} KiB in {len(each)}" for name, each in sizes.items())
    kib, requests = sum(ours) / 1024, len(ours)
    slowest = max(seen["activated"], key=seen["activated"].__getitem__)
    together = sum(seen["activated"].values())
    return [
        Row(
            "scripts of every page, before the panel is opened",
            f"{kib:.1f} KiB in {requests} requests",
            peers,
            goal=f"{START_KIB} KiB in 2 requests",
            reached=kib <= START_KIB and requests <= 2,
        ),
        Row(
            "`activate` of all plugins together",
            f"{together:.1f} ms",
            f"the slowest, `{slowest.partition(':')[2]}`: {seen['activated'][slowest]:.1f} ms",
            goal=f"at most {ACTIVATE_MS} ms",
            reached=together <= ACTIVATE_MS,
        ),
        Row(
            "requests to the extension before the panel is opened",
            ", ".join(seen["askedAtStart"]) or "none",
            goal="none",
            reached=not seen["askedAtStart"],
        ),
    ]


def _open_rows(seen: dict[str, Any]) -> list[Row]:
    total, answers = (median(each[name] for each in seen["opened"]) for name in ("total", "answers"))
    bare, few, many = (median(seen[name]) for name in ("bare", "filtered", "filteredMany"))
    nobody = f"a field nobody listens to: {bare:.0f} ms"
    return [
        Row(
            "sidebar opened → all sections filled: 500 connections, 2,000 sessions",
            f"{total:.0f} ms",
            f"while requests were under way: {answers:.0f} ms",
            f"+{total - answers:.0f} ms",
            f"at most +{FILL_MS} ms",
            total - answers <= FILL_MS,
        ),
        Row(
            "a key in the filter, 2,000 sessions: work of the page",
            f"{few:.0f} ms",
            nobody,
            f"+{few - bare:.0f} ms",
            f"at most {KEY_MS} ms",
            few <= KEY_MS,
        ),
        Row(
            "the same, 12,000 sessions",
            f"{many:.0f} ms",
            nobody,
            f"+{many - bare:.0f} ms",
            f"at most {KEY_MS} ms",
            many <= KEY_MS,
        ),
    ]


def _hidden_row(seen: dict[str, Any]) -> Row:
    asked = seen["askedWhileHidden"]
    return Row("hidden panel, an hour: requests to the extension", str(len(asked)), goal="none", reached=not asked)
