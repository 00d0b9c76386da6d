"""The policy kit: from an administrator's few decisions to policies, and to the scripts that put them in place.

setup ─▶ policies, panel ─▶ shell, cloudformation, terraform ─▶ files
"""
