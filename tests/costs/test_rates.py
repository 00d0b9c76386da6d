from decimal import Decimal

import pytest

from jupyter_glue_panel.costs.built_in_rates import built_in_rates
from jupyter_glue_panel.costs.rates import RateBook, RateKey, generation_of, rates_from_settings
from jupyter_glue_panel.errors import InvalidRequest


@pytest.mark.parametrize(
    ("region", "family", "generation", "amount", "is_derived"),
    [
        ("us-east-1", "standard", "below_6", "0.44", False),
        ("us-east-1", "standard", "from_6", "0.308", False),
        ("us-east-1", "memory_optimized", "below_6", "0.52", False),
        ("us-east-1", "memory_optimized", "from_6", "0.364", False),
        ("sa-east-1", "standard", "below_6", "0.69", False),
        ("sa-east-1", "standard", "from_6", "0.483", True),
        ("eu-west-1", "memory_optimized", "below_6", "0.52", True),
    ],
)
def test_the_built_in_table_says_which_prices_are_listed_and_which_are_derived(
    region, family, generation, amount, is_derived
):
    rate = built_in_rates()[RateKey(region, family, generation)]

    assert (str(rate.amount), rate.currency, rate.is_derived) == (amount, "USD", is_derived)
    assert (rate.source, str(rate.as_of)) == ("built_in", "2026-11-23")


def test_a_region_that_is_not_listed_has_no_price_rather_than_a_wrong_one():
    book = RateBook([built_in_rates()])

    assert book.of_region("cn-north-1") == ()


@pytest.mark.parametrize(
    ("version", "generation"),
    [("4.0", "below_6"), ("5.1", "below_6"), ("6.0", "from_6"), ("10.2", "from_6"), ("auto", None), (None, None)],
)
def test_the_price_depends_on_the_glue_version(version, generation):
    assert generation_of(version) == generation


def test_what_the_administrator_set_goes_before_the_table():
    own = rates_from_settings({"us-east-1": {"standard": "0.40", "memory_optimized_from_6": "0.30"}})
    book = RateBook([own, built_in_rates()])

    rates = {(rate.worker_family, rate.glue_versions): rate for rate in book.of_region("us-east-1")}

    assert rates["standard", "below_6"].amount == Decimal("0.40")
    assert rates["standard", "below_6"].source == "settings"
    assert rates["memory_optimized", "from_6"].amount == Decimal("0.30")
    assert rates["standard", "from_6"].source == "built_in"


def test_an_administrator_may_price_in_another_currency():
    own = rates_from_settings({"cn-north-1": {"standard": "3.021", "currency": "CNY"}})

    assert own[RateKey("cn-north-1", "standard", "below_6")].currency == "CNY"


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"us-east-1": {"standard": "cheap"}}, "rate_invalid"),
        ({"us-east-1": {"standard": "-1"}}, "rate_invalid"),
        ({"us-east-1": {"standard": "NaN"}}, "rate_invalid"),
        ({"us-east-1": {"spot": "0.1"}}, "rate_invalid"),
        ({"Virginia": {"standard": "0.44"}}, "region_invalid"),
    ],
)
def test_a_setting_that_is_no_price_is_refused(settings, code):
    with pytest.raises(InvalidRequest) as caught:
        rates_from_settings(settings)

    assert caught.value.code == code
