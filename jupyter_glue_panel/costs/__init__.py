"""What sessions cost: rates, estimates before and during, the bill afterwards.

``prices``, ``bills``, ``allocation_tags`` and ``cost_explorer`` ask AWS; the others are pure arithmetic on values.
"""
