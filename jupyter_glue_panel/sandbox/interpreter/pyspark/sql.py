"""SparkSession that says what it is as soon as somebody asks it to compute."""

from __future__ import annotations

from typing import NoReturn

from .context import SparkContext


class SparkSession:
    """Every member that real Spark would compute with raises ``NotImplementedError``."""

    def __init__(self, context: SparkContext) -> None:
        self.sparkContext = context

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("_"):
            raise AttributeError(name)
        raise NotImplementedError(
            f"spark.{name}: this is the sandbox's stand-in for Spark, which computes nothing. "
            "Install pyspark beside jupyter-glue-panel and sessions will use it."
        )
