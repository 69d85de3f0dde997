"""What a flow wants sent beside the call: values that somebody else acts on, later."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sms:
    """A text message. `sender` is a number of ours or a name; `to` may be no number at all."""

    sender: str
    to: str
    text: str
