"""SparkContext as the start-up code of a Glue notebook needs it."""

from __future__ import annotations


class SparkContext:
    """Holds nothing and computes nothing."""

    _active: SparkContext | None = None
    version = "sandbox stand-in, no Spark"

    @classmethod
    def getOrCreate(cls) -> SparkContext:  # noqa: N802 - pyspark's own spelling
        """The process's one context."""
        cls._active = cls._active or cls()
        return cls._active

    def stop(self) -> None:
        """Forget the one context."""
        type(self)._active = None
