"""What the person at the keyboard must know, in one sentence that says what to do."""

from __future__ import annotations


class Trouble(Exception):
    """Shown as it stands, without a traceback."""
