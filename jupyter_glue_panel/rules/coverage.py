"""What a verdict can't see, to be said beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from jupyter_glue_panel.wire_base import Caution
from jupyter_glue_panel.wire_preflight import VerdictSource

from .session_request import SessionNetwork, SessionRequest

_ALWAYS = {
    "session_policies": "A session policy, with which the role may have been assumed, is not looked at.",
    "resource_control_policies": "The organisation's resource control policies are not looked at.",
    "vpc_endpoint_policies": "Policies of the VPC endpoints that the requests take are not looked at.",
    "usage_profiles": "Limits that a Glue usage profile sets are not looked at.",
    "glue_checks": "Glue's own checks are not made: parameters, quotas, the runtime role's trust, the network.",
}
_POLICIES_ONLY = {"organization_policies": "The organisation's service control policies can't be read, only simulated."}
_OWN_TAGS = "The principal's own tags can't be read, on which its policies may depend."
_PUBLISHED_ONLY = {
    "published_networks_only": "The published rules speak of VPCs only: not of tags, not of the runtime role."
}


def not_covered(
    sources: Collection[VerdictSource], request: SessionRequest, network: SessionNetwork
) -> tuple[Caution, ...]:
    """Codes: session_policies, resource_control_policies, vpc_endpoint_policies, usage_profiles, glue_checks;
    organization_policies, published_networks_only, runtime_role_not_picked, several_vpcs, principal_tags.

    sources: of all verdicts that it stands beside · network: the selection's.
    """
    told = {**_ALWAYS, **dict(_told(sources, request, network))}
    return tuple(Caution(code=code, message=message) for code, message in told.items())


def _told(
    sources: Collection[VerdictSource], request: SessionRequest, network: SessionNetwork
) -> Iterator[tuple[str, str]]:
    if "policies" in sources or "none" in sources:
        yield from _POLICIES_ONLY.items()
    if "published" in sources:
        yield from _PUBLISHED_ONLY.items()
    if request.runtime_role_arn is None:
        yield "runtime_role_not_picked", "No runtime role is picked, so passing one is not judged."
    if len(network.vpc_ids) > 1:
        yield (
            "several_vpcs",
            "AWS does not document which VPC counts for several connections; all of them are taken to count.",
        )
    if request.own_tags is None:
        yield "principal_tags", _OWN_TAGS + _would_tell(request.arn)


def _would_tell(arn: str) -> str:
    """Of a user or role; nothing would tell tags of anybody else."""
    readers = {":role/": "iam:GetRole", ":user/": "iam:GetUser"}
    return "".join(f" {action} would tell." for kind, action in readers.items() if kind in arn)
