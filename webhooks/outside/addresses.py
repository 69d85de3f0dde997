"""Which computers a flow may have asked: those out there, never those beside us.

Whoever draws a flow writes its addresses, so a request must not reach what only this machine's
network can (OWASP, server-side request forgery).
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, ip_address

from webhooks.outside.trouble import NOT_OUTSIDE, UNKNOWN_HOST, Trouble

Address = IPv4Address | IPv6Address


def is_outside(address: Address) -> bool:
    """Whether everybody may reach it: no address of this computer, this network or none at all."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or _translated(address)
        if inner is not None:
            return is_outside(inner)
        if address.teredo is not None:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


async def resolved(host: str, port: int, *, allowed: Collection[str]) -> str:
    """The one address to connect to; raises Trouble where there is none that may be asked.

    `allowed` are hosts inside that whoever runs Antler has named.
    """
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Trouble(UNKNOWN_HOST) from None
    addresses = [str(place[4][0]) for place in found]
    if host.lower() in allowed:
        return addresses[0]
    # One that is inside is enough: a name that leads to both is not to be trusted.
    if not all(is_outside(ip_address(address.partition("%")[0])) for address in addresses):
        raise Trouble(NOT_OUTSIDE)
    return addresses[0]


def _translated(address: IPv6Address) -> IPv4Address | None:
    """What NAT64 makes of an IPv4 address (RFC 6052)."""
    known = int(address) >> 32 == int(IPv6Address("64:ff9b::")) >> 32
    return IPv4Address(int(address) & 0xFFFFFFFF) if known else None
