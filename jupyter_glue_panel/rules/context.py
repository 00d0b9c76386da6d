"""What a request brings along for conditions to look at: key names without regard to case, one value or a set each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from jupyter_glue_panel.errors import InvalidRequest

from .keys import is_multivalued

Scalar: TypeAlias = str | int | float | bool
ContextValue: TypeAlias = Scalar | Sequence[Scalar] | None
Held: TypeAlias = "str | tuple[str, ...]"
"""A single-valued key's value, or a multivalued key's values (at least one)."""


class Context:
    """The condition keys of one request, read once and asked many times."""

    __slots__ = ("_held",)

    def __init__(self, values: Mapping[str, ContextValue]) -> None:
        """``values``: by key name in any case; None and an empty list mean that the request lacks the key.

        Of two keys that differ only in case the alphabetically last counts: AWS documents no order. Raises
        InvalidRequest (context_not_text) for a value that is no text, number, truth value or list of those.
        """
        self._held: dict[str, Held] = {}
        for key in sorted(values):
            held = _held(key, values[key])
            if held is not None:
                self._held[key.lower()] = held

    @classmethod
    def of(cls, values: Context | Mapping[str, ContextValue]) -> Context:
        """``values`` itself where it is a Context already."""
        return values if isinstance(values, Context) else cls(values)

    def get(self, key: str) -> Held | None:
        """What the request holds under ``key`` (lower case); None where it lacks the key."""
        return self._held.get(key)

    def __contains__(self, key: str) -> bool:
        return key in self._held


def as_text(value: object) -> str | None:
    """How AWS reads a JSON scalar in a policy or a context; None for anything that is no such scalar."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (str, int, float)):
        return str(value)
    return None


def _held(key: str, value: ContextValue) -> Held | None:
    if value is None:
        return None
    listed = isinstance(value, (list, tuple))
    texts = tuple(as_text(item) for item in (value if isinstance(value, (list, tuple)) else (value,)))
    known = tuple(text for text in texts if text is not None)
    if len(known) < len(texts):
        raise InvalidRequest("context_not_text", f"The context key {key!r} holds something that is no text or number.")
    if not known:
        return None
    return known if is_multivalued(key) or (listed and len(known) > 1) else known[0]
