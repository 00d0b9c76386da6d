"""GlueContext as the start-up code of a Glue notebook needs it."""

from __future__ import annotations

from pyspark.context import SparkContext
from pyspark.sql import SparkSession


class GlueContext:
    """spark_session: real where pyspark is installed, else the sandbox's stand-in."""

    def __init__(self, context: SparkContext) -> None:
        self.spark_session = SparkSession(context)
