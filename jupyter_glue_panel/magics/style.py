"""Which of the panel's ways of writing cells the cells of a notebook are: the inverse of compile_cells' ``style``."""

from __future__ import annotations

from collections.abc import Sequence

from jupyter_glue_panel.wire import Style

from .conflicts import Place
from .settings import BY_FIELD, fits_a_line

_IN_EVERY_STYLE = frozenset({"assume_role", "session_id_prefix", "profile", "configure"})


def style_of(places: Sequence[Place]) -> Style:
    """The style in which compile_cells would write what stands in these places, those that win.

    ``configure`` where ``%%configure`` sets what the other styles would write elsewhere, and nothing is set by other
    magics; ``profile`` where a profile and no role is named; else ``assume_role``. Some cells are the same in several
    styles: those are no ``configure``.
    """
    if {place.entry.magic for place in places} <= _IN_EVERY_STYLE and _some_are_in_configure_by_choice(places):
        return "configure"
    fields = {place.entry.field for place in places}
    return "profile" if "profile" in fields and "role_arn" not in fields else "assume_role"


def _some_are_in_configure_by_choice(places: Sequence[Place]) -> bool:
    configured = [place for place in places if place.entry.magic == "configure"]
    cells_of_others = {place.cell for place in configured if place.entry.field != "profile"}
    return any(_is_by_choice(place, cells_of_others) for place in configured)


def _is_by_choice(place: Place, cells_of_others: set[int]) -> bool:
    field, value = place.entry.field, place.entry.value
    if field == "tags" or (value is not None and fits_a_line(BY_FIELD[field], value)):
        return True
    return field == "profile" and (place.part == "settings" or place.cell in cells_of_others)
