"""IAM policies, judged and written without AWS: evaluator, lint, policy kit, denials explained. Pure.

keys, patterns, values ─▶ conditions ─▶ policy ─▶ evaluate, trust ─▶ cases, command
                                              └─▶ lint
"""
