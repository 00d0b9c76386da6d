from __future__ import annotations

from dataclasses import replace

import pytest

from jupyter_glue_panel.network_doctor.facts import Rule, SecurityGroup

from .networks import DENIED, FROM_ITSELF, GROUP, PLACE, TO_ANYWHERE, found

TO_ITSELF = FROM_ITSELF
TO_S3 = Rule("tcp", 443, 443, prefix_list_ids=("pl-s3",))
SECOND = SecurityGroup("sg-2", "vpc-1", inbound=(), outbound=(TO_ANYWHERE,))


def with_rules(**rules: tuple[Rule, ...]) -> dict[str, dict[str, SecurityGroup]]:
    return {"security_groups": {"sg-1": replace(GROUP, **rules)}}


def test_a_missing_security_group_fails_in_glues_words() -> None:
    finding = found("security_groups_exist", security_groups={})

    assert (finding.result, finding.glue_message) == ("fail", "Failed to call ec2:DescribeSecurityGroups")


def test_a_security_group_of_another_vpc_fails() -> None:
    finding = found("security_groups_exist", security_groups={"sg-1": replace(GROUP, vpc_id="vpc-2")})

    assert finding.result == "fail"
    assert finding.evidence == "Not all lie in vpc-1: sg-1 in vpc-2."


def test_a_connection_without_security_groups_fails() -> None:
    assert found("security_groups_exist", replace(PLACE, security_group_ids=())).result == "fail"


@pytest.mark.parametrize(
    "rule",
    [
        FROM_ITSELF,
        Rule("-1", group_ids=("sg-1",)),
        Rule("6", 0, 65535, group_ids=("sg-9", "sg-1")),
    ],
)
def test_all_tcp_from_itself_is_what_glue_asks_for(rule: Rule) -> None:
    assert found("inbound_self_reference", **with_rules(inbound=(rule,))).result == "pass"


@pytest.mark.parametrize(
    "rule",
    [
        Rule("tcp", 443, 443, group_ids=("sg-1",)),
        Rule("udp", 0, 65535, group_ids=("sg-1",)),
        Rule("tcp", 0, 65535, group_ids=("sg-9",)),
        Rule("tcp", 0, 65535, cidr_blocks=("10.20.1.0/25",)),
        Rule("icmp", -1, -1, group_ids=("sg-1",)),
    ],
)
def test_less_than_all_tcp_from_itself_fails_in_glues_words(rule: Rule) -> None:
    finding = found("inbound_self_reference", **with_rules(inbound=(rule,)))

    assert finding.result == "fail"
    assert finding.glue_message is not None
    assert finding.glue_message.startswith("At least one security group must open all ingress ports.")


@pytest.mark.parametrize("block", ["0.0.0.0/0", "10.20.0.0/16"])
def test_all_tcp_from_a_whole_network_warns_that_it_is_wide(block: str) -> None:
    rule = Rule("tcp", 0, 65535, cidr_blocks=(block,))

    assert found("inbound_self_reference", **with_rules(inbound=(rule,))).result == "warn"


def test_one_of_several_groups_is_enough() -> None:
    place = replace(PLACE, security_group_ids=("sg-2", "sg-1"))

    finding = found("inbound_self_reference", place, security_groups={"sg-1": GROUP, "sg-2": SECOND})

    assert finding.evidence == "sg-1 lets in all TCP from sg-1."


@pytest.mark.parametrize(
    "rules",
    [
        (TO_ANYWHERE,),
        (Rule("tcp", 0, 65535, cidr_blocks=("0.0.0.0/0",)),),
        (TO_ITSELF, Rule("tcp", 443, 443, cidr_blocks=("0.0.0.0/0",))),
        (TO_ITSELF, TO_S3),
    ],
)
def test_workers_may_talk_to_each_other_and_to_s3(rules: tuple[Rule, ...]) -> None:
    assert found("outbound", s3_prefix_lists=frozenset({"pl-s3"}), **with_rules(outbound=rules)).result == "pass"


def test_without_a_way_out_to_each_other_glue_fails_in_its_words() -> None:
    finding = found("outbound", **with_rules(outbound=()))

    assert finding.result == "fail"
    assert finding.glue_message is not None
    assert finding.glue_message.startswith("At least one security group must open all egress ports.")


def test_another_services_prefix_list_is_no_way_to_s3() -> None:
    finding = found("outbound", s3_prefix_lists=frozenset({"pl-1"}), **with_rules(outbound=(TO_ITSELF, TO_S3)))

    assert finding.result == "fail"
    assert "HTTPS" in finding.fix


def test_a_prefix_list_that_may_not_be_looked_up_is_unknown() -> None:
    finding = found("outbound", s3_prefix_lists=DENIED, **with_rules(outbound=(TO_ITSELF, TO_S3)))

    assert (finding.result, finding.missing_permission) == ("unknown", "ec2:Describe")


@pytest.mark.parametrize("check", ["security_groups_exist", "inbound_self_reference", "outbound"])
def test_groups_that_may_not_be_described_are_unknown(check: str) -> None:
    assert found(check, security_groups=DENIED).result == "unknown"
