"""``from awsglue.transforms import *`` brings nothing: transforms need Spark and Glue's own image."""

__all__: list[str] = []
