"""Do names resolve inside the VPC?"""

from __future__ import annotations

from jupyter_glue_panel.wire_network_check import NetworkFinding

from .facts import Ground, Surroundings, Unread
from .findings import Check

DNS = Check("dns", "The VPC resolves names, and gives its hosts names")


def check_dns(ground: Ground | Unread, around: Surroundings) -> NetworkFinding:
    """Are enableDnsSupport and enableDnsHostnames on?"""
    if isinstance(ground, Unread):
        return DNS.unknown(ground)
    vpc_id, dns = ground.vpc_id, around.dns[ground.vpc_id]
    if isinstance(dns, Unread):
        return DNS.unknown(dns)
    off = [name for name, on in (("enableDnsSupport", dns.support), ("enableDnsHostnames", dns.hostnames)) if not on]
    if off:
        return DNS.failed(f"{vpc_id} has {' and '.join(off)} turned off.", f"Turn on {' and '.join(off)}.")
    return DNS.passed(f"{vpc_id} has enableDnsSupport and enableDnsHostnames turned on.")
