"""HTTP, and nothing else: one module a noun; one line a URL in ``table``, which ``door`` opens."""
