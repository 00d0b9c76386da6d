from __future__ import annotations

from dataclasses import replace

from jupyter_glue_panel.network_doctor.diagnosis import diagnose
from jupyter_glue_panel.network_doctor.facts import Place

from .networks import DENIED, HEALTHY, NOON, PLACE, SUBNET, examined, routed

NO_NETWORK = Place("events_kafka", None)


def test_a_network_in_which_everything_is_right_leaves_one_caution_about_other_services() -> None:
    check = examined()

    worries = [finding.code for finding in check.connections[0].findings if finding.result != "pass"]
    assert worries == ["aws_services_reachable"]
    assert (check.result, check.used) == ("warn", "session_vpc")


def test_a_connection_that_does_not_exist_fails() -> None:
    check = diagnose({"gone": None}, HEALTHY, 5, NOON)

    assert (check.result, check.used) == ("fail", None)
    assert check.connections[0].findings[0].glue_message == "Connection gone not found."


def test_a_connection_that_may_not_be_read_is_unknown() -> None:
    check = diagnose({"secret": DENIED}, HEALTHY, 5, NOON)

    assert check.result == "unknown"


def test_a_connection_without_a_network_gives_no_vpc() -> None:
    check = examined(NO_NETWORK)

    assert (check.connections[0].result, check.used) == ("warn", None)
    assert check.general[0].evidence == "No connection gives the session a VPC: it runs in Glue's own network."


def test_without_connections_there_is_nothing_to_go_wrong() -> None:
    assert diagnose({}, HEALTHY, 5, NOON).result == "pass"


def test_an_unsuitable_first_connection_is_passed_over() -> None:
    full = replace(SUBNET, id="subnet-2", free_addresses=0)
    first = replace(PLACE, connection="full", subnet_id="subnet-2")

    check = examined(first, PLACE, subnets={"subnet-1": SUBNET, "subnet-2": full})

    assert check.used == "session_vpc"
    assert check.connections[0].result == "fail"
    assert check.result == "warn"


def test_if_no_connection_is_suitable_the_session_fails() -> None:
    check = examined(**routed())

    assert (check.result, check.used) == ("fail", None)
