"""Which sessions a list is asked for. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from jupyter_glue_panel.errors import InvalidRequest
from jupyter_glue_panel.tags import MAX_KEY_LENGTH, MAX_VALUE_LENGTH

MOST_PLACES = 100
"""Roles times Regions in one request: each costs at least one call."""

Place = tuple[str | None, str | None]
"""A role (None: the user's own identity) and a Region (None: the role's own)."""


@dataclass(frozen=True)
class SessionQuery:
    """places: where to look · tags: what a session must carry, checked by Glue · group_by: a tag key to sum up by."""

    places: tuple[Place, ...]
    tags: dict[str, str]
    group_by: str | None = None


def session_query(
    *, roles: Sequence[str], regions: Sequence[str], tags: Sequence[str], group_by: str | None
) -> SessionQuery:
    """The query that ``?role=&region=&tag=key=value&group_by=`` stand for; an empty role is the user's own identity.

    InvalidRequest: tag_filter_invalid, tag_filter_repeated, too_many_places.
    """
    return SessionQuery(places_of(roles, regions, most=MOST_PLACES), _tag_filter(tags), group_by or None)


def places_of(roles: Sequence[str], regions: Sequence[str], *, most: int) -> tuple[Place, ...]:
    """Each role in each Region, once; empty texts as in ``Place``. InvalidRequest: too_many_places."""
    wanted_roles: list[str | None] = [role or None for role in roles] or [None]
    wanted_regions: list[str | None] = [region or None for region in regions] or [None]
    places = tuple(dict.fromkeys(product(wanted_roles, wanted_regions)))
    if len(places) > most:
        raise InvalidRequest(
            "too_many_places",
            f"{len(places)} pairs of role and Region are more than one request may ask about: {most}.",
        )
    return places


def _tag_filter(texts: Sequence[str]) -> dict[str, str]:
    tags: dict[str, str] = {}
    for text in texts:
        key, _, value = text.partition("=")
        if not (1 <= len(key) <= MAX_KEY_LENGTH and 1 <= len(value) <= MAX_VALUE_LENGTH):
            raise InvalidRequest(
                "tag_filter_invalid",
                f"{text[:200]!r} is no tag to filter by.",
                hint="Write key=value, for example group=analytics. Neither side may be left out.",
            )
        if tags.setdefault(key, value) != value:
            raise InvalidRequest("tag_filter_repeated", f"A session can't have two values of the tag {key}.")
    return tags
