"""What crosses HTTP about money: prices, estimates, the bill."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from .wire_base import Body, Caution, Failure, Reply

# prices


WorkerFamily = Literal["standard", "memory_optimized"]
GlueGeneration = Literal["below_6", "from_6"]
RateSource = Literal["settings", "price_list", "built_in"]


class Rate(Reply, frozen=True, kw_only=True):
    """What an hour of one DPU (memory_optimized: of one M-DPU) costs in a Region.

    glue_versions: which ones it holds for · source: the administrator, AWS's Price List, or the package's own table ·
    as_of: when that source was written, None for the administrator's · is_derived: not listed, but scaled from the
    Region's DPU-hour in the proportions of us-east-1.
    """

    region: str
    worker_family: WorkerFamily
    glue_versions: GlueGeneration
    amount: Decimal
    currency: str
    source: RateSource
    as_of: date | None
    is_derived: bool


class Rates(Reply, frozen=True, kw_only=True):
    """``GET costs/rates``: a Region's prices, none where nobody knows them.

    price_list_error: why AWS's Price List could not be asked, None where it could.
    """

    region: str
    rates: tuple[Rate, ...]
    price_list_error: Failure | None
    as_of: datetime


class BillPrice(Reply, frozen=True, kw_only=True):
    """What AWS charges at the least for ``GET costs``, where nothing of it is kept. requests: so many; more where the
    bill has several pages, or was told apart by the tag for a part of its time only.
    """

    requests: int
    price: Decimal
    currency: str


class Estimate(Reply, frozen=True, kw_only=True):
    """``POST costs/estimate``: what a session with these settings would cost, without what tax and discounts do.

    units: DPUs, or M-DPUs for memory-optimized workers · per_hour: at full size · if_forgotten: from the last statement
    until Glue ends the session by itself · minimum: what every session costs · rate, amounts, currency: None where no
    price is known · region: None where none is chosen · is_upper_bound: it may turn out cheaper, assumptions say why ·
    bill: what looking at the bill afterwards costs, whatever is started.
    """

    region: str | None
    worker_family: WorkerFamily
    units: float
    per_hour: Decimal | None
    if_forgotten: Decimal | None
    minimum: Decimal | None
    currency: str | None
    forgotten_minutes: int
    rate: Rate | None
    is_upper_bound: bool
    assumptions: tuple[Caution, ...]
    bill: BillPrice


CostBasis = Literal["dpu_seconds", "execution_seconds", "elapsed_seconds"]


class SessionCost(Reply, frozen=True, kw_only=True):
    """An estimate of what a session has cost so far, and of what it costs an hour while it lives.

    basis: what it was computed from, Glue's own figures where it gave some · is_upper_bound: it may be less, because
    workers scale, a price is not certain, or Glue does not say whether it bills this state.
    """

    so_far: Decimal
    per_hour: Decimal
    currency: str
    basis: CostBasis
    is_upper_bound: bool
    rate_source: RateSource
    rate_as_of: date | None


# the bill


Granularity = Literal["daily", "monthly"]
CostScope = Literal["glue", "sessions"]
AllocationTagStatus = Literal["active", "inactive", "unknown", "payer_account_only", "not_permitted", "failed"]


class AllocationTag(Reply, frozen=True, kw_only=True):
    """Whether bills can be told apart by a tag key. Source: Cost Explorer ListCostAllocationTags.

    status: unknown where billing has never seen the key; payer_account_only, not_permitted and failed where AWS would
    not tell, error says why; beside active, error says why AWS would not confirm what it had accepted · updated_on:
    when it was last made active or inactive · used_on: last seen on usage.
    """

    key: str
    status: AllocationTagStatus
    updated_on: date | None = None
    used_on: date | None = None
    error: Failure | None = None


class CostShare(Reply, frozen=True, kw_only=True):
    """What one value of the tag cost. tag_value: None for usage without the tag, or with an empty one."""

    tag_value: str | None
    amount: Decimal


class CostPeriod(Reply, frozen=True, kw_only=True):
    """A day or a month of the bill. end: exclusive · is_estimated: AWS may still change it · shares: only those that
    cost something, by tag value, usage without the tag last.
    """

    start: date
    end: date
    is_estimated: bool
    shares: tuple[CostShare, ...]


BackfillStatus = Literal["succeeded", "processing", "failed"]


class Backfill(Reply, frozen=True, kw_only=True):
    """A run of AWS's that gives past usage the tags that are active now. AWS allows one a day."""

    start: date
    status: BackfillStatus
    requested_at: datetime
    completed_at: datetime | None


class Costs(Reply, frozen=True, kw_only=True):
    """``GET costs``: the bill by tag, before tax. Source: Cost Explorer GetCostAndUsage, UnblendedCost.

    end: exclusive · shares: the sums over all periods · currency: None where nothing was billed · account: whose bill
    it is · asked_as: who was allowed to see it, an ARN or ``profile:<name>``, None for the user's own identity ·
    backfill: the last one, told where the tag was activated while the time ran · pages: how many requests it took,
    those about tag and backfill among them · price: what AWS charges for these, in price_currency, and not again while
    the answer is kept, since as_of · explanations: why it may be empty, late or partly untagged.
    """

    tag_key: str
    scope: CostScope
    granularity: Granularity
    start: date
    end: date
    periods: tuple[CostPeriod, ...]
    shares: tuple[CostShare, ...]
    total: Decimal
    currency: str | None
    account: str
    asked_as: str | None
    tag: AllocationTag
    backfill: Backfill | None
    explanations: tuple[Caution, ...]
    pages: int
    price: Decimal
    price_currency: str
    as_of: datetime


class PayerBody(Body, frozen=True, kw_only=True):
    """``POST costs/allocation-tags/{key}/activate``. role: with whose credentials, None for the user's own."""

    role: str | None = None
    region: str | None = None


class BackfillBody(Body, frozen=True, kw_only=True):
    """``POST costs/backfill``. start: the first of a month, at most twelve months back."""

    start: date
    role: str | None = None
    region: str | None = None
