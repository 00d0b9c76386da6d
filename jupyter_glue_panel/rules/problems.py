"""What is wrong with a policy document: one error class, its codes told apart by ``code``."""

from __future__ import annotations

from jupyter_glue_panel.errors import InvalidRequest


class MalformedPolicy(InvalidRequest):
    """A document that is no policy, or one that AWS would refuse to store.

    Codes: policy_not_json, policy_too_large, policy_too_deep, policy_duplicate_element, policy_wrong_type,
    policy_unknown_element, policy_missing_element, policy_exclusive_elements, policy_unknown_version,
    policy_unknown_operator, policy_bad_action, policy_bad_principal, policy_bad_variable, policy_none. ``message`` says
    where.
    """
