"""The preflight: asks AWS, each time the most certain source that answers, whether a session may be created.

holder, case ─▶ bench ─▶ engines (simulator, policies) ─▶ verdicts ─▶ replies ─▶ service

What the answers mean is decided in ``rules``.
"""
