"""Things that are made on first use and kept, up to a number of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Keep(Generic[K, V]):
    """The ``most`` values that were asked for last. Not safe for threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: dict[K, V] = {}

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The value of ``key``; ``make`` makes it where it is not at hand."""
        value = self._values.pop(key) if key in self._values else make()
        self._values[key] = value
        while len(self._values) > self._most:
            del self._values[next(iter(self._values))]
        return value

    def put(self, key: K, value: V) -> None:
        """Keep ``value`` in the place of what is at hand."""
        self.forget(key)
        self.get(key, lambda: value)

    def forget(self, key: K) -> None:
        """Make it anew the next time."""
        self._values.pop(key, None)

    def clear(self) -> None:
        """Make everything anew."""
        self._values.clear()
