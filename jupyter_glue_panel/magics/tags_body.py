"""What ``%%tags`` does with its body: a dict of strings, whose blanks at both ends the kernel cuts off."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from jupyter_glue_panel.errors import Unprocessable
from jupyter_glue_panel.tags import OWNER, check_tags

from .literals import read_dict, write_dict
from .pieces import cell_magic
from .verdicts import Entry, Flaw, Pieces, Problem, Verdict

Rewrite = Callable[[Mapping[str, str]], Pieces]

_UNREADABLE = Flaw("tags_unreadable", "%%tags takes a dict of quoted texts; the kernel adds none of these tags.")
_NOT_TEXT = Flaw("tags_not_text", "A tag's key and value must be quoted texts; the kernel adds none of these tags.")
_OWNER = Flaw("tags_owner", "The kernel overwrites the tag owner with the id of whoever starts the session.")


def read_tags(body: str) -> Verdict:
    """Problems: tags_unreadable, tags_not_text, tags_owner, and the codes of tags.check_tags."""
    found, readable = read_dict(body)
    if found is None:
        return Verdict(problems=(Problem(_UNREADABLE, None),))
    tags = {str(key).strip(): str(text).strip() for key, text in found.items()}
    return judge_tags("tags", found, tags, _rewritten, () if readable else (_UNREADABLE,))


def judge_tags(
    magic: str, found: Mapping[object, object], tags: Mapping[str, str], rewrite: Rewrite, flaws: tuple[Flaw, ...] = ()
) -> Verdict:
    """The verdict over ``tags``, which stand for what was ``found``; ``rewrite`` gives the magic other tags."""
    if not all(isinstance(text, str) for item in found.items() for text in item):
        flaws = (*flaws, _NOT_TEXT)
    problems = (*(Problem(flaw, rewrite(tags), "Correct the tags") for flaw in flaws), *_on_content(tags, rewrite))
    return Verdict(tuple(_entry(magic, key, tags, rewrite) for key in tags), problems)


def _entry(magic: str, key: str, tags: Mapping[str, str], rewrite: Rewrite) -> Entry:
    return Entry("tags", tags[key], magic, key, without=lambda: rewrite(_without(tags, key)))


def _on_content(tags: Mapping[str, str], rewrite: Rewrite) -> Iterator[Problem]:
    if OWNER in tags:
        yield Problem(_OWNER, rewrite(_without(tags, OWNER)), f"Remove the tag {OWNER}")
    try:
        check_tags(tags)
    except Unprocessable as error:
        yield Problem(Flaw(error.code, f"{error.message} {error.hint}".rstrip()), None)


def _without(tags: Mapping[str, str], dropped: str) -> dict[str, str]:
    return {key: text for key, text in tags.items() if key != dropped}


def _rewritten(tags: Mapping[str, str]) -> Pieces:
    return (cell_magic("tags", write_dict(tags)),) if tags else ()
