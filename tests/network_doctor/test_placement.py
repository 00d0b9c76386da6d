from __future__ import annotations

from dataclasses import replace

import pytest

from .networks import DENIED, PLACE, SUBNET, examined, found


def test_a_subnet_that_is_gone_fails_in_glues_words() -> None:
    finding = found("subnet_exists", subnets={})

    assert finding.result == "fail"
    assert finding.evidence == "EC2 knows no subnet subnet-1 in this account and Region."
    assert finding.glue_message == "Failed to call ec2:DescribeSubnets"


def test_a_subnet_that_is_still_being_made_fails() -> None:
    assert found("subnet_exists", subnets={"subnet-1": replace(SUBNET, state="pending")}).result == "fail"


@pytest.mark.parametrize(("zone", "result"), [("us-east-1a", "pass"), ("us-east-1b", "fail"), (None, "warn")])
def test_the_connection_has_to_name_its_subnets_zone(zone: str | None, result: str) -> None:
    finding = found("availability_zone_matches", replace(PLACE, availability_zone=zone))

    assert finding.result == result


@pytest.mark.parametrize(
    ("free", "result", "glue_message"),
    [
        (0, "fail", "Number of IP addresses on subnet is 0"),
        (5, "fail", "The specified subnet does not have enough free addresses to satisfy the request"),
        (9, "warn", "The specified subnet does not have enough free addresses to satisfy the request"),
        (10, "pass", None),
    ],
)
def test_every_worker_needs_a_free_address(free: int, result: str, glue_message: str | None) -> None:
    subnet = replace(SUBNET, free_addresses=free)

    finding = found("free_addresses", workers=5, subnets={"subnet-1": subnet})

    assert (finding.result, finding.glue_message) == (result, glue_message)


@pytest.mark.parametrize("check", ["subnet_exists", "availability_zone_matches", "free_addresses"])
def test_a_subnet_that_may_not_be_described_is_unknown(check: str) -> None:
    finding = found(check, subnets=DENIED)

    assert (finding.result, finding.missing_permission) == ("unknown", "ec2:Describe")


@pytest.mark.parametrize("check", ["route_table", "s3_reachable", "dns", "inbound_self_reference"])
def test_what_the_security_groups_vpc_tells_is_still_checked(check: str) -> None:
    assert found(check, subnets=DENIED).result == "pass"


def test_without_subnet_and_security_groups_the_way_out_is_unknown() -> None:
    finding = found("s3_reachable", subnets=DENIED, security_groups=DENIED)

    assert finding.result == "unknown"


def test_connections_in_different_subnets_warn_that_the_first_suitable_one_is_used() -> None:
    other = replace(PLACE, connection="other", subnet_id="subnet-2")

    check = examined(other, PLACE)

    assert check.used == "session_vpc"
    assert check.general[0].result == "warn"
    assert "the first suitable connection, here session_vpc" in check.general[0].evidence


def test_connections_in_one_subnet_need_no_warning() -> None:
    assert examined(PLACE, replace(PLACE, connection="twin")).general[0].result == "pass"
