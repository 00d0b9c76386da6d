"""What ``%%configure`` does with its body: a dict, of which each key it does not know becomes a job argument."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from jupyter_glue_panel.errors import Unprocessable

from .checks import check_connections
from .limits import MOST_KEYS
from .literals import read_dict, write_dict
from .pieces import cell_magic, line_magic
from .settings import BY_FIELD, BY_KEY, KERNEL_KEYS, LINE_MAGICS, Setting, Value, as_text
from .tags_body import judge_tags
from .values import NUMBERS, Meant, meant_by, unit_flaw
from .verdicts import Entry, Flaw, Pieces, Problem, Verdict

_PREFIX = "session_id_prefix"
_UNREADABLE = Flaw("configure_unreadable", "%%configure takes a Python dict; the kernel sets nothing of this.")


@dataclass(frozen=True)
class _Item:
    """One key of the body. written: the value as it should be written, None to leave the key out."""

    key: str
    written: object
    setting: Setting | None = None
    value: Value | None = None
    flaws: tuple[Flaw, ...] = ()


def read_configure(body: str, *, by_panel: bool) -> Verdict:
    """by_panel: as in lines.read_line. Problems: configure_unreadable, configure_not_text, configure_unknown_key,
    configure_too_long, configure_connections_list, stray_blanks, connections_empty_name, the codes of tags_body and of
    checks."""
    found, readable = read_dict(body)
    if found is None:
        return Verdict(problems=(Problem(_UNREADABLE, None),))
    if len(found) > MOST_KEYS:
        flaw = Flaw("configure_too_long", f"This %%configure was not read: it has {len(found)} keys.")
        return Verdict(problems=(Problem(flaw, None),))
    items = [_item(str(key), value, found) for key, value in found.items() if key != "tags"]
    flaws = [*(() if readable else (_UNREADABLE,)), *(flaw for item in items for flaw in item.flaws)]
    tags = _tags_verdict(found["tags"], items) if "tags" in found else Verdict()
    kept = _tags_of(tags)
    corrected = _pieces(items, kept)
    entries = tuple(_entry(item, items, kept) for item in items if item.setting and item.value is not None)
    problems = tuple(Problem(flaw, corrected, "Correct the body") for flaw in flaws)
    units = () if by_panel else tuple(_on_units(items, kept))
    return Verdict((*entries, *tags.entries), (*problems, *units, *tags.problems))


def _item(key: str, value: object, found: Mapping[object, object]) -> _Item:
    setting = BY_KEY.get(key)
    if setting is not None:
        meant = _connections(value) if setting.field == "connections" else _single(setting, value)
        written = value if not meant.flaws else None if meant.value is None else _spelled(meant.value)
        return _Item(key, written, setting, meant.value, meant.flaws)
    if key in KERNEL_KEYS or key.startswith("--"):
        return _Item(key, value)
    flaw = Flaw(
        "configure_unknown_key", f"%%configure does not know {key[:64]!r}: it becomes the job argument --{key[:64]}."
    )
    item = _renamed(key, value, found)
    return replace(item, flaws=(flaw, *item.flaws))


def _renamed(key: str, value: object, found: Mapping[object, object]) -> _Item:
    if key == _PREFIX:
        meant = meant_by(_PREFIX, str(value))
        return _Item(key, None, BY_FIELD[_PREFIX], meant.value, meant.flaws)
    alike = get_close_matches(key.lower(), [*BY_KEY, *BY_FIELD], n=1, cutoff=0.8)
    name = (BY_FIELD[alike[0]].key if alike[0] in BY_FIELD else alike[0]) if alike else None
    if name is not None and name not in found:
        return _item(name, value, found)
    return _Item(f"--{key.replace('_', '-') if key in LINE_MAGICS else key}", value)


def _single(setting: Setting, value: object) -> Meant:
    if isinstance(value, str):
        return meant_by(setting.field, value)
    if setting.field in NUMBERS and isinstance(value, int | float) and not isinstance(value, bool):
        whole = isinstance(value, float) and value.is_integer()
        return meant_by(setting.field, str(int(value) if whole else value))
    meant = meant_by(setting.field, str(value))
    flaw = Flaw("configure_not_text", f"{setting.key} must be a quoted text; the kernel fails on it, or AWS does.")
    return Meant(meant.value, (flaw, *meant.flaws))


def _connections(value: object) -> Meant:
    flaws = []
    if isinstance(value, list | tuple) and all(isinstance(name, str) for name in value):
        flaws.append(
            Flaw(
                "configure_connections_list",
                "The kernel takes connections as one text parted by commas, and fails on a list.",
            )
        )
        value = ",".join(value)
    if not isinstance(value, str):
        return Meant(None, (Flaw("configure_not_text", "connections must be a quoted text."),))
    parts = value.split(",") if value else []
    names = tuple(name for part in parts if (name := part.strip()))
    if any(part != part.strip() for part in parts):
        flaws.append(
            Flaw("stray_blanks", "The kernel takes the blanks beside a comma as part of the connection's name.")
        )
    if len(names) < len(parts):
        flaws.append(Flaw("connections_empty_name", "One of these connections has no name."))
    try:
        check_connections(names)
    except Unprocessable as error:
        return Meant(None, (*flaws, Flaw(error.code, error.message)))
    return Meant(names, tuple(flaws))


def _tags_verdict(found: object, items: list[_Item]) -> Verdict:
    if not isinstance(found, Mapping):
        flaw = Flaw("tags_unreadable", "tags must be a dict of quoted texts.")
        return Verdict(problems=(Problem(flaw, _pieces(items, {}), "Remove the tags"),))
    tags = {str(key): str(text) for key, text in found.items()}
    return judge_tags("configure", found, tags, lambda changed: _pieces(items, changed))


def _tags_of(verdict: Verdict) -> dict[str, str]:
    return {entry.key: str(entry.value) for entry in verdict.entries}


def _pieces(items: list[_Item], tags: Mapping[str, str]) -> Pieces:
    body = {item.key: item.written for item in items if item.written is not None}
    body |= {"tags": dict(tags)} if tags else {}
    prefixes = (line_magic(_PREFIX, as_text(item.value)) for item in items if item.key == _PREFIX and item.value)
    return (*prefixes, *((cell_magic("configure", write_dict(body)),) if body else ()))


def _entry(item: _Item, items: list[_Item], tags: Mapping[str, str]) -> Entry:
    field = item.setting.field if item.setting else ""
    rest = [other for other in items if other is not item]
    magic = _PREFIX if item.key == _PREFIX else "configure"
    return Entry(field, item.value, magic, without=lambda: _pieces(rest, tags))


def _on_units(items: list[_Item], tags: Mapping[str, str]) -> Iterator[Problem]:
    for item in items:
        unit = unit_flaw(item.setting.field, item.value) if item.setting else None
        if unit is not None:
            changed = [replace(item, written=unit[0]) if other is item else other for other in items]
            yield Problem(unit[1], _pieces(changed, tags), f"Make it {unit[0]} minutes")


def _spelled(value: Value) -> object:
    return value if isinstance(value, int) else as_text(value)
