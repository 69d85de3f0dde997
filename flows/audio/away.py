"""What a storage outside says when it cannot be asked."""

from __future__ import annotations


class AudioAway(Exception):
    """Where audio is kept does not answer now, or refuses; the message says which. Try later.

    No OSError: a file that is not there and a folder that is full are other things.
    """
