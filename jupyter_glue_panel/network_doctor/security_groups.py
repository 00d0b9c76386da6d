"""Do the connection's security groups let the workers talk to each other, and out?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jupyter_glue_panel.wire_network_check import NetworkFinding

from .facts import Place, SecurityGroup, Subnet, Surroundings, Unread
from .findings import Check

GROUPS = Check("security_groups_exist", "The connection's security groups exist, in the subnet's VPC")
INBOUND = Check("inbound_self_reference", "A security group lets in all TCP from itself")
OUTBOUND = Check("outbound", "The security groups let all TCP out to the workers, and HTTPS to S3")

NO_GROUPS = "Failed to call ec2:DescribeSecurityGroups"
CLOSED = (
    "At least one security group must open all {gress} ports. To limit traffic, the source security group in your "
    "{direction} rule can be restricted to the same security group"
)
CLOSED_IN = CLOSED.format(gress="ingress", direction="inbound")
CLOSED_OUT = CLOSED.format(gress="egress", direction="outbound")

ALL_PORTS = (0, 65535)
HTTPS = (443, 443)
ANYWHERE = "0.0.0.0/0"


def https_prefix_lists(groups: Iterable[SecurityGroup]) -> set[str]:
    """The prefix lists to which rules let HTTPS out."""
    rules = (rule for group in groups for rule in group.outbound if rule.opens(*HTTPS))
    return {name for rule in rules for name in rule.prefix_list_ids}


def check_security_groups(place: Place, subnet: Subnet | Unread, around: Surroundings) -> Iterator[NetworkFinding]:
    """Everything about the groups."""
    known = around.security_groups
    if isinstance(known, Unread):
        yield GROUPS.unknown(known, NO_GROUPS)
        yield INBOUND.unknown(known, CLOSED_IN)
        yield OUTBOUND.unknown(known, CLOSED_OUT)
        return
    groups = [known[group_id] for group_id in place.security_group_ids if group_id in known]
    yield _existence(place, subnet, groups)
    if groups:
        yield _inbound(groups, subnet)
        yield _outbound(groups, around.s3_prefix_lists)


def _existence(place: Place, subnet: Subnet | Unread, groups: Sequence[SecurityGroup]) -> NetworkFinding:
    if not place.security_group_ids:
        return GROUPS.failed("The connection names no security group.", "Edit the connection to name one.", CLOSED_IN)
    missing = sorted(set(place.security_group_ids) - {group.id for group in groups})
    if missing:
        return GROUPS.failed(
            f"EC2 knows no security group {', '.join(missing)} in this account and Region.",
            "Edit the connection to name existing ones.",
            NO_GROUPS,
        )
    vpc_id = groups[0].vpc_id if isinstance(subnet, Unread) else subnet.vpc_id
    strangers = [group for group in groups if group.vpc_id != vpc_id]
    if strangers:
        listed = ", ".join(f"{group.id} in {group.vpc_id}" for group in strangers)
        return GROUPS.failed(
            f"Not all lie in {vpc_id}: {listed}.",
            "Edit the connection to name security groups of the subnet's VPC.",
        )
    return GROUPS.passed(f"{', '.join(group.id for group in groups)}: found, in {vpc_id}.")


def _inbound(groups: Sequence[SecurityGroup], subnet: Subnet | Unread) -> NetworkFinding:
    own = {group.id for group in groups}
    rules = [(group, rule) for group in groups for rule in group.inbound if rule.opens(*ALL_PORTS)]
    for group, rule in rules:
        if own & set(rule.group_ids):
            return INBOUND.passed(f"{group.id} lets in all TCP from {_first(own & set(rule.group_ids))}.")
    fix = f"Add an inbound rule to {groups[0].id}: all TCP, source {groups[0].id}."
    for group, rule in rules:
        if ANYWHERE in rule.cidr_blocks or (isinstance(subnet, Subnet) and rule.covers(subnet.cidr_block)):
            return INBOUND.warned(
                f"{group.id} lets in all TCP from {', '.join(rule.cidr_blocks)}: it works, and is wider than it needs.",
                f"{fix} Then remove the wide rule.",
            )
    return INBOUND.failed(f"No rule of {_listed(own)} lets in all TCP from the group itself.", fix, CLOSED_IN)


def _outbound(groups: Sequence[SecurityGroup], s3_prefix_lists: frozenset[str] | Unread) -> NetworkFinding:
    own = {group.id for group in groups}
    rules = [rule for group in groups for rule in group.outbound]
    to_anywhere = [rule for rule in rules if ANYWHERE in rule.cidr_blocks]
    if any(rule.opens(*ALL_PORTS) for rule in to_anywhere):
        return OUTBOUND.passed(f"{_listed(own)} lets all TCP out.")
    if not any(rule.opens(*ALL_PORTS) and own & set(rule.group_ids) for rule in rules):
        return OUTBOUND.failed(
            f"No rule of {_listed(own)} lets all TCP out to the group itself.",
            f"Add an outbound rule to {groups[0].id}: all TCP, destination {groups[0].id}.",
            CLOSED_OUT,
        )
    if any(rule.opens(*HTTPS) for rule in to_anywhere):
        return OUTBOUND.passed(f"{_listed(own)} lets all TCP out to itself, and HTTPS to anywhere.")
    return _outbound_to_s3(groups, https_prefix_lists(groups), s3_prefix_lists)


def _outbound_to_s3(
    groups: Sequence[SecurityGroup], open_lists: set[str], s3_prefix_lists: frozenset[str] | Unread
) -> NetworkFinding:
    if open_lists and isinstance(s3_prefix_lists, Unread):
        return OUTBOUND.unknown(s3_prefix_lists)
    if not isinstance(s3_prefix_lists, Unread) and open_lists & s3_prefix_lists:
        return OUTBOUND.passed(
            f"All TCP goes out to the group itself, and HTTPS to S3 ({_first(open_lists & s3_prefix_lists)})."
        )
    return OUTBOUND.failed(
        "All TCP goes out to the group itself, but no rule lets HTTPS out to S3: the session would hang.",
        f"Add an outbound rule to {groups[0].id}: HTTPS (443), destination the Region's prefix list for S3.",
    )


def _first(ids: set[str]) -> str:
    return min(ids)


def _listed(ids: set[str]) -> str:
    return ", ".join(sorted(ids))
