"""The preflight and an account's connections: few or many, listed or not."""

from __future__ import annotations

from jupyter_glue_panel.sandbox.gate.faults import Fault
from jupyter_glue_panel.sandbox.world import World

from .conftest import Ask
from .production import READ_POLICIES, SELECTION, SIMULATE, add_connections, check, grant, put, simulations, verdicts


async def test_one_network_is_simulated_once_whatever_number_of_connections_shares_it(
    production: World, ask: Ask
) -> None:
    grant(production, SIMULATE)

    await check(ask, "session_vpc")

    # no connection, session_vpc with its two twins, other_vpc, passing the runtime role
    assert simulations(production) == 4


async def test_asking_again_costs_no_simulation(production: World, ask: Ask) -> None:
    grant(production, SIMULATE)
    await check(ask, "session_vpc")

    await check(ask, "session_vpc")

    assert simulations(production) == 4


async def test_a_refresh_asks_anew(production: World, ask: Ask) -> None:
    grant(production, SIMULATE)
    await check(ask, "session_vpc")

    await ask("POST", "preflight", json={**SELECTION, "connections": ["session_vpc"]}, refresh="true")

    assert simulations(production) == 8


async def test_many_networks_arrive_reply_by_reply(production: World, ask: Ask) -> None:
    grant(production, SIMULATE)
    add_connections(production, 12)

    first = await check(ask)
    second = await check(ask)

    # 8 networks a reply; one of these 14 is that of three connections
    assert len(first.value["connections"]) == 8
    assert len(first.value["pending"]) == 8
    assert second.value["pending"] == []
    assert verdicts(second)["many-11"] == "allowed"


async def test_many_networks_cost_no_simulations_where_the_policies_can_be_read(production: World, ask: Ask) -> None:
    grant(production, SIMULATE, *READ_POLICIES)
    add_connections(production, 12)

    answer = await check(ask)

    assert answer.value["pending"] == []
    assert verdicts(answer)["many-11"] == "allowed"
    # no connection, and passing the runtime role
    assert simulations(production) == 2


async def test_where_policies_judge_the_many_the_organisations_are_said_not_to_be_looked_at(
    production: World, ask: Ask
) -> None:
    grant(production, SIMULATE, *READ_POLICIES)
    add_connections(production, 12)

    answer = await check(ask)

    assert answer.value["source"] == "simulation"
    assert "organization_policies" in [caution["code"] for caution in answer.value["not_covered"]]


async def test_a_connection_that_is_gone_is_told(production: World, ask: Ask) -> None:
    grant(production, SIMULATE)

    answer = await check(ask, "gone")

    assert (answer.value["verdict"], answer.value["code"]) == ("unknown", "connection_not_found")


async def test_a_connection_without_a_network_is_no_way_around_the_rule(production: World, ask: Ask) -> None:
    grant(production, SIMULATE)

    answer = await check(ask, "events_kafka")

    assert answer.value["verdict"] == "denied"


async def test_a_vpc_that_may_not_be_looked_up_is_unknown_and_says_what_would_tell(production: World, ask: Ask) -> None:
    grant(production, SIMULATE)
    production.faults.inject(Fault(kind="access_denied", action="DescribeSubnets"))

    answer = await check(ask, "session_vpc")

    assert (answer.value["verdict"], answer.value["code"]) == ("unknown", "vpc_unknown")
    assert {"action": "ec2:DescribeSubnets", "resource": "*"} in answer.value["missing_permissions"]


async def test_connections_that_may_not_be_listed_leave_the_rest_judged(production: World, ask: Ask) -> None:
    grant(production, SIMULATE)
    production.faults.inject(Fault(kind="access_denied", action="GetConnections"))

    answer = await check(ask)

    assert answer.value["verdict"] == "denied"
    assert [error["code"] for error in answer.value["errors"]] == ["access_denied"]


async def test_policies_that_disagree_with_the_simulator_are_not_used(production: World, ask: Ask) -> None:
    grant(production, SIMULATE, *READ_POLICIES)
    add_connections(production, 12)
    await check(ask, "session_vpc")
    put(production, "NoSessions", {"Effect": "Deny", "Action": "glue:CreateSession", "Resource": "*"})

    # the policies that were just read are still remembered, but these tags were never simulated
    answer = await check(ask, "session_vpc", tags={"group": "other"})

    assert set(verdicts(answer).values()) == {"denied"}


async def test_a_throttled_simulator_leaves_networks_pending_and_says_why(production: World, ask: Ask) -> None:
    grant(production, SIMULATE)
    add_connections(production, 12)
    first = await check(ask)
    production.faults.inject(Fault(kind="throttling", action="SimulatePrincipalPolicy"))

    second = await check(ask)

    assert second.value["verdict"] == "denied"
    assert second.value["pending"] == first.value["pending"]
    assert [error["code"] for error in second.value["errors"]] == ["aws_throttled"]
