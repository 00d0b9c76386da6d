from __future__ import annotations

from datetime import date

import pytest

from jupyter_glue_panel.costs.bill_queries import Asked, bill_query
from jupyter_glue_panel.errors import InvalidRequest

TODAY = date(2026, 11, 23)


def test_thirty_days_of_glue_by_day_are_asked_for_unless_somebody_wants_otherwise() -> None:
    query = bill_query(Asked("billing"), TODAY)

    assert (query.scope, query.granularity) == ("glue", "daily")
    assert (query.start, query.end) == (date(2026, 10, 25), date(2026, 11, 24))


def test_the_last_seven_days_include_today() -> None:
    query = bill_query(Asked("billing", days="7"), TODAY)

    assert (query.start, query.end) == (date(2026, 11, 17), date(2026, 11, 24))


def test_by_month_the_first_month_is_a_whole_one() -> None:
    query = bill_query(Asked("billing", granularity="monthly", days="365"), TODAY)

    assert (query.start, query.end) == (date(2025, 11, 1), date(2026, 11, 24))


def test_a_start_without_an_end_goes_up_to_today() -> None:
    query = bill_query(Asked("billing", start="2026-11-01"), TODAY)

    assert (query.start, query.end) == (date(2026, 11, 1), date(2026, 11, 24))


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (Asked(None), "tag_key_invalid"),
        (Asked(""), "tag_key_invalid"),
        (Asked("k" * 129), "tag_key_invalid"),
        (Asked("a\nb"), "tag_key_invalid"),
        (Asked("billing", scope="ec2"), "scope_invalid"),
        (Asked("billing", granularity="hourly"), "granularity_invalid"),
        (Asked("billing", days="0"), "days_invalid"),
        (Asked("billing", days="367"), "days_invalid"),
        (Asked("billing", days="٣"), "days_invalid"),
        (Asked("billing", days="soon"), "days_invalid"),
        (Asked("billing", start="23.11.2026"), "date_invalid"),
        (Asked("billing", start="2026-11-01", end="2026-02-30"), "date_invalid"),
        (Asked("billing", end="2026-11-01"), "date_range_ambiguous"),
        (Asked("billing", days="7", start="2026-11-01"), "date_range_ambiguous"),
        (Asked("billing", start="2026-11-10", end="2026-11-01"), "date_range_reversed"),
        (Asked("billing", start="2026-11-10", end="2026-11-10"), "date_range_reversed"),
        (Asked("billing", start="2026-11-10", end="2026-11-25"), "date_range_in_future"),
        (Asked("billing", start="2027-01-01"), "date_range_reversed"),
        (Asked("billing", start="2025-11-01", end="2026-11-23"), "date_range_too_long"),
        (Asked("billing", start="2025-01-01", end="2025-02-01"), "date_range_too_old"),
    ],
)
def test_each_way_to_ask_wrongly_has_an_error_of_its_own(asked: Asked, code: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        bill_query(asked, TODAY)

    assert caught.value.code == code
