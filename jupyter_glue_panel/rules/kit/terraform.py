"""The kit as Terraform: the documents stay JSON files, read by ``file()``; only checked names stand in HCL."""

from __future__ import annotations

import json

from .policies import NAMES
from .setup import Principal, Setup

_MAIN = """\
# Lets people of account {users} start AWS Glue sessions in account {sessions}.

terraform {{
  required_providers {{
    aws = {{
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }}
  }}
}}

variable "region" {{
  type        = string
  description = "Any Region: IAM knows none."
  default     = "us-east-1"
}}

variable "users_profile" {{
  type        = string
  description = "The AWS profile of account {users}, where people work."
}}

variable "sessions_profile" {{
  type        = string
  description = "The AWS profile of account {sessions}, where sessions run."
}}

provider "aws" {{
  alias               = "users"
  region              = var.region
  profile             = var.users_profile
  allowed_account_ids = [{users_quoted}]
}}

provider "aws" {{
  alias               = "sessions"
  region              = var.region
  profile             = var.sessions_profile
  allowed_account_ids = [{sessions_quoted}]
}}

resource "aws_iam_role" "session_creation" {{
  provider           = aws.sessions
  name               = {role}
  assume_role_policy = file("${{path.module}}/trust-policy.json")
}}

resource "aws_iam_role_policy_attachment" "service_role" {{
  provider   = aws.sessions
  role       = aws_iam_role.session_creation.name
  policy_arn = {service_role}
}}

# Inline, so that the role can read its own rules and the panel can tell them beforehand.
resource "aws_iam_role_policy" "session" {{
  provider = aws.sessions
  name     = {session_policy}
  role     = aws_iam_role.session_creation.id
  policy   = file("${{path.module}}/session-policy.json")
}}

resource "aws_iam_role_policy" "pass_role" {{
  provider = aws.sessions
  name     = {pass_role_policy}
  role     = aws_iam_role.session_creation.id
  policy   = file("${{path.module}}/pass-role-policy.json")
}}
"""

_MAY_ASSUME = """
resource "aws_iam_{kind}_policy" "may_assume_{number}" {{
  provider = aws.users
  name     = {name}
  {kind}     = {owner}
  policy   = file("${{path.module}}/assume-role-policy.json")
}}
"""


def main_file(setup: Setup) -> str:
    """``main.tf``, to stand beside the four JSON documents."""
    head = _MAIN.format(
        users=setup.users_account,
        sessions=setup.session_account,
        users_quoted=_quoted(setup.users_account),
        sessions_quoted=_quoted(setup.session_account),
        role=_quoted(setup.creation_role),
        service_role=_quoted(setup.service_role_policy_arn),
        session_policy=_quoted(NAMES["session-policy"]),
        pass_role_policy=_quoted(NAMES["pass-role-policy"]),
    )
    return head + "".join(_may_assume(number, each) for number, each in enumerate(setup.people, 1))


def _may_assume(number: int, principal: Principal) -> str:
    return _MAY_ASSUME.format(
        kind=principal.kind,
        number=number,
        name=_quoted(NAMES["assume-role-policy"]),
        owner=_quoted(principal.name),
    )


def _quoted(text: str) -> str:
    """A JSON string is an HCL string, but for templates: ``${`` and ``%{`` are doubled."""
    return json.dumps(text).replace("${", "$${").replace("%{", "%%{")
