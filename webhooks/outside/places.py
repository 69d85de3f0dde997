"""Where an address leads, looked up once: nothing inside is ever asked.

Whoever asks connects to what is found here and looks nothing up again, so that a name cannot lead
somewhere else a moment later.
"""

from __future__ import annotations

import socket
import threading
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.utils.translation import gettext_noop

from webhooks.outside.told import Trouble

# What stands for an IPv4 address that cannot be seen through here: NAT64, 6to4, Teredo.
_TUNNELS = tuple(IPv6Network(net) for net in ("64:ff9b::/96", "2002::/16", "2001::/32"))
_INSIDE = Trouble(
    "inside",
    gettext_noop(
        "The address leads to a computer inside, which is refused: use one on the internet, or "
        "name its host in OUTSIDE_ALLOWED_HOSTS."
    ),
)
_NO_HOST = Trouble("unreachable", gettext_noop("There is no such host: check the address."))
_SLOW = Trouble("slow", gettext_noop("The other system did not answer in time."))


def addresses(host: str, port: int, *, within: float) -> tuple[str, ...] | Trouble:
    """The numeric addresses of the host, all of them outside; none is looked up for longer."""
    found = _looked_up(host, port, within)
    if isinstance(found, Trouble):
        return found
    if host not in settings.OUTSIDE_ALLOWED_HOSTS and not all(map(is_outside, found)):
        return _INSIDE
    return found


def is_outside(numeric: str) -> bool:
    """Whether the address is one of the internet: not private, local, reserved or a tunnel."""
    try:
        address: IPv4Address | IPv6Address = ip_address(numeric.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            address = address.ipv4_mapped
        elif any(address in tunnel for tunnel in _TUNNELS) or address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _looked_up(host: str, port: int, within: float) -> tuple[str, ...] | Trouble:
    """Looking up has no time limit of its own: a thread that nobody waits for does it."""
    found: list[tuple[str, ...] | Trouble] = []
    thread = threading.Thread(target=lambda: found.append(_ask(host, port)), daemon=True)
    thread.start()
    thread.join(within)
    return found[0] if found else _SLOW


def _ask(host: str, port: int) -> tuple[str, ...] | Trouble:
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return _NO_HOST
    # Where both are offered the older is reached from more places.
    answers.sort(key=lambda answer: answer[0] == socket.AF_INET6)
    return tuple(dict.fromkeys(str(answer[4][0]) for answer in answers)) or _NO_HOST
