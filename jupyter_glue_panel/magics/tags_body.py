"""What ``%%tags`` does with its body: a dict of strings, whose blanks at both ends the kernel cuts off."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from itertools import chain

from jupyter_glue_panel.errors import Unprocessable
from jupyter_glue_panel.tags import MAX_TAGS, OWNER, check_tags

from .limits import MOST_KEYS
from .literals import read_dict, write_as_remark, write_dict
from .pieces import Piece, Pieces, cell_magic, comment, commented_out
from .remarks import remarks_in
from .verdicts import Entry, Flaw, Problem, Verdict, to_comments

Tags = Mapping[str, str]
Rewrite = Callable[[Tags, Tags], Pieces]
"""Writes a magic anew, with the first tags, and with the second as comments."""

_UNREADABLE = Flaw("tags_unreadable", "%%tags takes a dict of quoted texts; the kernel adds none of these tags.")
_NOT_TEXT = Flaw("tags_not_text", "A tag's key and value must be quoted texts; the kernel adds none of these tags.")
_OWNER = Flaw("tags_owner", "The kernel overwrites the tag owner with the id of whoever starts the session.")
_NONE: Tags = {}


def read_tags(piece: Piece) -> Verdict:
    """Problems: tags_unreadable, tags_too_long, and those of judge_tags."""
    found, readable = read_dict(piece.argument)
    if found is None:
        return Verdict(problems=(to_comments(_UNREADABLE, piece),))
    if len(found) > MOST_KEYS:
        flaw = Flaw("tags_too_long", f"This %%tags was not read: it has {len(found)} tags, a session takes {MAX_TAGS}.")
        return Verdict(problems=(to_comments(flaw, piece),))
    return judge_tags("tags", found, partial(_rewritten, piece), () if readable else (_UNREADABLE,))


def as_tags(found: Mapping[object, object]) -> Tags:
    """The tags that somebody meant by a dict."""
    return {str(key).strip(): str(text).strip() for key, text in found.items()}


def judge_tags(magic: str, found: Mapping[object, object], rewrite: Rewrite, flaws: tuple[Flaw, ...] = ()) -> Verdict:
    """The verdict over the tags that a magic's body holds; its entries are those that a session takes.

    flaws: of the body, which writing it anew mends. Problems: tags_not_text, tags_owner, the codes of tags.check_tags.
    """
    if not all(isinstance(text, str) for item in found.items() for text in item):
        flaws = (*flaws, _NOT_TEXT)
    tags = as_tags(found)
    refused = dict(_refused(tags))
    usable = _without(tags, refused)
    excess = [key for key in usable if key != OWNER][MAX_TAGS:]
    problems = [Problem(flaw, "Correct the tags", lambda: rewrite(tags, _NONE)) for flaw in flaws]
    if OWNER in usable:
        problems.append(Problem(_OWNER, f"Remove the tag {OWNER}", lambda: rewrite(_without(tags, {OWNER}), _NONE)))
    problems += (_drop(flaw, [key], tags, rewrite) for key, flaw in refused.items())
    if excess and (flaw := _flaw(usable)):
        problems.append(_drop(flaw, excess, tags, rewrite))
    entries = (_entry(magic, key, tags, rewrite) for key in _without(usable, excess))
    return Verdict(tuple(entries), tuple(problems))


def _entry(magic: str, key: str, tags: Tags, rewrite: Rewrite) -> Entry:
    return Entry("tags", tags[key], magic, key, without=lambda: rewrite(_without(tags, {key}), _NONE))


def _refused(tags: Tags) -> Iterator[tuple[str, Flaw]]:
    """The keys of the tags that can't stand, by themselves or beside one further up, and why."""
    twins: dict[str, str] = {}
    for key, text in tags.items():
        twin = twins.get(key.casefold(), key)
        flaw = _flaw({key: text}) or _flaw({twin: tags[twin], key: text})
        if flaw is None:
            twins[key.casefold()] = key
        else:
            yield key, flaw


def _flaw(tags: Tags) -> Flaw | None:
    try:
        check_tags(tags)
    except Unprocessable as error:
        return Flaw(error.code, f"{error.message} {error.hint}".rstrip())
    return None


def _drop(flaw: Flaw, keys: Collection[str], tags: Tags, rewrite: Rewrite) -> Problem:
    [first, *others] = keys
    label = f"Turn the last {len(keys)} tags into comments" if others else f"Turn the tag {first[:64]!r} into a comment"
    return Problem(flaw, label, lambda: rewrite(_without(tags, keys), {key: tags[key] for key in keys}))


def _without(tags: Tags, dropped: Collection[str]) -> Tags:
    return {key: text for key, text in tags.items() if key not in dropped}


def _rewritten(piece: Piece, tags: Tags, dropped: Tags) -> Pieces:
    if dropped and not tags:
        return commented_out(piece)
    remarks = remarks_in(piece.argument)
    if not tags:
        return tuple(map(comment, chain.from_iterable(remarks.values())))
    below = (*remarks.get(None, ()), *(write_as_remark(key, text) for key, text in dropped.items()))
    return (cell_magic("tags", write_dict(tags, {**remarks, None: below})),)
