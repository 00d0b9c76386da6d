"""What sessions cost: rates, estimates before and during, the bill afterwards.

``workers``, ``rates``, ``built_in_rates``, ``estimates`` and ``bill_queries`` are pure arithmetic on values.
"""
