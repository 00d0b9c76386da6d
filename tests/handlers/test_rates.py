from __future__ import annotations

import json
from typing import Any

import pytest
from scripted_aws import Refused, ScriptedAws

from jupyter_glue_panel.sandbox.names import ACCOUNT_B, CREATION_ROLE, role_arn

from .conftest import Ask

ROLE = role_arn(ACCOUNT_B, CREATION_ROLE)


def product(usage_type: str, price: str, operation: str = "GlueInteractiveSession") -> str:
    """An item of GetProducts as AWS writes it, shortened."""
    dimension = {"unit": "DPU-Hour", "beginRange": "0", "endRange": "Inf", "pricePerUnit": {"USD": price}}
    attributes = {
        "servicecode": "AWSGlue",
        "regionCode": "eu-west-1",
        "usagetype": usage_type,
        "operation": operation,
        "location": "EU (Ireland)",
    }
    terms = {"OnDemand": {"SKU.TERM": {"priceDimensions": {"SKU.TERM.RATE": dimension}, "sku": "SKU"}}}
    item = {
        "product": {"productFamily": "AWS Glue", "sku": "SKU", "attributes": attributes},
        "serviceCode": "AWSGlue",
        "terms": terms,
        "version": "20261101000000",
        "publicationDate": "2026-11-01T00:00:00Z",
    }
    return json.dumps(item)


async def rates(ask: Ask, **query: str) -> Any:
    return await ask("GET", "costs", "rates", role=ROLE, region="eu-west-1", **query)


def amounts(answer: Any) -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (rate["worker_family"], rate["glue_versions"]): (rate["amount"], rate["source"])
        for rate in answer.value["rates"]
    }


async def test_awss_price_list_is_believed_before_the_table(scripted_aws: ScriptedAws, ask: Ask) -> None:
    first = {
        "FormatVersion": "aws_v1",
        "PriceList": [product("EU-GlueInteractiveSession-DPU-Hour", "0.4500000000")],
        "NextToken": "2",
    }
    second = {
        "FormatVersion": "aws_v1",
        "PriceList": [
            product("EU-GlueInteractiveSession-MemOptimized-DPU-Hour", "0.5300000000"),
            product("EU-ETL-DPU-Hour", "9.9900000000", operation="Jobrun"),
        ],
    }
    scripted_aws.tell("pricing", "GetProducts", first, second)

    answer = await rates(ask)

    assert answer.value["price_list_error"] is None
    assert amounts(answer) == {
        ("standard", "below_6"): ("0.45", "price_list"),
        ("standard", "from_6"): ("0.308", "built_in"),
        ("memory_optimized", "below_6"): ("0.53", "price_list"),
        ("memory_optimized", "from_6"): ("0.364", "built_in"),
    }
    assert answer.value["rates"][0]["as_of"] == "2026-11-01"


async def test_the_price_list_is_asked_by_region_and_operation(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("pricing", "GetProducts", {"PriceList": []})

    await rates(ask)

    (asked,) = scripted_aws.asked("GetProducts")
    assert asked["ServiceCode"] == "AWSGlue"
    assert {(each["Field"], each["Value"]) for each in asked["Filters"]} == {
        ("regionCode", "eu-west-1"),
        ("operation", "GlueInteractiveSession"),
    }


async def test_what_the_price_list_said_holds_for_estimates(scripted_aws: ScriptedAws, ask: Ask) -> None:
    listed = product("EU-GlueInteractiveSession-DPU-Hour-Gen2", "0.3100000000")
    scripted_aws.tell("pricing", "GetProducts", {"PriceList": [listed]})
    await rates(ask)

    answer = await ask("POST", "costs", "estimate", json={"region": "eu-west-1", "glue_version": "6.0"})

    assert (answer.value["per_hour"], answer.value["rate"]["source"]) == ("1.5500", "price_list")


async def test_the_price_list_is_asked_once_a_day(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("pricing", "GetProducts", {"PriceList": []})
    await rates(ask)

    await rates(ask)

    assert len(scripted_aws.asked("GetProducts")) == 1


@pytest.mark.parametrize(
    ("told", "code", "questions"),
    [
        (Refused("AccessDeniedException"), "access_denied", 2),
        (Refused("InternalErrorException"), "aws_failed", 2),
        ({"PriceList": ['{"product": {}}']}, "price_list_unreadable", 1),
    ],
)
async def test_without_the_price_list_the_table_answers_and_says_why(
    scripted_aws: ScriptedAws, ask: Ask, told: Any, code: str, questions: int
) -> None:
    scripted_aws.tell("pricing", "GetProducts", told)
    await rates(ask)

    answer = await rates(ask)

    assert (answer.status, answer.value["price_list_error"]["code"]) == (200, code)
    assert amounts(answer)["standard", "below_6"] == ("0.44", "built_in")
    assert len(scripted_aws.asked("GetProducts")) == questions


async def test_where_the_role_may_not_ask_for_prices_the_user_does(scripted_aws: ScriptedAws, ask: Ask) -> None:
    scripted_aws.tell("pricing", "GetProducts", Refused("AccessDeniedException"), {"PriceList": []})

    answer = await rates(ask)

    assert answer.value["price_list_error"] is None


async def test_another_partition_has_no_price_list_and_no_table(scripted_aws: ScriptedAws, ask: Ask) -> None:
    china = ROLE.replace("arn:aws:", "arn:aws-cn:")

    answer = await ask("GET", "costs", "rates", role=china, region="cn-north-1")

    assert (answer.value["rates"], answer.value["price_list_error"]["code"]) == ([], "price_list_elsewhere")
    assert scripted_aws.requests == []
