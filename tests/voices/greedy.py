"""A program that wants more memory than one of the workshop may have."""

from __future__ import annotations

from flows.voices.workshop.limits import at_work, tell

with at_work():
    tell(made={"bytes": len(bytearray(4 * 1024**3))})
