"""Which key is followed after which outcome."""

from __future__ import annotations

import pytest

from webhooks.standin.outcomes import Outcome, way_out

ALL = {"success", "failed", "busy", "next", "1", "12"}


@pytest.mark.parametrize(
    ("verb", "result", "keys", "followed"),
    [
        ("connect", "success", ALL, "success"),
        ("connect", "success", {"failed", "next"}, "next"),
        ("connect", "busy", ALL, "busy"),
        ("connect", "busy", {"failed", "next"}, "failed"),
        ("connect", "busy", {"success", "next"}, "next"),
        ("connect", "failed", ALL, "failed"),
        ("connect", "failed", {"busy", "next"}, "next"),
        ("connect", "failed", {"busy", "success"}, None),
        ("play", "success", ALL, "success"),
        ("play", "ok", {"success"}, "success"),
        ("play", "ok", {"next"}, "next"),
        ("play", "failed", {"success", "next"}, "next"),
        ("play", "success", {"failed"}, None),
        ("ivr", "1", ALL, "1"),
        ("ivr", "12", ALL, "12"),
        ("ivr", "2", ALL, "success"),
        ("ivr", "2", {"1", "next"}, "next"),
        ("ivr", "2", {"1", "failed"}, None),
        ("ivr", "1#", {"1", "next"}, "1"),
        ("ivr", "failed", ALL, "failed"),
        ("ivr", "failed", {"1", "next"}, "next"),
        ("ivr", "failed", {"success"}, None),
        ("record", "success", {"failed", "next"}, "next"),
        ("record", "failed", {"failed", "next"}, "failed"),
        ("hangup", "reject", ALL, None),
    ],
)
def test_the_first_key_present_is_followed(
    verb: str, result: str, keys: set[str], followed: str | None
) -> None:
    assert way_out(verb, Outcome(result), keys) == followed
