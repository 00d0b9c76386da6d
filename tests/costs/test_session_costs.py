from datetime import datetime, timedelta, timezone
from decimal import Decimal

import msgspec
import pytest

from jupyter_glue_panel.costs.built_in_rates import built_in_rates
from jupyter_glue_panel.costs.rates import RateBook, rates_from_settings
from jupyter_glue_panel.costs.session_costs import session_cost, session_sums
from jupyter_glue_panel.wire import Session

BOOK = RateBook([built_in_rates()])
NOON = datetime(2026, 11, 23, 12, tzinfo=timezone.utc)
AN_HOUR_AGO = NOON - timedelta(hours=1)


def session(**fields):
    """A READY session of five G.1X workers that began an hour before noon."""
    usual = {
        "id": "s-1",
        "arn": "arn:aws:glue:us-east-1:444455556666:session/s-1",
        "account": "444455556666",
        "region": "us-east-1",
        "status": "READY",
        "role_arn": "arn:aws:iam::444455556666:role/Runtime",
        "created_on": AN_HOUR_AGO,
        "completed_on": None,
        "error_message": None,
        "connections": (),
        "glue_version": "5.1",
        "worker_type": "G.1X",
        "number_of_workers": 5,
        "max_capacity": 5.0,
        "idle_timeout_minutes": 60,
        "execution_seconds": None,
        "dpu_seconds": None,
        "progress": None,
        "tags": {},
        "age_seconds": 3600.0,
    }
    return Session(**(usual | fields))


def priced(**fields):
    one = session(**fields)
    return msgspec.structs.replace(one, cost=session_cost(one, BOOK))


def test_glues_dpu_seconds_are_what_a_session_cost():
    cost = session_cost(session(dpu_seconds=9000.0, execution_seconds=1.0), BOOK)

    assert (cost.so_far, cost.basis, cost.is_upper_bound) == (Decimal("1.1"), "dpu_seconds", False)


def test_execution_time_counts_where_dpu_seconds_are_missing():
    cost = session_cost(session(execution_seconds=1800.0), BOOK)

    assert (cost.so_far, cost.basis) == (Decimal("1.1"), "execution_seconds")


def test_a_living_session_of_which_glue_says_nothing_is_counted_from_its_start():
    cost = session_cost(session(), BOOK)

    assert (cost.so_far, cost.per_hour, cost.basis) == (Decimal("2.2"), Decimal("2.2"), "elapsed_seconds")
    assert (cost.rate_source, str(cost.rate_as_of)) == ("built_in", "2026-11-23")


def test_a_session_that_ended_stops_costing():
    cost = session_cost(session(status="STOPPED", completed_on=AN_HOUR_AGO + timedelta(minutes=30)), BOOK)

    assert cost.so_far == Decimal("1.1")


def test_a_minute_is_billed_however_short_the_session_was():
    cost = session_cost(session(status="STOPPED", completed_on=AN_HOUR_AGO + timedelta(seconds=2)), BOOK)

    assert cost.so_far == Decimal("0.0367")


def test_a_session_that_seems_to_end_before_it_began_costs_its_minimum():
    cost = session_cost(session(status="STOPPED", completed_on=AN_HOUR_AGO - timedelta(minutes=10)), BOOK)

    assert cost.so_far == Decimal("0.0367")


@pytest.mark.parametrize(
    "fields",
    [
        {"auto_scaling": True},
        {"auto_scaling": True, "execution_seconds": 60.0},
        {"glue_version": "auto"},
        {"status": "PROVISIONING"},
        {"status": "FAILED", "completed_on": NOON},
    ],
    ids=["scales", "scales, with execution time", "version unknown", "not ready yet", "never was ready"],
)
def test_what_may_turn_out_cheaper_is_called_an_upper_bound(fields):
    assert session_cost(session(**fields), BOOK).is_upper_bound


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "STOPPED"},
        {"region": "eu-central-2"},
        {"max_capacity": None, "worker_type": "G.64X"},
    ],
    ids=["ended nobody knows when", "a Region without a price", "workers of unknown size"],
)
def test_a_cost_that_nobody_can_know_is_not_made_up(fields):
    assert session_cost(session(**fields), BOOK) is None


def test_sums_over_all_sessions_tell_what_burns_now():
    sessions = [
        priced(),
        priced(status="STOPPED", completed_on=NOON),
        priced(status="STOPPED"),
    ]

    known, unknown = session_sums(sessions)

    assert (known.sessions, known.living, known.so_far, known.per_hour) == (2, 1, Decimal("4.4"), Decimal("2.2"))
    assert (unknown.sessions, unknown.living, unknown.so_far, unknown.currency) == (1, 0, None, None)


def test_sessions_group_by_a_tags_value_with_untagged_and_unreadable_apart():
    sessions = [
        priced(tags=None),
        priced(tags={"owner": "someone"}),
        priced(tags={"group": "science"}),
        priced(tags={"group": "analytics"}),
        priced(tags={"group": "analytics"}),
    ]

    groups = session_sums(sessions, "group")

    assert [(group.tag_value, group.tags_readable, group.so_far) for group in groups] == [
        ("analytics", True, Decimal("4.4")),
        ("science", True, Decimal("2.2")),
        (None, True, Decimal("2.2")),
        (None, False, Decimal("2.2")),
    ]


def test_currencies_are_never_added_up():
    yuan = RateBook([rates_from_settings({"cn-north-1": {"standard": "3", "currency": "CNY"}})])
    chinese = session(region="cn-north-1")
    sessions = [priced(), msgspec.structs.replace(chinese, cost=session_cost(chinese, yuan))]

    totals = session_sums(sessions)

    assert [(total.currency, total.so_far) for total in totals] == [("CNY", Decimal("15")), ("USD", Decimal("2.2"))]


def test_the_sum_is_the_sum_of_the_rows():
    sessions = [priced(execution_seconds=61.7) for _ in range(1000)]

    (total,) = session_sums(sessions)

    assert total.so_far == 1000 * sessions[0].cost.so_far
