"""The kit as a script for the AWS CLI: every value quoted for the shell, every step safe to run again."""

from __future__ import annotations

import json
from shlex import quote

from .policies import NAMES, Document, documents
from .setup import Principal, Setup

_HEAD = """\
#!/usr/bin/env bash
# Lets people of account {users} start AWS Glue sessions in account {sessions}.
# Needs the AWS CLI and a profile for each account, named by USERS_PROFILE and SESSIONS_PROFILE. Safe to run again.
set -euo pipefail

users=(aws --profile "${{USERS_PROFILE:?names the AWS profile of account {users}}}")
sessions=(aws --profile "${{SESSIONS_PROFILE:?names the AWS profile of account {sessions}}}")

check_account() {{
  local expected=$1 found
  shift
  found=$("$@" sts get-caller-identity --query Account --output text)
  if [ "$found" != "$expected" ]; then
    echo "This profile is of account $found, not $expected." >&2
    exit 1
  fi
}}
check_account {users} "${{users[@]}}"
check_account {sessions} "${{sessions[@]}}"
"""

_ROLE = """\
if "${{sessions[@]}}" iam get-role --role-name {role} >/dev/null 2>&1; then
  "${{sessions[@]}}" iam update-assume-role-policy --role-name {role} --policy-document {trust}
else
  "${{sessions[@]}}" iam create-role --role-name {role} --assume-role-policy-document {trust} >/dev/null
fi
"${{sessions[@]}}" iam attach-role-policy --role-name {role} --policy-arn {service_role}
"""


def script(setup: Setup) -> str:
    """A bash script that puts the four documents in place."""
    written = documents(setup)
    role = quote(setup.creation_role)
    parts = [
        _HEAD.format(users=setup.users_account, sessions=setup.session_account),
        "# The role that creates sessions, and whom it trusts.",
        _ROLE.format(
            role=role, trust=_quoted(written["trust-policy"]), service_role=quote(setup.service_role_policy_arn)
        ),
        "# What it may do. Inline, so that it can read its own rules and the panel can tell them beforehand.",
        *(_inline("sessions", "role", role, name, written[name]) for name in ("session-policy", "pass-role-policy")),
        "",
        "# Who may assume it.",
        *(_may_assume(each, written["assume-role-policy"]) for each in setup.people),
    ]
    return "\n".join(parts) + "\n"


def _may_assume(principal: Principal, document: Document) -> str:
    return _inline("users", principal.kind, quote(principal.name), "assume-role-policy", document)


def _inline(side: str, kind: str, owner: str, name: str, document: Document) -> str:
    return (
        f'"${{{side}[@]}}" iam put-{kind}-policy --{kind}-name {owner}'
        f" --policy-name {NAMES[name]} --policy-document {_quoted(document)}"
    )


def _quoted(document: Document) -> str:
    return quote(json.dumps(document))
