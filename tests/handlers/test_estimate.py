from __future__ import annotations

import pytest

from jupyter_glue_panel.sandbox.names import ACCOUNT_B, CREATION_ROLE, role_arn
from jupyter_glue_panel.sandbox.world import World

from .conftest import Ask

ROLE = role_arn(ACCOUNT_B, CREATION_ROLE)


async def test_an_estimate_asks_aws_nothing(aws_environment: World, ask: Ask) -> None:
    selection = {"role_arn": ROLE, "region": "us-east-1", "worker_type": "G.1X", "number_of_workers": 5}

    answer = await ask("POST", "costs", "estimate", json=selection)

    assert (answer.value["per_hour"], answer.value["if_forgotten"]) == ("2.2000", "105.6000")
    assert (answer.value["rate"]["source"], answer.value["rate"]["as_of"]) == ("built_in", "2026-11-23")
    assert not aws_environment.requests.counts()


async def test_an_estimate_is_for_the_configured_region_if_none_was_chosen(aws_environment: World, ask: Ask) -> None:
    answer = await ask("POST", "costs", "estimate", json={})

    assert answer.value["region"] == "us-east-1"


async def test_an_estimate_says_what_a_look_at_the_bill_costs_at_least(aws_environment: World, ask: Ask) -> None:
    answer = await ask("POST", "costs", "estimate", json={})

    assert answer.value["bill"] == {"requests": 2, "price": "0.02", "currency": "USD"}


@pytest.mark.parametrize("panel_traits", [{"rates": {"us-east-1": {"standard": "0.40"}}}])
async def test_an_administrators_price_goes_before_the_table(aws_environment: World, ask: Ask) -> None:
    answer = await ask("POST", "costs", "estimate", json={})

    assert (answer.value["per_hour"], answer.value["rate"]["source"]) == ("2.0000", "settings")


@pytest.mark.parametrize(
    ("selection", "code"),
    [({"worker_type": "M.1X"}, "worker_type_unknown"), ({"region": "Virginia"}, "region_invalid")],
)
async def test_what_cannot_be_priced_is_refused(
    aws_environment: World, ask: Ask, selection: dict[str, str], code: str
) -> None:
    answer = await ask("POST", "costs", "estimate", json=selection)

    assert answer.code == (400, code)
