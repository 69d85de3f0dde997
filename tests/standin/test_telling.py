"""A transcript in plain words."""

from __future__ import annotations

import pytest

from webhooks.standin.telling import Named, tell, verdict
from webhooks.standin.transcript import (
    Ended,
    Entry,
    Event,
    Fetched,
    Heard,
    Noted,
    Placed,
    Posted,
    Pressed,
    Rang,
    Recorded,
    Talked,
    Transcript,
)

NAMES = {"https://x.example/p/1.wav": Named("Welcome", "Hello and welcome.")}


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Placed("c1", "incoming", "+461", "+462"), "+461 calls +462."),
        (Placed("c1", "incoming", None, "+462"), "Somebody unknown calls +462."),
        (
            Heard("https://x.example/p/1.wav", 6.2),
            "The caller hears “Welcome” (6.2 s): Hello and welcome.",
        ),
        (
            Heard("https://x.example/p/2.wav", 2, skipped=True),
            "The caller hears the sound 2.wav (2 s, until a key is pressed).",
        ),
        (Heard("sound/beep", 0.25), "The caller hears a beep (0.25 s)."),
        (Pressed("2", 1, 3), "The caller presses 2."),
        (Pressed("", 1, 1), "The caller presses nothing."),
        (Pressed("", 1, 3), "The caller presses nothing (1 of 3)."),
        (
            Rang({"+461": "busy", "+462": "success"}, 5),
            "It rings for 5 s: +461 is busy, +462 is answered.",
        ),
        (Talked("+462", 30), "They talk for 30 s."),
        (Recorded("c1-r0", 7), "The caller is recorded (7 s)."),
        (Recorded("c1-r0", 45, whole_call=True), "The call has been recorded (45 s)."),
        (Fetched("c1-r0"), "The recording has been fetched."),
        (Noted("finding", "x", "Mend this."), "! Mend this."),
        (Noted("warning", "slow", "Slow."), "~ Slow."),
        (Ended("success", 6, "the server hung up"), "The call is over: the server hung up."),
    ],
)
def test_each_event_is_one_plain_line(event: Event, words: str) -> None:
    assert tell(Entry(65.4, event), names=NAMES.get) == f"1:05  {words}"


def test_what_a_caller_cannot_notice_is_not_told() -> None:
    assert tell(Entry(0, Posted("start", "https://x.example", {}, 200, "{}", 0.1))) is None


@pytest.mark.parametrize(
    ("events", "sentence"),
    [
        ([], "The call did not come to an end."),
        (
            [Ended("success", 125, "x"), Noted("warning", "slow", "Slow.")],
            "The call was answered, took 2:05, and nothing is to be mended.",
        ),
        (
            [Noted("finding", "a", "A."), Ended("busy", 0, "x")],
            "The call was busy, took 0:00, and one thing is to be mended (the line with !).",
        ),
        (
            [Noted("finding", "a", "A."), Noted("failure", "b", "B."), Ended("failed", 0, "x")],
            "The call was not answered, took 0:00, "
            "and 2 things are to be mended (the lines with !).",
        ),
    ],
)
def test_the_last_sentence_says_how_it_went(events: list[Event], sentence: str) -> None:
    transcript = Transcript()
    for event in events:
        transcript.note(event, at=0)
    assert verdict(transcript) == sentence
