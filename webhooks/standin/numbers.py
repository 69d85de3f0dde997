"""The account's phone numbers, as the REST twin keeps them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import uuid4

from webhooks.standin.clock import utc_now
from webhooks.standin.refusing import Refused

SETTABLE: Final = ("voice_start", "sms_url", "mms_url", "sms_replies", "name")
CLEARING: Final = ("none", " ")
LONGEST_NAME: Final = 50


@dataclass
class Number:
    number: str
    country: str = "se"
    active: bool = True
    id: str = field(default_factory=lambda: f"n{uuid4().hex}")
    allocated: datetime = field(default_factory=utc_now)
    fields: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        return {
            "id": self.id,
            "number": self.number,
            "country": self.country,
            "active": "yes" if self.active else "no",
            "capabilities": ["sms", "voice"],
            "allocated": self.allocated.strftime("%Y-%m-%dT%H:%M:%S.%f"),
            "cost": 300000,
            **self.fields,
        }


class Numbers:
    def __init__(self, numbers: Iterable[str] = ()) -> None:
        self._kept = {each.id: each for each in map(Number, numbers)}

    def newest_first(self) -> list[Number]:
        return list(reversed(self._kept.values()))

    def get(self, number_id: str) -> Number | None:
        return self._kept.get(number_id)

    def owns(self, number: str) -> bool:
        return any(each.number == number and each.active for each in self._kept.values())

    def change(self, number: Number, form: dict[str, str]) -> None:
        if len(form.get("name", "")) > LONGEST_NAME:
            raise Refused("Too long name")
        for key in SETTABLE:
            if form.get(key) in CLEARING:
                number.fields.pop(key, None)
            elif key in form:
                number.fields[key] = form[key]
        number.active = number.active and form.get("active") != "no"

    def allocate(self, form: dict[str, str]) -> Number:
        if "country" not in form:
            raise Refused("Missing key country")
        number = Number(f"+4676686{2000 + len(self._kept)}", form["country"])
        self.change(number, form)
        self._kept[number.id] = number
        return number
