"""What the faults hit: the panel's features, the AWS call behind each, and where a failure stands in an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

from jupyter_glue_panel.sandbox.gate.faults import Kind
from jupyter_glue_panel.sandbox.names import ACCOUNT_A, ACCOUNT_B, CREATION_ROLE, RUNTIME_ROLE, role_arn

Place = Mapping[str, str | list[str]]
"""Which account is asked about, as the route names it, and whatever else a query says."""

Outcome = tuple[int, str]
"""Status and code; no code where nothing failed."""

CREATOR = role_arn(ACCOUNT_B, CREATION_ROLE)
PRODUCTION: Place = {"role": CREATOR, "region": "us-east-1"}
OWN: Place = {"region": "us-east-1"}
BOTH: Place = {"role": [CREATOR, ""], "region": "us-east-1"}
SESSION = {
    "runtime_role_arn": role_arn(ACCOUNT_B, RUNTIME_ROLE),
    "tags": {"group": "analytics"},
    "connections": ["session_vpc"],
}
REFUSAL = f"User: {CREATOR} is not authorized to perform: glue:CreateSession on resource: *"
GOOD: Outcome = (200, "")

SOFT: tuple[Kind, ...] = (
    *("latency", "connection_reset", "server_error", "throttling", "access_denied", "half_answer", "malformed_answer"),
)
"""What the network check lives with; with credentials or a clock that AWS refuses it can find out nothing."""


@dataclass(frozen=True)
class Feature:
    """A route of the panel's.

    call: the AWS call that is hit, made by ``account`` · body: None for none, else what it carries beside the place ·
    place, elsewhere: the account that is hit, and another that must not be harmed · beside: how many calls others make
    for the same request · inside: where a failure stands in an answer that is a success, in words · failures: those
    there, as code and message · instead: what is told where the table's code is not · mended: what the same request
    may answer once the fault has ended · unharmed: what else has to work for the other account, None for the same.
    """

    name: str
    call: str
    method: str
    path: tuple[str, ...]
    body: Mapping[str, Any] | None = None
    account: str = ACCOUNT_B
    place: Place = field(default_factory=lambda: PRODUCTION)
    elsewhere: Place = field(default_factory=lambda: OWN)
    beside: int = 0
    inside: str = ""
    failures: Callable[[Any], Iterable[Mapping[str, str]]] = lambda answer: ()
    instead: Mapping[Kind, Outcome] = field(default_factory=dict)
    mended: tuple[Outcome, ...] = (GOOD,)
    unharmed: Feature | None = None

    def outcome(self, status: int, answer: Any) -> Outcome:
        """What an answer comes down to."""
        told = [answer] if status >= 300 else list(self.failures(answer))
        assert all(failure["message"] for failure in told)
        return status, "".join(sorted({failure["code"] for failure in told}))

    def told(self, kind: Kind, usual: Outcome) -> Outcome:
        """What this feature has to answer to a fault that is usually told as ``usual``."""
        return self.instead.get(kind, (200, usual[1]) if self.inside else usual)


def _verdict(answer: Any) -> list[dict[str, str]]:
    """Where a verdict comes from, unless from the simulator, which is asked first."""
    return [] if answer["source"] == "simulation" else [{"code": answer["source"], "message": answer["why"]}]


def _explained(answer: Any) -> list[Any]:
    return _verdict(answer["preflight"]) if answer["preflight"] else [answer["preflight_error"]]


def _unknown(answer: Any) -> list[dict[str, str]]:
    findings = [finding for each in answer["connections"] for finding in each["findings"]]
    unknown = [finding for finding in findings if finding["result"] == "unknown"]
    return [{"code": "unknown", "message": finding["evidence"]} for finding in unknown]


WHO_AM_I = Feature(
    "who am I",
    "sts.GetCallerIdentity",
    "GET",
    ("identity",),
    account=ACCOUNT_A,
    place={},
    elsewhere={"profile": "production"},
)
PAYER = {"unharmed": WHO_AM_I, "elsewhere": {"profile": "default"}}
"""Only one account pays: the other is asked who it is."""

FEATURES = (
    WHO_AM_I,
    Feature(
        "assume a role",
        "sts.AssumeRole",
        "POST",
        ("access",),
        {},
        account=ACCOUNT_A,
        place={"role_arn": CREATOR, "region": "us-east-1"},
        elsewhere={"profile": "default"},
        instead={"access_denied": (422, "role_not_assumable")},
    ),
    Feature(
        "verify the assumed role",
        "sts.GetCallerIdentity",
        "POST",
        ("access",),
        {},
        place={"role_arn": CREATOR, "region": "us-east-1"},
        elsewhere={"profile": "default"},
    ),
    Feature("VPC connections", "glue.GetConnections", "GET", ("connections",)),
    Feature("runtime roles", "iam.ListRoles", "GET", ("runtime-roles",)),
    Feature(
        "is it allowed?",
        "iam.SimulatePrincipalPolicy",
        "POST",
        ("preflight",),
        SESSION,
        place={"role_arn": CREATOR, "region": "us-east-1"},
        failures=_verdict,
        instead={"access_denied": (200, "policies")},
        unharmed=WHO_AM_I,
        elsewhere={"profile": "default"},
    ),
    Feature("list sessions", "glue.ListSessions", "GET", ("sessions",)),
    Feature("read a session back", "glue.GetSession", "GET", ("sessions", "s-1")),
    Feature("read a session's tags", "glue.GetTags", "GET", ("sessions", "s-1", "tags")),
    Feature("tag a session", "glue.TagResource", "PUT", ("sessions", "s-1", "tags"), {"tags": {"group": "b"}}),
    Feature(
        "untag a session",
        "glue.UntagResource",
        "DELETE",
        ("sessions", "s-1", "tags"),
        place={**PRODUCTION, "key": "group"},
        elsewhere={**OWN, "key": "group"},
    ),
    Feature("stop a session", "glue.StopSession", "POST", ("sessions", "s-1", "stop"), {}),
    Feature(
        "the bill by tag",
        "ce.GetCostAndUsage",
        "GET",
        ("costs",),
        place={**PRODUCTION, "tag_key": "billing", "refresh": "true"},
        elsewhere={**OWN, "tag_key": "billing", "refresh": "true"},
    ),
    Feature(
        "activate a tag for bills",
        "ce.UpdateCostAllocationTagsStatus",
        "POST",
        ("costs", "allocation-tags", "group", "activate"),
        {},
        **PAYER,
    ),
    Feature(
        "backfill bills",
        "ce.StartCostAllocationTagBackfill",
        "POST",
        ("costs", "backfill"),
        {"start": datetime.now(timezone.utc).date().replace(day=1).isoformat()},
        mended=(GOOD, (409, "backfill_once_a_day")),
        **PAYER,
    ),
    Feature(
        "VPCs of connections",
        "ec2.DescribeSubnets",
        "GET",
        ("connections",),
        inside="`errors`, beside the connections",
        failures=lambda answer: answer["errors"],
        instead={"expired_token": (200, "clock_skewed")},
    ),
    Feature(
        "network check",
        "ec2.DescribeSubnets",
        "POST",
        ("network-check",),
        {"connections": ["session_vpc"]},
        failures=_unknown,
        instead={**dict.fromkeys(SOFT, (200, "unknown")), "expired_token": (422, "clock_skewed")},
        unharmed=WHO_AM_I,
        elsewhere={"profile": "default"},
    ),
    Feature(
        "prices",
        "pricing.GetProducts",
        "GET",
        ("costs", "rates"),
        place={**PRODUCTION, "refresh": "true"},
        elsewhere={**OWN, "refresh": "true"},
        beside=1,
        inside="`price_list_error`, beside the dated table's prices",
        failures=lambda answer: [answer["price_list_error"]] if answer["price_list_error"] else [],
        instead={"access_denied": (200, "")},
    ),
    Feature(
        "a denial explained",
        "iam.SimulatePrincipalPolicy",
        "POST",
        ("denial",),
        {"text": REFUSAL, "selection": {**SESSION, "role_arn": CREATOR, "region": "us-east-1"}},
        place={},
        inside="`preflight_error`, beside the explanation",
        failures=_explained,
        instead={"access_denied": (200, "policies")},
        unharmed=WHO_AM_I,
        elsewhere={"profile": "default"},
    ),
    Feature(
        "sessions of several accounts",
        "glue.ListSessions",
        "GET",
        ("sessions",),
        place=BOTH,
        beside=1,
        inside="`errors`, beside the other account's sessions",
        failures=lambda answer: answer["errors"],
    ),
    Feature(
        "discovery",
        "glue.GetConnections",
        "GET",
        ("discovery",),
        place=BOTH,
        beside=1,
        inside="`error` of its line; the other lines come",
        failures=lambda lines: [line["error"] for line in lines if line["error"]],
    ),
)
