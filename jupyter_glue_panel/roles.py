"""Which roles a user may pick: from the AWS configuration, the administrator's catalogue, and the user's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec

from .arns import RoleArn, check_region_of
from .aws import Aws, Principal, RoleProfile
from .errors import NotFound, PanelError
from .magics.cautions import uses_profile
from .names import check_name
from .userfile import UserFile
from .wire import Failure, RoleChoice, RoleNeed, Roles, SavedRole, Selection

LONGEST_KERNEL_SESSION_SECONDS = 3600
"""``%%assume_role`` passes no DurationSeconds: it always gets AWS's default."""


class CatalogueRole(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An entry of the trait ``GluePanelApp.roles``. requires_vpc, allowed_vpc_ids: rules worth publishing to users."""

    name: str
    role_arn: str
    region: str | None = None
    description: str = ""
    external_id: str | None = None
    requires_vpc: bool | None = None
    allowed_vpc_ids: tuple[str, ...] | None = None


class RoleBook:
    """Lists the roles, keeps the user's own, and says what a role id stands for."""

    def __init__(self, aws: Aws, catalogue: Sequence[Mapping[str, Any]], saved: UserFile[SavedRole]) -> None:
        """catalogue: as the administrator wrote it; entries that can't be used are told in the list's errors."""
        self._aws = aws
        self._saved = saved
        self._catalogue: dict[str, CatalogueRole] = {}
        self._catalogue_errors: list[Failure] = []
        for entry in catalogue:
            self._admit(entry)

    async def choices(self) -> Roles:
        """All choices: profiles, then catalogue, then saved ones, each by name."""
        saved, news = await self._saved.read()
        profiles, errors = await self._profiles()
        choices: list[RoleChoice] = []
        for kind, makers in (
            ("AWS profile", {profile.name: partial(_of_profile, profile) for profile in profiles}),
            ("role of the catalogue", {name: partial(_of_catalogue, role) for name, role in self._catalogue.items()}),
            ("saved role", {name: partial(_of_saved, name, role) for name, role in saved.items()}),
        ):
            for name in sorted(makers):
                try:
                    choices.append(makers[name]())
                except PanelError as error:
                    errors.append(_unusable(kind, name, error))
        return Roles(roles=tuple(choices), errors=(*errors, *self._catalogue_errors, *news))

    async def save(self, name: str, role: SavedRole) -> RoleChoice:
        """Keep a role of the user's own; InvalidRequest where name, ARN or Region can't be used."""
        check_name(name)
        choice = _of_saved(name, role)
        await self._saved.update(lambda roles: roles.update({name: role}))
        return choice

    async def delete(self, name: str) -> None:
        """Forget a role of the user's own; NotFound (role_not_found) where there is none."""

        def remove(roles: dict[str, SavedRole]) -> None:
            if roles.pop(name, None) is None:
                raise _unknown(name)

        await self._saved.update(remove)

    async def principal(self, role: str | None) -> tuple[Principal, str | None]:
        """Whom ``role`` stands for, and the Region it names, if any.

        role: an id from the list, an ARN, or None for the caller's own identity. NotFound (role_not_found),
        InvalidRequest (role_arn_invalid).
        """
        if not role:
            return Principal(), None
        source, _, name = role.partition(":")
        if source == "profile" and name:
            return Principal(profile=name), None
        if source == "catalogue" and name in self._catalogue:
            return self._in_catalogue(self._catalogue[name])
        if source == "saved":
            return await self._in_saved(name)
        if source == "catalogue":
            raise _unknown(name)
        return self._by_arn(role)

    async def role_of_profile(self, profile: str | None) -> str | None:
        """The ARN of the role that an AWS profile assumes, None for one that assumes none."""
        profiles = await self._aws.role_profiles()
        return next((known.role_arn for known in profiles if known.name == profile), None)

    async def with_twin(self, selection: Selection) -> Selection:
        """The selection, with the role of its profile where it names a profile alone."""
        if selection.profile is None or selection.role_arn is not None:
            return selection
        return msgspec.structs.replace(selection, role_arn=await self._twin(selection.profile))

    async def without_twin(self, selection: Selection) -> Selection:
        """The selection, without a role that goes by its profile anyway."""
        if selection.role_arn is None or not uses_profile(selection):
            return selection
        is_same = selection.role_arn == await self._twin(selection.profile)
        return msgspec.structs.replace(selection, role_arn=None) if is_same else selection

    async def _twin(self, profile: str | None) -> str | None:
        """As role_of_profile; None too where the AWS configuration can't be read."""
        try:
            return await self.role_of_profile(profile)
        except PanelError:
            return None

    def _by_arn(self, text: str) -> tuple[Principal, str | None]:
        arn = RoleArn.parse(text)
        for entry in self._catalogue.values():
            if entry.role_arn == text:
                return self._in_catalogue(entry)
        return Principal(role=arn), None

    def _in_catalogue(self, entry: CatalogueRole) -> tuple[Principal, str | None]:
        return Principal(role=RoleArn.parse(entry.role_arn), external_id=entry.external_id), entry.region

    async def _in_saved(self, name: str) -> tuple[Principal, str | None]:
        saved, _ = await self._saved.read()
        if name not in saved:
            raise _unknown(name)
        principal, region = self._by_arn(saved[name].role_arn)
        return principal, saved[name].region or region

    def _admit(self, entry: Mapping[str, Any]) -> None:
        try:
            role = msgspec.convert(entry, CatalogueRole)
        except msgspec.ValidationError as error:
            message = f"The catalogue's entry {str(entry.get('name', ''))!r} can't be used: {error}."
            hint = "An administrator can mend it: GluePanelApp.roles."
            self._catalogue_errors.append(Failure(code="catalogue_entry_invalid", message=message, hint=hint))
            return
        self._catalogue[role.name] = role

    async def _profiles(self) -> tuple[tuple[RoleProfile, ...], list[Failure]]:
        try:
            return await self._aws.role_profiles(), []
        except PanelError as error:
            return (), [Failure.of(error)]


def _unknown(name: str) -> NotFound:
    return NotFound("role_not_found", f"There is no role {name[:200]!r} to pick.", hint="Refresh the list of roles.")


def _unusable(kind: str, name: str, error: PanelError) -> Failure:
    return Failure(code=error.code, message=f"The {kind} {name!r} can't be used: {error.message}", hint=error.hint)


def _of_profile(profile: RoleProfile) -> RoleChoice:
    arn = RoleArn.parse(profile.role_arn)
    return RoleChoice(
        id=f"profile:{profile.name}",
        name=profile.name,
        role_arn=profile.role_arn,
        account=arn.account,
        source="profile",
        region=profile.region,
        profile=profile.name,
        needs=tuple(_needs(profile)),
    )


def _needs(profile: RoleProfile) -> Iterator[RoleNeed]:
    if profile.external_id:
        yield "external_id"
    if profile.mfa:
        yield "mfa"
    if (profile.duration_seconds or 0) > LONGEST_KERNEL_SESSION_SECONDS:
        yield "longer_session"


def _of_catalogue(entry: CatalogueRole) -> RoleChoice:
    check_name(entry.name)
    arn = RoleArn.parse(entry.role_arn)
    if entry.region is not None:
        check_region_of(arn, entry.region)
    return RoleChoice(
        id=f"catalogue:{entry.name}",
        name=entry.name,
        role_arn=entry.role_arn,
        account=arn.account,
        source="catalogue",
        region=entry.region,
        needs=("external_id",) if entry.external_id is not None else (),
        description=entry.description,
        requires_vpc=entry.requires_vpc,
        allowed_vpc_ids=entry.allowed_vpc_ids,
    )


def _of_saved(name: str, role: SavedRole) -> RoleChoice:
    arn = RoleArn.parse(role.role_arn)
    if role.region is not None:
        check_region_of(arn, role.region)
    return RoleChoice(
        id=f"saved:{name}",
        name=name,
        role_arn=role.role_arn,
        account=arn.account,
        source="saved",
        region=role.region,
    )
