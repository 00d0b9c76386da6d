"""Random tests judge answers, not how long a busy machine takes for them."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("rules", deadline=None)
settings.load_profile("rules")
