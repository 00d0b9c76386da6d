"""What ``%%configure`` does with its body: a dict, of which each key it does not know becomes a job argument."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from .configure_items import MAX_CAPACITY, PREFIX, Item, read_item
from .limits import MOST_KEYS
from .literals import read_dict, write_as_remark, write_dict
from .pieces import Piece, Pieces, cell_magic, comment, commented_out, line_magic
from .remarks import remarks_in
from .settings import as_text
from .tags_body import Tags, as_tags, judge_tags
from .values import unit_flaw
from .verdicts import Entry, Flaw, Problem, Verdict, to_comments

_UNREADABLE = Flaw("configure_unreadable", "%%configure takes a Python dict; the kernel sets nothing of this.")
_NONE: Tags = {}


def read_configure(piece: Piece, *, by_panel: bool) -> Verdict:
    """by_panel: as in lines.read_line.

    Problems: configure_unreadable, configure_too_long, idle_timeout_unit, those of configure_items.read_item and of
    tags_body.judge_tags.
    """
    found, readable = read_dict(piece.argument)
    if found is None:
        return Verdict(problems=(to_comments(_UNREADABLE, piece),))
    tags = found.get("tags")
    tags = tags if isinstance(tags, Mapping) else None
    if len(found) + len(tags or ()) > MOST_KEYS:
        flaw = Flaw("configure_too_long", f"This %%configure was not read: it has more than {MOST_KEYS} keys.")
        return Verdict(problems=(to_comments(flaw, piece),))
    items = tuple(read_item(str(key), value, found) for key, value in found.items() if key != "tags" or tags is None)
    body = _Body(piece, items, as_tags(tags or {}))
    judged = Verdict() if tags is None else judge_tags("configure", tags, body.with_tags, tuple(_blanks(tags)))
    problems = (*body.problems(() if readable else (_UNREADABLE,)), *(() if by_panel else body.unit_problems()))
    return Verdict((*body.entries(), *judged.entries), (*problems, *judged.problems))


def _blanks(tags: Mapping[object, object]) -> Iterator[Flaw]:
    if any(isinstance(text, str) and text != text.strip() for item in tags.items() for text in item):
        yield Flaw("stray_blanks", "%%configure does not cut the blanks at the ends of a tag off, as %%tags does.")


@dataclass(frozen=True)
class _Body:
    """A body that can be written as it should be: tags behind everything else."""

    piece: Piece
    items: tuple[Item, ...]
    tags: Tags

    def entries(self) -> Iterator[Entry]:
        for item in self.items:
            if item.setting and item.value is not None:
                magic = PREFIX if item.key == PREFIX else "configure"
                yield Entry(item.setting.field, item.value, magic, without=_Without(self, item))
            elif item.key == MAX_CAPACITY:
                capacity = str(item.written) if item.written else None
                yield Entry(MAX_CAPACITY, capacity, "configure", without=_Without(self, item))

    def problems(self, flaws: Sequence[Flaw]) -> Iterator[Problem]:
        flaws = [*flaws, *(flaw for item in self.items for flaw in item.flaws)]
        if not self.tags and not any(map(_is_usable, self.items)):
            yield from (to_comments(flaw, self.piece) for flaw in flaws)
            return
        lossless = all(map(_is_usable, self.items))
        label = "Correct the body" if lossless else "Correct the body; what has no plain value becomes a comment"
        yield from (Problem(flaw, label, self.pieces) for flaw in flaws)

    def unit_problems(self) -> Iterator[Problem]:
        for item in self.items:
            unit = unit_flaw(item.setting.field, item.value) if item.setting else None
            if unit is not None:
                items = (replace(other, written=unit[0]) if other is item else other for other in self.items)
                yield Problem(unit[1], f"Make it {unit[0]} minutes", replace(self, items=tuple(items)).pieces)

    def pieces(self) -> Pieces:
        return self.with_tags(self.tags, _NONE)

    def with_tags(self, tags: Tags, dropped: Tags) -> Pieces:
        values, remarks = _laid_out(self.items, tags, dropped, remarks_in(self.piece.argument))
        prefixes = [line_magic(PREFIX, as_text(item.value)) for item in self.items if item.key == PREFIX and item.value]
        if values:
            return (*prefixes, cell_magic("configure", write_dict(values, remarks)))
        if dropped and not prefixes:
            return commented_out(self.piece)
        return (*prefixes, *map(comment, chain.from_iterable(remarks.values())))


@dataclass(frozen=True)
class _Without:
    """Makes the pieces of a body without one of its items."""

    body: _Body
    item: Item

    def __call__(self) -> Pieces:
        return replace(self.body, items=tuple(item for item in self.body.items if item is not self.item)).pieces()


def _is_usable(item: Item) -> bool:
    return item.written is not None or (item.key == PREFIX and item.value is not None)


def _laid_out(
    items: Sequence[Item], tags: Tags, dropped: Tags, own: Mapping[str | None, Sequence[str]]
) -> tuple[dict[str, object], dict[str | None, Sequence[str]]]:
    """What to write, and the comments: the body's own, and the items that can't be written."""
    winners = {item.key: item for item in items}
    values: dict[str, object] = {}
    remarks: dict[str | None, Sequence[str]] = {}
    pending: list[str] = []
    for item in items:
        pending += own.get(str(item.found[0]).strip(), ())
        if not _is_usable(item) or winners[item.key] is not item:
            pending.append(write_as_remark(*item.found))
        elif item.written is not None:
            values[item.key], remarks[item.key], pending = item.written, pending, []
    if tags:
        values["tags"], remarks["tags"], pending = dict(tags), [*pending, *own.get("tags", ())], []
    told = {str(item.found[0]).strip() for item in items} | ({"tags"} if tags else set())
    left = chain.from_iterable(texts for key, texts in own.items() if key not in told)
    dropped_tags = [write_as_remark("tags", dict(dropped))] if dropped else []
    return values, {**remarks, None: [*pending, *left, *dropped_tags]}
