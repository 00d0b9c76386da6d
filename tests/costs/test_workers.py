import pytest

from jupyter_glue_panel.costs.workers import requested_size, size_of
from jupyter_glue_panel.errors import InvalidRequest


@pytest.mark.parametrize(
    ("worker_type", "number", "units", "family"),
    [
        ("G.025X", 2, 0.5, "standard"),
        ("Standard", 2, 2, "standard"),
        ("G.1X", 5, 5, "standard"),
        ("G.16X", 3, 48, "standard"),
        ("R.8X", 2, 16, "memory_optimized"),
        ("Z.2X", 2, 4, "memory_optimized"),
    ],
)
def test_a_session_is_as_large_as_its_workers_together(worker_type, number, units, family):
    size = requested_size(worker_type, number)

    assert (float(size.units), size.family) == (units, family)


def test_a_worker_type_nobody_knows_is_refused_with_those_that_are_known():
    with pytest.raises(InvalidRequest) as caught:
        requested_size("G.3X", 5)

    assert caught.value.code == "worker_type_unknown"
    assert "G.1X" in caught.value.hint


def test_a_session_without_workers_is_refused():
    with pytest.raises(InvalidRequest) as caught:
        requested_size("G.1X", 0)

    assert caught.value.code == "number_of_workers_invalid"


def test_glues_own_capacity_is_believed_before_workers_are_counted():
    size = size_of("G.2X", 5, 12.5)

    assert float(size.units) == 12.5


def test_a_session_whose_workers_are_of_a_kind_to_come_has_no_known_size():
    assert size_of("G.64X", 5, None) is None
