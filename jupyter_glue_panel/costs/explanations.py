"""Why a bill by tag looks as it does. Pure. Source: AWS Billing User Guide, cost allocation tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from jupyter_glue_panel.wire import Caution, Failure
from jupyter_glue_panel.wire_costs import AllocationTag, Backfill, CostPeriod

from .bill_queries import BillQuery

LATE = timedelta(days=1)


def explanations(
    query: BillQuery,
    tag: AllocationTag,
    backfill: Backfill | Failure | None,
    periods: Sequence[CostPeriod],
    today: date,
) -> Iterator[Caution]:
    """Codes: tag_key_unknown, tag_key_not_activated, tag_status_unknown, activated_after_start, backfill_runs,
    backfilled, backfill_unknown, no_costs, partly_untagged, up_to_24_hours_late, estimated.

    backfill: the last one, None where there was none; why, where AWS would not tell.
    """
    yield from _about_tag(query, tag, backfill)
    shares = [share for period in periods for share in period.shares]
    if not shares:
        yield Caution(code="no_costs", message="Nothing was billed in this time.")
    elif any(share.tag_value is None for share in shares):
        yield Caution(
            code="partly_untagged",
            message=f"A part was used without the tag {query.tag_key}, or before bills could be told apart by it.",
        )
    if query.end > today - LATE:
        yield Caution(code="up_to_24_hours_late", message="The last day is not complete: bills are a day late.")
    if any(period.is_estimated for period in periods):
        yield Caution(code="estimated", message="AWS may still change the figures of the current month.")


def is_active_since_start(query: BillQuery, tag: AllocationTag) -> bool:
    """Whether the tag was activated while the time of the bill ran, so that a backfill would explain it."""
    return tag.status == "active" and tag.updated_on is not None and tag.updated_on > query.start


def _about_tag(query: BillQuery, tag: AllocationTag, backfill: Backfill | Failure | None) -> Iterator[Caution]:
    if tag.status == "unknown":
        yield Caution(
            code="tag_key_unknown",
            message=f"Billing has not seen the tag {tag.key} yet: that takes up to a day from its first use.",
        )
    elif tag.status == "inactive":
        yield Caution(
            code="tag_key_not_activated",
            message=f"The tag {tag.key} is not activated as a cost allocation tag, so bills can't be told apart by it.",
        )
    elif tag.status != "active":
        yield Caution(
            code="tag_status_unknown", message=f"Whether bills can be told apart by {tag.key} could not be found out."
        )
    elif is_active_since_start(query, tag):
        yield from _about_the_past(tag, backfill)


def _about_the_past(tag: AllocationTag, backfill: Backfill | Failure | None) -> Iterator[Caution]:
    activated = f"The tag {tag.key} was activated on {tag.updated_on}"
    if isinstance(backfill, Backfill) and _gives(backfill, tag):
        yield _backfilled(activated, backfill)
        return
    only = "what was used before has it only after a backfill"
    yield Caution(code="activated_after_start", message=f"{activated}; {only}.")
    if isinstance(backfill, Failure):
        yield Caution(
            code="backfill_unknown",
            message=f"Whether AWS has run a backfill could not be found out: {backfill.message}",
        )


def _backfilled(activated: str, backfill: Backfill) -> Caution:
    since = f"what was used from {backfill.start} on"
    if backfill.status == "processing":
        return Caution(code="backfill_runs", message=f"{activated}; AWS is giving it to {since}: the figures change.")
    return Caution(code="backfilled", message=f"{activated}, and by a backfill for {since}.")


def _gives(backfill: Backfill, tag: AllocationTag) -> bool:
    """A run gives the past those tags that were active when it was asked for."""
    is_after = tag.updated_on is not None and backfill.requested_at.date() >= tag.updated_on
    return is_after and backfill.status != "failed"
