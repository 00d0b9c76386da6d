"""Who am I, and the way into a role's account: assumed, verified, renewed. Credentials are never seen here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .arns import RoleArn, check_region, check_region_of, home_region, partition_of
from .aws import Aws, Principal
from .aws.meanings import refusal
from .cache import Cache
from .errors import InvalidRequest, PanelError, Unprocessable
from .roles import RoleBook
from .wire import Access, AccessRequest, Identity

_CODE = re.compile(r"[0-9]{6}")


@dataclass(frozen=True)
class Account:
    """An account as one principal sees it, in one Region. id: its twelve digits."""

    aws: Aws
    principal: Principal
    region: str
    id: str

    @cached_property
    def partition(self) -> str:
        return partition_of(self.region)

    @property
    def role(self) -> str | None:
        """Through which role: its ARN, ``profile:<name>``, None for the caller's own identity."""
        if self.principal.role is not None:
            return str(self.principal.role)
        return f"profile:{self.principal.profile}" if self.principal.profile else None

    @cached_property
    def key(self) -> str:
        """What tells this view of an account from others: a text, whose hash is computed once."""
        return f"{self.principal!r} {self.region} {self.id}"

    async def call(self, service: str, operation: str, **parameters: Any) -> dict[str, Any]:
        """One call's answer, PanelError for what goes wrong. Example: ``call("glue", "get_session", Id=id)``."""
        return await self.aws.call(self.principal, self.region, service, operation, parameters)

    async def pages(self, service: str, operation: str, result: str, **parameters: Any) -> list[Any]:
        """The items under the key ``result``, of all pages."""
        return await self.aws.pages(self.principal, self.region, service, operation, result, parameters)


@dataclass(frozen=True)
class Caller:
    """STS GetCallerIdentity's answer."""

    account: str
    arn: str
    user_id: str


class Gate:
    """Lets services into accounts. What it makes renews by itself for as long as the server lives."""

    def __init__(self, aws: Aws, roles: RoleBook, callers: Cache[Caller]) -> None:
        self._aws = aws
        self._roles = roles
        self._callers = callers

    async def identity(self, profile: str | None, *, kernels_are_remote: bool = False) -> Identity:
        """Whom the AWS configuration makes of this server; profile: None for the environment's choice."""
        principal = Principal(profile)
        configured = await self._aws.configured(profile)
        caller = await self._caller(principal, configured.region or home_region("aws"), refresh=True)
        return Identity(
            account=caller.account,
            arn=caller.arn,
            user_id=caller.user_id,
            partition=caller.arn.split(":")[1],
            region=configured.region,
            profile=configured.profile,
            kernels_are_remote=kernels_are_remote,
        )

    async def grant(self, request: AccessRequest) -> Access:
        """Assume the role (or take the profile's credentials) and have AWS say who that is.

        InvalidRequest for a request that names both or neither, or whose code is none (mfa_code_invalid);
        Unprocessable (role_not_assumable, region_not_configured, mfa_needed, mfa_code_refused, …) where AWS or its
        configuration refuses.
        """
        if bool(request.role_arn) == bool(request.profile):
            raise InvalidRequest("invalid_request", "Name either role_arn or profile.")
        if request.token_code is not None:
            await self._sign_in(request.profile, request.token_code)
        account = await self.enter(request.role_arn or f"profile:{request.profile}", request.region)
        caller = await self._caller(account.principal, account.region, refresh=True)
        role_arn = request.role_arn or await self._roles.role_of_profile(request.profile)
        if role_arn is not None:
            _check_account(caller, RoleArn.parse(role_arn))
        lifetime = await self._aws.lifetime(account.principal)
        return Access(
            account=caller.account,
            role_arn=role_arn,
            assumed_arn=caller.arn,
            region=account.region,
            profile=request.profile,
            expires_at=lifetime.expires_at,
            renews=lifetime.renews,
        )

    async def _sign_in(self, profile: str | None, code: str) -> None:
        if profile is None:
            raise InvalidRequest("invalid_request", "A token_code opens a profile, not a role_arn.")
        if _CODE.fullmatch(code) is None:
            raise InvalidRequest("mfa_code_invalid", "An MFA code has six digits.")
        await self._aws.sign_in(profile, code)

    async def enter(self, role: str | None, region: str | None) -> Account:
        """The account that ``role`` leads to.

        role: an id of ``GET roles``, an ARN, or None for the caller's own identity · region: None for the one that the
        role, its profile or the environment names, in this order. Unprocessable (region_not_configured) if none does.
        """
        principal, role_region = await self._roles.principal(role)
        chosen = region or role_region or (await self._aws.configured(principal.profile)).region
        if chosen is None:
            raise refusal("NoRegionError")
        if principal.role is not None:
            return Account(self._aws, principal, check_region_of(principal.role, chosen), principal.role.account)
        caller = await self._caller(principal, check_region(chosen), refresh=False)
        return Account(self._aws, principal, chosen, caller.account)

    async def own_beside(self, account: Account) -> Account | None:
        """The caller's own identity in the Region of ``account``; None where that asks already, or can't be told."""
        try:
            own = await self.enter(None, account.region)
        except PanelError:
            return None
        return own if own.principal != account.principal else None

    async def _caller(self, principal: Principal, region: str, *, refresh: bool) -> Caller:
        async def ask() -> Caller:
            answer = await self._aws.call(principal, region, "sts", "get_caller_identity", {})
            return Caller(answer["Account"], answer["Arn"], answer["UserId"])

        return await self._callers.get(principal, ask, refresh=refresh)


def _check_account(caller: Caller, role: RoleArn) -> None:
    if caller.account != role.account:
        raise Unprocessable(
            "account_mismatch",
            f"These credentials lead to account {caller.account}, not to {role.account}.",
            hint="Check AWS_ENDPOINT_URL and the profile's endpoint_url: they may lead to another AWS.",
        )
