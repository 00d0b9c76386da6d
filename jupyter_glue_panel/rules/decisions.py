"""What is decided about (layers of policies), and what a decision says: values only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from .policy import Policy
from .statements import Effect

Verdict = Literal["allowed", "explicitDeny", "implicitDeny", "unknown"]
"""AWS's own words (SimulatePrincipalPolicy), and unknown."""
LayerName = Literal["scp", "rcp", "identity", "boundary", "session", "trust"]

LAYERS: dict[LayerName, str] = {
    "scp": "service control policy",
    "rcp": "resource control policy",
    "identity": "identity-based policy",
    "boundary": "permissions boundary",
    "session": "session policy",
    "trust": "trust policy",
}
"""The layers in AWS's words."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A policy that applies and could not be read. needs: the permission that would tell, where it is known."""

    name: str
    needs: str = ""


Attached: TypeAlias = "tuple[Policy | Unreadable, ...]"


@dataclass(frozen=True, slots=True)
class Layers:
    """Every policy that has a say about one principal.

    boundary, session: None where there is none; an empty tuple is one that allows nothing · scp, rcp: one entry a
    level, from the organisation's root down to the account, of which each must allow.
    """

    identity: Attached
    boundary: Attached | None = None
    session: Attached | None = None
    scp: tuple[Attached, ...] = ()
    rcp: tuple[Attached, ...] = ()

    def each(self) -> Iterator[tuple[LayerName, Attached]]:
        """The layers that exist, from the outermost in."""
        for level in self.scp:
            yield "scp", level
        for level in self.rcp:
            yield "rcp", level
        yield "identity", self.identity
        if self.boundary is not None:
            yield "boundary", self.boundary
        if self.session is not None:
            yield "session", self.session


@dataclass(frozen=True, slots=True)
class Match:
    """A statement that matched.

    index: its place in the policy, from 0 · missing: the context keys that it reads and the request lacked, as written.
    """

    layer: LayerName
    policy: str
    index: int
    sid: str | None
    effect: Effect
    missing: tuple[str, ...] = ()

    def __str__(self) -> str:
        """For example: statement 2 (DenyNoVpc) of CustomCreateSessionPolicy, an identity-based policy."""
        sid = f" ({self.sid})" if self.sid else ""
        return f"statement {self.index + 1}{sid} of {self.policy}, {with_article(LAYERS[self.layer])}"


@dataclass(frozen=True, slots=True)
class Decision:
    """What AWS would say about one request.

    layer: the one that decided: that denies, that lacks an Allow, that could not be read; identity where all allow ·
    statement: the one that decided, None where it is the lack of one · matched: every statement that matched ·
    missing_keys: context keys that the request lacked and that statements about it read, as the policies spell them ·
    unread: the policies that could not be read · grounds: for each reason to deny it (a Deny that matched, a layer that
    lacks an Allow) the missing keys that could have made it otherwise; none means that nothing could.
    """

    verdict: Verdict
    layer: LayerName
    statement: Match | None = None
    matched: tuple[Match, ...] = ()
    missing_keys: tuple[str, ...] = ()
    unread: tuple[Unreadable, ...] = ()
    grounds: tuple[tuple[str, ...], ...] = ()

    @property
    def is_allowed(self) -> bool:
        return self.verdict == "allowed"

    def __str__(self) -> str:
        """For people: the reason, and which keys the request lacks that policies read for it."""
        lacks = f" The request lacks {', '.join(self.missing_keys)}." if self.missing_keys else ""
        return self._reason() + lacks

    def _reason(self) -> str:
        if self.verdict == "unknown":
            names = ", ".join(f"{each.name} (needs {each.needs})" if each.needs else each.name for each in self.unread)
            return f"Cannot know: not readable here: {names}."
        if self.statement is None:
            return f"No {LAYERS[self.layer]} allows it."
        verb = "allows" if self.is_allowed else "denies"
        return f"{str(self.statement)[0].upper()}{str(self.statement)[1:]}, {verb} it."


def with_article(noun: str) -> str:
    """``noun`` after a or an."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
