from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_glue_panel.costs.built_in_rates import built_in_rates
from jupyter_glue_panel.costs.estimates import estimate
from jupyter_glue_panel.costs.rates import RateBook
from jupyter_glue_panel.costs.workers import UNITS
from jupyter_glue_panel.errors import InvalidRequest
from jupyter_glue_panel.wire import Selection

BOOK = RateBook([built_in_rates()])


def codes(found):
    return [assumption.code for assumption in found.assumptions]


def test_a_session_is_priced_before_it_starts():
    found = estimate(
        Selection(glue_version="5.1", worker_type="G.1X", number_of_workers=5, idle_timeout_minutes=60),
        "us-east-1",
        BOOK,
    )

    assert (found.units, found.per_hour, found.if_forgotten, found.currency) == (
        5,
        Decimal("2.2"),
        Decimal("2.2"),
        "USD",
    )
    assert (found.rate.source, str(found.rate.as_of)) == ("built_in", "2026-11-23")
    assert codes(found) == []


def test_a_session_with_all_defaults_costs_over_a_hundred_dollars_if_forgotten():
    found = estimate(Selection(), "us-east-1", BOOK)

    assert (found.forgotten_minutes, found.if_forgotten) == (2880, Decimal("105.6"))
    assert codes(found) == [
        "worker_type_default",
        "number_of_workers_default",
        "idle_timeout_default",
        "glue_version_default",
    ]


def test_a_time_out_ends_a_forgotten_session_before_its_idle_time_out_does():
    found = estimate(Selection(idle_timeout_minutes=2880, timeout_minutes=30), "us-east-1", BOOK)

    assert (found.forgotten_minutes, found.if_forgotten) == (30, Decimal("1.1"))


def test_glue_6_is_cheaper():
    found = estimate(Selection(glue_version="6.0"), "us-east-1", BOOK)

    assert (found.per_hour, found.is_upper_bound) == (Decimal("1.54"), False)


def test_a_version_that_aws_picks_is_priced_at_the_higher_rate_and_says_so():
    found = estimate(Selection(glue_version="auto"), "us-east-1", BOOK)

    assert (found.per_hour, found.is_upper_bound) == (Decimal("2.2"), True)
    assert "glue_version_unknown" in codes(found)


def test_memory_optimized_workers_have_their_own_price():
    found = estimate(Selection(worker_type="R.2X", number_of_workers=2), "us-east-1", BOOK)

    assert (found.worker_family, found.per_hour) == ("memory_optimized", Decimal("2.08"))


def test_every_session_costs_at_least_a_minute():
    found = estimate(Selection(worker_type="G.1X", number_of_workers=6), "us-east-1", BOOK)

    assert found.minimum == Decimal("0.0440")


def test_a_region_without_a_price_has_no_estimate_and_says_why():
    found = estimate(Selection(), "eu-central-2", BOOK)

    assert (found.per_hour, found.if_forgotten, found.currency) == (None, None, None)
    assert "region_not_priced" in codes(found)


def test_a_price_that_is_not_listed_is_told_from_one_that_is():
    found = estimate(Selection(worker_type="R.1X"), "eu-west-1", BOOK)

    assert "rate_derived" in codes(found)


@pytest.mark.parametrize(
    ("selection", "code"),
    [
        (Selection(worker_type="M.1X"), "worker_type_unknown"),
        (Selection(number_of_workers=0), "number_of_workers_invalid"),
        (Selection(idle_timeout_minutes=0), "idle_timeout_invalid"),
        (Selection(timeout_minutes=-5), "timeout_invalid"),
    ],
)
def test_settings_that_glue_would_refuse_are_not_priced(selection, code):
    with pytest.raises(InvalidRequest) as caught:
        estimate(selection, "us-east-1", BOOK)

    assert caught.value.code == code


@given(st.sampled_from(sorted(UNITS)), st.integers(1, 300), st.integers(1, 10_000))
def test_forgetting_a_session_never_costs_less_than_its_minimum(worker_type, workers, minutes):
    found = estimate(
        Selection(worker_type=worker_type, number_of_workers=workers, idle_timeout_minutes=minutes), "us-east-1", BOOK
    )

    assert found.minimum <= found.if_forgotten


def test_without_a_region_there_is_a_size_but_no_price():
    found = estimate(Selection(), None, BOOK)

    assert (found.units, found.per_hour) == (5, None)
    assert "region_not_chosen" in codes(found)
