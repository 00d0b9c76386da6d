"""The Price List as boto3 sees it."""

from __future__ import annotations

import json
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from jupyter_glue_panel.sandbox.world import World


def products(**fields: str) -> list[Any]:
    filters = [{"Type": "TERM_MATCH", "Field": field, "Value": value} for field, value in fields.items()]
    answer = boto3.client("pricing").get_products(ServiceCode="AWSGlue", Filters=filters)
    return [json.loads(text) for text in answer["PriceList"]]


def test_sessions_have_a_price_for_either_kind_of_worker(aws_environment: World) -> None:
    offers = products(regionCode="eu-west-1", operation="GlueInteractiveSession")

    assert [offer["product"]["attributes"]["usagetype"] for offer in offers] == [
        "EU-GlueInteractiveSession-DPU-Hour",
        "EU-GlueInteractiveSession-MemOptimized-DPU-Hour",
    ]


def test_a_price_stands_in_the_terms_of_its_offer(aws_environment: World) -> None:
    (offer,) = products(usagetype="USE1-GlueInteractiveSession-DPU-Hour")

    (term,) = offer["terms"]["OnDemand"].values()
    (dimension,) = term["priceDimensions"].values()
    assert dimension["pricePerUnit"] == {"USD": "0.4400000000"}
    assert dimension["unit"] == "DPU-Hour"


def test_a_region_without_offers_has_none(aws_environment: World) -> None:
    assert products(regionCode="mx-central-1") == []


def test_other_services_are_not_on_this_list(aws_environment: World) -> None:
    with pytest.raises(ClientError, match="NotFoundException"):
        boto3.client("pricing").get_products(ServiceCode="AmazonEC2")
