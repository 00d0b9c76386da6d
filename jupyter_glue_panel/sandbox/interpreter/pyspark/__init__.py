"""The sandbox's stand-in for pyspark, used where pyspark isn't installed: the start-up code runs, queries don't."""

from .context import SparkContext
from .sql import SparkSession

__all__ = ["SparkContext", "SparkSession"]
