"""How one would read many accounts with boto3 alone: one call after another, or in threads.

Run by the benchmark as a process of its own: ``python -m bench.rivals WAY ACCOUNTS REGIONS``. Prints
a JSON object: seconds, cpu_seconds, memory_mib (both grown since boto3 was imported), sessions, connections.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from typing import Any

import boto3
import psutil

from bench.estate import Estate
from bench.nearby import lead_to_canned_aws

THREADS = 32
Client = Callable[[str], Any]
"""Makes a Glue client in a Region."""


def _enter(sts: Any, role: str, session: boto3.Session | None) -> Client:
    """Assume the role. session: whose clients they shall be; None for a session of the account's own."""
    given = sts.assume_role(RoleArn=role, RoleSessionName="jupyter-ann")["Credentials"]
    keys = {
        "aws_access_key_id": given["AccessKeyId"],
        "aws_secret_access_key": given["SecretAccessKey"],
        "aws_session_token": given["SessionToken"],
    }
    if session is None:
        own = boto3.Session(**keys)
        return lambda region: own.client("glue", region_name=region)
    return lambda region: session.client("glue", region_name=region, **keys)


def _connections(glue: Any) -> int:
    pages = glue.get_paginator("get_connections").paginate(HidePassword=True)
    return sum(len(page["ConnectionList"]) for page in pages)


def _sessions(glue: Any) -> int:
    page = glue.list_sessions()
    count = len(page["Sessions"])
    while token := page.get("NextToken"):
        page = glue.list_sessions(NextToken=token)
        count += len(page["Sessions"])
    return count


def one_by_one(estate: Estate) -> tuple[int, int]:
    """One call after another; all clients are one session's, and so share the models of the services."""
    session = boto3.Session()
    sts = session.client("sts", region_name="us-east-1")
    connections = sessions = 0
    for role in estate.role_arns:
        account = _enter(sts, role, session)
        for region in estate.region_names:
            glue = account(region)
            connections += _connections(glue)
            sessions += _sessions(glue)
    return connections, sessions


def in_threads(estate: Estate, session: boto3.Session | None = None) -> tuple[int, int]:
    """32 threads, a default client for each account and Region, of a session an account: they are not for threads."""
    sts = boto3.client("sts", region_name="us-east-1")

    def look(place: tuple[Client, str]) -> tuple[int, int]:
        account, region = place
        glue = account(region)
        return _connections(glue), _sessions(glue)

    with ThreadPoolExecutor(THREADS) as threads:
        accounts = list(threads.map(lambda role: _enter(sts, role, session), estate.role_arns))
        found = list(threads.map(look, product(accounts, estate.region_names)))
    return sum(each[0] for each in found), sum(each[1] for each in found)


def in_threads_of_one_session(estate: Estate) -> tuple[int, int]:
    """The same with one session for all, which boto3 advises against: the best that its clients do."""
    return in_threads(estate, boto3.Session())


WAYS = {"one-by-one": one_by_one, "threads": in_threads, "threads-one-session": in_threads_of_one_session}


def main() -> None:
    """Measure one way, and print what it took."""
    lead_to_canned_aws()
    way, accounts, regions = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    memory = psutil.Process().memory_info().rss
    started, cpu = time.perf_counter(), time.process_time()
    connections, sessions = WAYS[way](Estate(accounts, regions))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    told = {
        "seconds": time.perf_counter() - started,
        "cpu_seconds": time.process_time() - cpu,
        "memory_mib": (peak - memory) / 2**20,
        "connections": connections,
        "sessions": sessions,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
