"""Named sets of session tags: the administrator's, which are locked, and the user's own, in a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from .errors import Conflict, NotFound, PanelError
from .names import check_name
from .tags import check_preset_tags
from .userfile import UserFile
from .wire import Failure, TagPreset, TagPresets

Tags = dict[str, str]


class TagPresetBook:
    """Lists, keeps and forgets tag presets."""

    def __init__(
        self, administrators: Mapping[str, Any], required_tag_keys: Sequence[str], users: UserFile[Tags]
    ) -> None:
        """administrators: tags by preset name; what can't be used of it is told in the list's errors."""
        self._required_tag_keys = tuple(required_tag_keys)
        self._users = users
        self._administrators: dict[str, TagPreset] = {}
        self._errors: list[Failure] = []
        for name, tags in administrators.items():
            self._admit(name, tags)

    async def presets(self) -> TagPresets:
        """The administrator's, then the user's, each by name. A name that both use is the administrator's."""
        users, news = await self._users.read()
        errors = [*self._errors, *news]
        presets = [self._administrators[name] for name in sorted(self._administrators)]
        for name in sorted(users.keys() - self._administrators.keys()):
            try:
                presets.append(_checked(name, users[name]))
            except PanelError as error:
                errors.append(_unusable(name, error.code, error.message, error.hint))
        return TagPresets(presets=tuple(presets), required_tag_keys=self._required_tag_keys, errors=tuple(errors))

    async def preset(self, name: str) -> TagPreset:
        """One of them; NotFound (preset_not_found)."""
        presets = (await self.presets()).presets
        found = next((preset for preset in presets if preset.name == name), None)
        if found is None:
            raise _unknown(name)
        return found

    async def save(self, name: str, tags: Tags) -> TagPreset:
        """Keep a preset of the user's; Conflict (preset_locked), and what check_preset_tags raises."""
        self._check_unlocked(name)
        preset = _checked(name, tags)
        await self._users.update(lambda presets: presets.update({name: tags}))
        return preset

    async def delete(self, name: str) -> None:
        """Forget a preset of the user's; Conflict (preset_locked), NotFound (preset_not_found)."""
        self._check_unlocked(name)

        def remove(presets: dict[str, Tags]) -> None:
            if presets.pop(name, None) is None:
                raise _unknown(name)

        await self._users.update(remove)

    def _check_unlocked(self, name: str) -> None:
        if name in self._administrators:
            raise Conflict(
                "preset_locked",
                f"The preset {name} is the administrator's.",
                hint="Save yours under another name.",
            )

    def _admit(self, name: str, tags: Any) -> None:
        try:
            preset = _checked(name, msgspec.convert(tags, Tags))
        except msgspec.ValidationError as error:
            self._errors.append(_unusable(name, "preset_invalid", f"{error}.", ""))
        except PanelError as error:
            self._errors.append(_unusable(name, error.code, error.message, error.hint))
        else:
            self._administrators[name] = msgspec.structs.replace(preset, source="administrator", locked=True)


def _checked(name: str, tags: Tags) -> TagPreset:
    check_name(name)
    check_preset_tags(tags)
    return TagPreset(name=name, tags=tags, source="user", locked=False)


def _unusable(name: str, code: str, message: str, hint: str) -> Failure:
    return Failure(code=code, message=f"The preset {name!r} can't be used: {message}", hint=hint)


def _unknown(name: str) -> NotFound:
    return NotFound("preset_not_found", f"There is no tag preset {name[:200]!r}.", hint="Refresh the list of presets.")
