"""What a program may use that works on somebody's sound, and how it tells what became of it."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import av

_MEGABYTE = 1024 * 1024
_LIMITS = {
    resource.RLIMIT_CPU: 60,
    resource.RLIMIT_AS: 1024 * _MEGABYTE,
    resource.RLIMIT_FSIZE: 256 * _MEGABYTE,
    resource.RLIMIT_NOFILE: 64,
    resource.RLIMIT_CORE: 0,
}


class Refused(ValueError):
    """Why this cannot become a take, as a word that `flows.voices.reasons` has a sentence for."""


@contextmanager
def at_work() -> Iterator[None]:
    """Limits this process for good, and tells why if what it does comes to nothing."""
    for limit, most in _LIMITS.items():
        _soft, hard = resource.getrlimit(limit)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (allowed, allowed))
    av.logging.set_level(av.logging.PANIC)
    try:
        yield
    except Refused as reason:
        tell(refused=str(reason))
    except (MemoryError, OSError):
        tell(refused="too_much")
    except (av.FFmpegError, ValueError, OverflowError):
        # Whatever a library says of hostile bytes, they are none that it can read.
        tell(refused="damaged")


def tell(**facts: object) -> None:
    """One line to whoever started this."""
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()
