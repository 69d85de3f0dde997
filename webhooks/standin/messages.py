"""Text messages: taken, listed, and told of when they have been delivered."""

from __future__ import annotations

import re
from typing import Final
from uuid import uuid4

from webhooks.standin.clock import utc_now
from webhooks.standin.refusing import Refused, require
from webhooks.standin.values import E164

# A text sender, where it is no number.
SENDER: Final = re.compile(r"[A-Za-z][A-Za-z0-9]{2,10}")
TIMES: Final = "%Y-%m-%dT%H:%M:%S.%f"
PRICE: Final = 3500
Message = dict[str, object]


class Messages:
    def __init__(self) -> None:
        self._kept: list[Message] = []

    def newest_first(self) -> list[Message]:
        return self._kept[::-1]

    def send(self, form: dict[str, str]) -> Message:
        require(form, "from", "to", "message")
        if not E164.fullmatch(form["from"]) and not SENDER.fullmatch(form["from"]):
            raise Refused("Invalid from number")
        if not E164.fullmatch(form["to"]):
            raise Refused("Invalid to number")
        message: Message = {
            "id": f"s{uuid4().hex}",
            "direction": "outgoing",
            "from": form["from"],
            "to": form["to"],
            "message": form["message"],
            "created": utc_now().strftime(TIMES),
            "cost": PRICE,
            "status": "created",
        }
        self._kept.append(message)
        return message


def arrive(message: Message, *, delivered: bool) -> dict[str, str]:
    """What the delivery report says; the message says it from now on, too."""
    message["status"] = "delivered" if delivered else "failed"
    form = {"id": str(message["id"]), "status": str(message["status"])}
    if delivered:
        message["delivered"] = form["delivered"] = utc_now().strftime(TIMES)
    return form
