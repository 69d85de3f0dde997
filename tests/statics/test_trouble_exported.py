"""Trouble that a flow catches, in a document that asks nobody on its way."""

from __future__ import annotations

import json
from typing import Any

from tests.graphs import flow
from tests.statics.test_exporting import exported

RING: Any = ("connect", {"targets": [{"number": "+46701234567"}]})


def test_what_is_not_wired_leads_to_the_step_that_catches_it_once() -> None:
    drawn = flow(
        {"in": "incoming_call", "ring": RING, "t": "when_trouble", "again": RING},
        "in next > ring",
        "t next > again",
    )
    document = json.loads(exported(drawn).text)
    again = document["failed"]
    assert again["connect"] == "+46701234567"
    assert "connect" not in json.dumps([again.get("failed"), again.get("busy")])
    assert document.get("busy", again) == again
