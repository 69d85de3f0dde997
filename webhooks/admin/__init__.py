"""The desk of those who look after calls: what happened, on which number, and the recordings."""

from __future__ import annotations

from webhooks.admin import calls, carrier, numbers, outgoing, recordings

__all__ = ["calls", "carrier", "numbers", "outgoing", "recordings"]
