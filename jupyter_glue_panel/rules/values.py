"""Texts read as numbers, dates, addresses and ARNs, the way AWS's conditions read them: None for what it can't convert.

Sources: IAM User Guide, "Condition operators"; recordings of live AWS for the spellings (leading zeros, milliseconds,
IPv4-mapped addresses, IPv6 networks with host bits).
"""

from __future__ import annotations

import re
from datetime import datetime, timezone
from decimal import Decimal
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import TypeAlias

Address: TypeAlias = "IPv4Address | IPv6Address"
ARN_PARTS = 6

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")
_EPOCH = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]+)?")
_DATE = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
    r"(?:T(?P<hour>[0-9]{2})(?::(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]{1,9}))?)?)?)?"
    r"(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_OCTET = re.compile(r"0*([0-9]{1,3})")
_PREFIX = re.compile(r"\+?0*([0-9]{1,3})")


def as_number(text: str) -> Decimal | None:
    """Leading zeros, a plus sign and exponents are fine; NaN and Infinity are no numbers."""
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def as_instant(text: str) -> int | None:
    """A W3C/ISO 8601 date (UTC where it names no zone) or seconds since 1970, as milliseconds since 1970."""
    if _EPOCH.fullmatch(text):
        return int(Decimal(text) * 1000)
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    fields = {name: int(match[name] or default) for name, default in _DEFAULTS.items()}
    try:
        moment = datetime(**fields, tzinfo=timezone.utc)
    except ValueError:
        return None
    milliseconds = int((match["fraction"] or "0").ljust(3, "0")[:3])
    return (int(moment.timestamp()) - _offset_seconds(match["zone"])) * 1000 + milliseconds


_DEFAULTS = {"year": 1970, "month": 1, "day": 1, "hour": 0, "minute": 0, "second": 0}


def _offset_seconds(zone: str | None) -> int:
    if zone is None or zone == "Z":
        return 0
    seconds = int(zone[1:3]) * 3600 + int(zone[-2:]) * 60
    return -seconds if zone[0] == "-" else seconds


def as_address(text: str) -> Address | None:
    """One IP address; an IPv4-mapped IPv6 address is the IPv4 address that it carries."""
    address = _spelled_address(text)
    mapped = getattr(address, "ipv4_mapped", None)
    return mapped if mapped is not None else address


def _spelled_address(text: str) -> Address | None:
    if "%" in text:
        return None
    octets = [_OCTET.fullmatch(part) for part in text.split(".")]
    plain = ".".join(octet[1].lstrip("0") or "0" for octet in octets if octet)
    try:
        return ip_address(plain if all(octets) and len(octets) == 4 else text)
    except ValueError:
        return None


class Network:
    """A policy's address or CIDR range. ``covers`` compares addresses of the family in which it was written."""

    __slots__ = ("_mask", "_network", "_version")

    def __init__(self, address: Address, prefix: int) -> None:
        self._version = address.version
        self._mask = ((1 << prefix) - 1) << (address.max_prefixlen - prefix)
        self._network = int(address) & self._mask

    def covers(self, address: Address) -> bool:
        return address.version == self._version and int(address) & self._mask == self._network


def as_network(text: str) -> Network | None:
    """None for what never matches: host bits are ignored in IPv4 networks, but spoil IPv6 networks."""
    host, slash, size = text.partition("/")
    address = _spelled_address(host)
    match = _PREFIX.fullmatch(size) if slash else None
    if address is None or (slash and match is None):
        return None
    prefix = int(match[1]) if match else address.max_prefixlen
    if prefix > address.max_prefixlen:
        return None
    host_bits = (1 << (address.max_prefixlen - prefix)) - 1
    return None if address.version == 6 and int(address) & host_bits else Network(address, prefix)


def arn_parts(text: str) -> tuple[str, ...] | None:
    """The six parts between colons, the last one with whatever colons it has; None for what is no ARN."""
    parts = tuple(text.split(":", ARN_PARTS - 1))
    return parts if len(parts) == ARN_PARTS and parts[0] == "arn" else None
