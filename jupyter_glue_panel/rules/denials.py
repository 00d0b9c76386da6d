"""AWS's AccessDenied texts, taken apart and said in one sentence.

Sources: IAM User Guide, "Troubleshoot access denied error messages"; EC2's encoded messages; the authorization id of
AWS's access troubleshooter; ``aws-glue-sessions``, which prints botocore's text into the notebook.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast

from .decisions import LAYERS, with_article

DenyingLayer = Literal["identity", "resource", "boundary", "session", "scp", "rcp", "vpc_endpoint"]

KINDS: dict[DenyingLayer, str] = {
    "identity": LAYERS["identity"],
    "resource": "resource-based policy",
    "boundary": LAYERS["boundary"],
    "session": LAYERS["session"],
    "scp": LAYERS["scp"],
    "rcp": LAYERS["rcp"],
    "vpc_endpoint": "VPC endpoint policy",
}
"""The kinds of policy that AWS names in a denial, in its words."""

_CODES = frozenset(("AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError"))
_COLOURS = re.compile(r"\x1b\[[0-9;]{0,16}m")
_BOTOCORE = re.compile(
    r"An error occurred \((?P<code>[\w.]{1,64})\) when calling the (?P<operation>\w{1,64}) operation"
)
_REFUSED = re.compile(
    r"User: (?P<principal>\S{1,2048}) is not authorized to perform: (?P<action>[\w-]{1,64}:[\w*]{1,128})"
    r"(?: on resource: (?:(?P<resource>.{1,2048}?)(?= because no | with an explicit deny\b)|(?P<bare>\S{1,2048})))?"
)
_BY_KIND = {kind.removesuffix(" policy").lower(): layer for layer, kind in KINDS.items()}
_KIND = "|".join(re.escape(kind) for kind in _BY_KIND)
_LACK = re.compile(rf"because no (?P<kind>{_KIND})(?: policy)? allows the ", re.IGNORECASE)
_DENY = re.compile(
    rf"with an explicit deny(?: in an? (?P<kind>{_KIND})(?: policy)?(?:: (?P<arn>arn:\S{{1,2048}}))?)?", re.IGNORECASE
)
_ENCODED = re.compile(r"Encoded authorization failure message: (?P<message>[\w+/=-]{1,10240})")
_AUTHORIZATION_ID = re.compile(r"authorization id: (?P<id>[0-9a-z]{1,256})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Denial:
    """A refusal by AWS; None for whatever its text did not say.

    principal: ARN of who asked · explicit: a statement denies it (False: none allows it) · layer: the kind of policy ·
    policy_arn: the policy that denies · encoded_message: for sts:DecodeAuthorizationMessage · authorization_id: for
    iam:GetRequestAuthorizationDetails · aws_code, operation: botocore's.
    """

    principal: str | None = None
    action: str | None = None
    resource: str | None = None
    explicit: bool | None = None
    layer: DenyingLayer | None = None
    policy_arn: str | None = None
    encoded_message: str | None = None
    authorization_id: str | None = None
    aws_code: str | None = None
    operation: str | None = None

    def __str__(self) -> str:
        """One sentence for people."""
        what = self.action or self.operation or "this"
        where = f" on {self.resource}" if self.resource not in (None, "*") else ""
        return f"AWS does not let {who(self.principal)} do {what}{where}{self._reason()}."

    def _reason(self) -> str:
        if self.layer is None:
            return ": a policy denies it" if self.explicit else ""
        if not self.explicit:
            return f": no {KINDS[self.layer]} allows it"
        named = f" ({self.policy_arn.rpartition('/')[2]})" if self.policy_arn else ""
        return f": {with_article(KINDS[self.layer])}{named} denies it"


def read_denial(text: str) -> Denial | None:
    """The first denial in ``text``: a kernel's output or an AWS error's message. None where there is none."""
    plain = _COLOURS.sub("", text)
    refused = _REFUSED.search(plain)
    errors = [error for error in _BOTOCORE.finditer(plain) if error["code"] in _CODES]
    start = refused.start() if refused else errors[0].start() if errors else 0
    following = _REFUSED.search(plain, refused.end()) if refused else None
    own = plain[start : following.start() if following else len(plain)]
    encoded, authorization = _ENCODED.search(own), _AUTHORIZATION_ID.search(own)
    if refused is None and encoded is None and not errors:
        return None
    error = next((each for each in reversed(errors) if each.start() <= start), None)
    deny, lack = _DENY.search(own), _LACK.search(own)
    said = deny or lack
    return Denial(
        principal=refused["principal"] if refused else None,
        action=refused["action"] if refused else None,
        resource=_resource(refused) if refused else None,
        explicit=None if said is None else deny is not None,
        layer=_BY_KIND[said["kind"].lower()] if said and said["kind"] else None,
        policy_arn=deny["arn"].rstrip(".,;)") if deny and deny["arn"] else None,
        encoded_message=encoded["message"] if encoded else None,
        authorization_id=authorization["id"] if authorization else None,
        aws_code=error["code"] if error else None,
        operation=error["operation"] if error else None,
    )


def who(principal: str | None) -> str:
    """A principal's ARN in few words: role GlueSessionCreationRole, user ISBlogUser."""
    kind, _, name = (principal or "").rpartition(":")[2].partition("/")
    if kind == "assumed-role":
        return f"role {name.partition('/')[0]}"
    return f"{kind} {name.rpartition('/')[2]}" if name else principal or "you"


def _resource(refused: re.Match[str]) -> str | None:
    found = cast("str | None", refused["resource"] or refused["bare"])
    return found.rstrip(".,;)\"'") if found else None
