"""AWS's decision on a request: an explicit Deny in any layer wins; else every layer that exists must allow.

Source: IAM User Guide, "Policy evaluation logic". Glue sessions have no resource-based policy, so layers intersect.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .context import Context, ContextValue
from .decisions import Attached, Decision, LayerName, Layers, Match, Unreadable
from .policy import Policy
from .principals import Caller, Link
from .statements import Statement


@dataclass(frozen=True, slots=True)
class Question:
    """A request as statements see it. action: lower case · caller: whom a trust policy is asked about."""

    action: str
    resource: str
    context: Context
    caller: Caller | None = None


@dataclass(slots=True)
class Reading:
    """What one layer says about a question.

    links: how the statements that allow name the caller · missing: context keys that statements about it read and the
    request lacks, lower case to as written · awaited: those of them that an Allow reads.
    """

    layer: LayerName
    allows: list[Match] = field(default_factory=list)
    denies: list[Match] = field(default_factory=list)
    unread: list[Unreadable] = field(default_factory=list)
    links: set[Link] = field(default_factory=set)
    missing: dict[str, str] = field(default_factory=dict)
    awaited: dict[str, str] = field(default_factory=dict)

    @property
    def grounds(self) -> list[tuple[str, ...]]:
        """See ``Decision``."""
        lacks_allow = not self.allows and not self.unread
        return [match.missing for match in self.denies] + [tuple(self.awaited.values())] * lacks_allow


def decide(
    layers: Layers, action: str, resource: str = "*", context: Context | Mapping[str, ContextValue] | None = None
) -> Decision:
    """Whether ``layers`` let ``action`` through on ``resource``: an ARN, or ``*`` where the action takes none.

    context: condition keys in any case, a list for a multivalued key; a key left out is one that the request lacks.
    A layer with an unreadable policy makes the verdict unknown, unless what was read already denies.
    """
    question = Question(action.lower(), resource, Context.of(context or {}))
    return conclude([read_layer(name, attached, question) for name, attached in layers.each()])


def read_layer(layer: LayerName, attached: Attached, question: Question) -> Reading:
    """What the policies of one layer say about ``question``."""
    reading = Reading(layer)
    for policy in attached:
        if isinstance(policy, Unreadable):
            reading.unread.append(policy)
            continue
        for statement in policy.statements:
            _hear(statement, policy, question, reading)
    return reading


def conclude(readings: Sequence[Reading]) -> Decision:
    """The decision of all layers together; ``readings`` from the outermost layer in."""
    denies = [match for reading in readings for match in reading.denies]
    allows = [match for reading in readings for match in reading.allows]
    matched = (*denies, *allows)
    missing = {lowered: key for reading in readings for lowered, key in reading.missing.items()}
    missing_keys = tuple(missing.values())
    unread = tuple(policy for reading in readings for policy in reading.unread)
    grounds = tuple(ground for reading in readings for ground in reading.grounds)
    if denies:
        return Decision("explicitDeny", denies[0].layer, denies[0], matched, missing_keys, unread, grounds)
    for reading in readings:
        if not reading.allows and not reading.unread:
            return Decision("implicitDeny", reading.layer, None, matched, missing_keys, unread, grounds)
    for reading in readings:
        if reading.unread:
            return Decision("unknown", reading.layer, None, matched, missing_keys, unread)
    deciding = next((match for match in allows if match.layer in ("identity", "trust")), None)
    return Decision("allowed", deciding.layer if deciding else "identity", deciding, matched, missing_keys)


def _hear(statement: Statement, policy: Policy, question: Question, reading: Reading) -> None:
    if not statement.covers(question.action, question.context):
        return
    link: Link | None = "principal"
    if question.caller is not None and statement.principals is not None:
        link = statement.principals.link(question.caller)
    if link is None:
        return
    covered = statement.covers_resource(question.resource, question.context)
    if not covered and not _has_open_variable(statement, question.context):
        return
    missing = {low: key for low, key in statement.reads.items() if low not in question.context}
    reading.missing.update(missing)
    if statement.effect == "Allow":
        reading.awaited.update(missing)
    if not covered or not statement.holds(question.context):
        return
    found = Match(reading.layer, policy.name, statement.index, statement.sid, statement.effect, tuple(missing.values()))
    if statement.effect == "Deny":
        reading.denies.append(found)
        return
    reading.allows.append(found)
    reading.links.add(link)


def _has_open_variable(statement: Statement, context: Context) -> bool:
    return statement.resources is not None and any(key.lower() not in context for key in statement.resources.reads)
