"""Calls to AWS for code that runs on the event loop: each hops to a worker thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from .configuration import role_profiles
from .principal import Configured, Lifetime, Limits, Principal, RoleProfile
from .seats import Seat, Seats

T = TypeVar("T")


class Aws:
    """Calls AWS in threads of its own. Every method raises PanelError children for what goes wrong there."""

    def __init__(self, limits: Limits, *, session_name: str, user_agent: str) -> None:
        """session_name: the RoleSessionName of every role that the panel assumes (2–64 of ``[\\w+=,.@-]``)."""
        self._seats = Seats(limits, session_name, user_agent)
        self._threads = ThreadPoolExecutor(limits.threads, thread_name_prefix="glue-panel-aws")

    async def call(
        self, principal: Principal, region: str, service: str, operation: str, parameters: Mapping[str, Any]
    ) -> dict[str, Any]:
        """One call's answer. service, operation: as botocore spells them, for example glue, get_session."""

        def ask(seat: Seat) -> dict[str, Any]:
            with seat.client(service, region) as client:
                answer: dict[str, Any] = getattr(client, operation)(**parameters)
                return answer

        return await self._run(principal, service, ask)

    async def pages(
        self,
        principal: Principal,
        region: str,
        service: str,
        operation: str,
        result: str,
        parameters: Mapping[str, Any],
    ) -> list[Any]:
        """The items under the key ``result``, of all pages."""

        def ask(seat: Seat) -> list[Any]:
            with seat.client(service, region) as client:
                return list(_items(client, operation, result, parameters))

        return await self._run(principal, service, ask)

    async def lifetime(self, principal: Principal) -> Lifetime:
        """How long the principal's present credentials last. Asks AWS only if there are none yet."""
        return await self._run(principal, "sts", Seat.lifetime)

    async def sign_in(self, profile: str, code: str) -> None:
        """Opens a profile that wants an MFA code, until its credentials end. Unprocessable (mfa_code_refused, …)."""
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._threads, self._seats.sign_in, profile, code)

    async def configured(self, profile: str | None) -> Configured:
        """What the AWS configuration says about a profile; needs no credentials."""
        return await self._run(Principal(profile), "sts", Seat.configured)

    async def role_profiles(self) -> tuple[RoleProfile, ...]:
        """The profiles of the AWS configuration that assume a role, by name."""
        return await self._run(Principal(), "sts", lambda seat: role_profiles(seat.session))

    def close(self) -> None:
        """Start nothing new. Calls under way end by themselves, at the latest with their time-outs."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _run(self, principal: Principal, service: str, ask: Callable[[Seat], T]) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._seats.run, principal, service, ask)


def _items(client: Any, operation: str, result: str, parameters: Mapping[str, Any]) -> Iterator[Any]:
    """botocore has paginators for most lists, and none for example for Glue's ListSessions."""
    if client.can_paginate(operation):
        for page in client.get_paginator(operation).paginate(**parameters):
            yield from page.get(result, ())
        return
    token: dict[str, str] = {}
    while True:
        page = getattr(client, operation)(**parameters, **token)
        yield from page.get(result, ())
        if not page.get("NextToken"):
            return
        token = {"NextToken": page["NextToken"]}
