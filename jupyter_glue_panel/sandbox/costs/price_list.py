"""The Price List's GetProducts for Glue, in the shape of AWS's own offers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from zlib import crc32

from werkzeug import Response

from jupyter_glue_panel.sandbox.clock import Clock, iso
from jupyter_glue_panel.sandbox.gate.call import Call
from jupyter_glue_panel.sandbox.gate.credentials import Caller
from jupyter_glue_panel.sandbox.gate.guard import Attempt, Guard, require
from jupyter_glue_panel.sandbox.gate.refusal import AwsError
from jupyter_glue_panel.sandbox.glue.paging import page_of
from jupyter_glue_panel.sandbox.validation import validate

SERVICE = "AWSGlue"
AGE_SECONDS = 20 * 24 * 3600
_REGIONS = {
    "us-east-1": ("USE1", "US East (N. Virginia)"),
    "eu-west-1": ("EU", "EU (Ireland)"),
    "eu-central-1": ("EUC1", "EU (Frankfurt)"),
}
_OFFERS = (
    ("GlueInteractiveSession-DPU-Hour", "GlueInteractiveSession", "0.4400000000"),
    ("GlueInteractiveSession-MemOptimized-DPU-Hour", "GlueInteractiveSession", "0.5200000000"),
    ("ETL-DPU-Hour", "Jobrun", "0.4400000000"),
)


class PriceList:
    """Answers GetProducts."""

    def __init__(self, clock: Clock, guard: Guard) -> None:
        self._clock = clock
        self._guard = guard

    def answer(self, call: Call, caller: Caller) -> Response | None:
        """The reply; None for every other action. ``AwsError`` or ``Refusal`` where AWS says no."""
        if call.action != "GetProducts":
            return None
        parameters = call.json_parameters()
        validate("pricing", call.action, parameters)
        require(self._guard, Attempt(caller, "pricing:GetProducts"))
        page, more = page_of(self._matching(parameters), parameters)
        reply = {"FormatVersion": "aws_v1", "PriceList": [json.dumps(offer) for offer in page], **more}
        return Response(json.dumps(reply), content_type="application/x-amz-json-1.1")

    def _matching(self, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        if parameters["ServiceCode"] != SERVICE:
            raise AwsError("NotFoundException", f"The service code {parameters['ServiceCode']} is not known here.")
        wanted = {(each["Field"], each["Value"]) for each in parameters.get("Filters", ())}
        return [offer for offer in self._offers() if wanted <= offer["product"]["attributes"].items()]

    def _offers(self) -> Iterator[dict[str, Any]]:
        published = iso(self._clock.now() - AGE_SECONDS)
        for region, (prefix, location) in _REGIONS.items():
            for usage, operation, price in _OFFERS:
                attributes = {
                    "servicecode": SERVICE,
                    "servicename": "AWS Glue",
                    "regionCode": region,
                    "location": location,
                    "locationType": "AWS Region",
                    "usagetype": f"{prefix}-{usage}",
                    "operation": operation,
                }
                yield _offer(attributes, price, published)


def _offer(attributes: Mapping[str, str], price: str, published: str) -> dict[str, Any]:
    sku = f"{crc32(attributes['usagetype'].encode()):016X}"
    term, dimension = f"{sku}.JRTCKXETXF", f"{sku}.JRTCKXETXF.6YS6EN2CT7"
    told = {
        "unit": "DPU-Hour",
        "beginRange": "0",
        "endRange": "Inf",
        "description": f"${price} per DPU-Hour",
        "rateCode": dimension,
        "appliesTo": [],
        "pricePerUnit": {"USD": price},
    }
    on_demand = {term: {"sku": sku, "offerTermCode": "JRTCKXETXF", "priceDimensions": {dimension: told}}}
    return {
        "product": {"productFamily": "AWS Glue", "sku": sku, "attributes": dict(attributes)},
        "serviceCode": SERVICE,
        "terms": {"OnDemand": on_demand},
        "version": published.replace("-", "").replace(":", "").replace("T", "").replace("Z", ""),
        "publicationDate": published,
    }
