"""Which tags policies ask of a new session, seen from the tags that it would get."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .conditions import Condition
from .context import Context
from .statements import Statement

_ACTIONS = ("glue:createsession", "glue:tagresource")
_REQUEST_TAG = "aws:requesttag/"
_TAG_KEYS = "aws:tagkeys"
_KERNEL_OWNER = "AROAEXAMPLE:AssumeRoleSession"


def allowed_with(everything: Iterable[Statement], tags: Mapping[str, str]) -> frozenset[str]:
    """What some statement of ``everything`` lets a session with ``tags`` do, as far as tags have a say."""
    context = tag_context(tags)
    allows = [
        each
        for each in everything
        if each.effect == "Allow" and all(condition.holds(context) for condition in _about_tags(each, context))
    ]
    return frozenset(action for action in _ACTIONS if any(each.covers(action, context) for each in allows))


def unmet_tags(statement: Statement, allowed: frozenset[str], tags: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What ``statement`` holds against a session with ``tags``: message and fix.

    A Deny that looks at nothing but tags and whose conditions hold; an Allow whose conditions on tags don't, where it
    is not ``allowed`` by another statement. What hangs on keys that nobody knows here holds nothing against them. The
    tag ``owner`` counts as given: the Glue kernel adds it.
    """
    context = tag_context(tags)
    conditions = _about_tags(statement, context)
    actions = [action for action in _ACTIONS if statement.covers(action, context)]
    if not conditions or not actions:
        return
    met = all(condition.holds(context) for condition in conditions)
    if statement.effect == "Deny" and met and len(conditions) == len(statement.conditions):
        for condition in conditions:
            yield f"It denies a session with these tags: {_said(condition)}.", _fix(condition, tags)
    if statement.effect == "Allow" and not met and not allowed.issuperset(actions):
        for condition in conditions:
            if not condition.holds(context):
                yield f"It allows no session with these tags: {_said(condition)}.", _fix(condition, tags)


def tag_context(tags: Mapping[str, str]) -> Context:
    """The context keys that a CreateSession with ``tags`` brings along, the kernel's own ``owner`` included."""
    all_tags = {"owner": _KERNEL_OWNER, **tags}
    return Context(
        {
            "aws:userid": _KERNEL_OWNER,
            "aws:TagKeys": sorted(all_tags),
            **{f"aws:RequestTag/{key}": value for key, value in all_tags.items()},
        }
    )


def _about_tags(statement: Statement, context: Context) -> list[Condition]:
    """Its conditions on tags, without those whose outcome hangs on another key, named as a variable."""
    return [
        condition
        for condition in statement.conditions
        if _is_about_tags(condition.key.lower())
        and (condition.key.lower() not in context or all(key.lower() in context for key in condition.reads))
    ]


def _is_about_tags(key: str) -> bool:
    return key == _TAG_KEYS or key.startswith(_REQUEST_TAG)


def _said(condition: Condition) -> str:
    return f"{condition.operator.name} {condition.key} {', '.join(condition.values)}"


def _fix(condition: Condition, tags: Mapping[str, str]) -> str:
    if condition.key.lower() == _TAG_KEYS:
        return f"Bring the preset's keys in line with {', '.join(condition.values)}."
    name = condition.key[len(_REQUEST_TAG) :]
    known = {key.lower() for key in tags}
    return f"Give the tag {name} another value." if name.lower() in known else f"Add the tag {name} to the preset."
