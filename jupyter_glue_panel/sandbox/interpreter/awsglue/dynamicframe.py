"""DynamicFrame by name only."""

from __future__ import annotations


class DynamicFrame:
    """A frame without data: making one needs Glue's own image."""
