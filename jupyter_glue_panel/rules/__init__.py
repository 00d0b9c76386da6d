"""IAM policies, judged and written without AWS. Pure: values in, values out. What builds on what:

keys, globs, values ─▶ conditions ─▶ statements ─▶ policy ─▶ evaluate, trust ─▶ cases
                                                     ├─▶ lint
denials ─▶ remedies                                  └── kit (its documents are tested with the evaluator)
"""
