"""Each verb's outcomes, as the server is told of them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.standin.server import Form, PretendServer
from webhooks.standin.caller import Answers, Behaviour, Busy, Invalid, NoAnswer
from webhooks.standin.carrier import place_and_wait
from webhooks.standin.profile import Profile
from webhooks.standin.scripted import Presses, Reply, ScriptedCaller, Speech
from webhooks.standin.transcript import Heard, Pressed, Rang, Talked, Transcript

ANNA, BO = "+46701111111", "+46702222222"


def outcome(
    server: PretendServer, document: dict[str, Any], caller: ScriptedCaller, **profile: Any
) -> tuple[Form, Transcript]:
    """What `next` is posted after one action."""
    server.answers["/start"] = {**document, "next": server.url("/next")}
    transcript = place_and_wait(server.url("/start"), caller=caller, profile=Profile(**profile))
    return server.forms("/next")[0], transcript


@pytest.mark.parametrize(
    ("keys", "digits", "result"),
    [
        ("2", 1, "2"),
        ("23", 1, "2"),
        ("123#", 10, "123"),
        ("12345", 5, "12345"),
        ("123", 5, "failed"),
        ("#", 1, "failed"),
        ("*", 1, "*"),
    ],
)
def test_keys_count_when_they_are_enough_or_end_with_a_hash(
    server: PretendServer, keys: str, digits: int, result: str
) -> None:
    question = {"ivr": server.sound, "digits": digits}
    form, _ = outcome(server, question, ScriptedCaller(keys=[keys]))
    assert form["result"] == result


def test_the_hash_is_kept_where_the_profile_says_so(server: PretendServer) -> None:
    caller = ScriptedCaller(keys=["12#"])
    form, _ = outcome(server, {"ivr": server.sound, "digits": 9}, caller, hash_in_result=True)
    assert form["result"] == "12#"


@pytest.mark.parametrize(("extra", "rounds"), [(False, 2), (True, 3)])
def test_silence_is_asked_again_as_often_as_repeat_says(
    server: PretendServer, extra: bool, rounds: int
) -> None:
    question = {"ivr": server.sound, "repeat": 2}
    _, transcript = outcome(server, question, ScriptedCaller(), extra_round=extra)
    assert len(transcript.each(Pressed)) == rounds


def test_a_key_in_a_later_round_counts(server: PretendServer) -> None:
    replies: list[Reply] = [Presses("7", in_round=3)]
    form, transcript = outcome(server, {"ivr": server.sound}, ScriptedCaller(keys=replies))
    assert form["result"] == "7"
    assert len(transcript.each(Heard)) == 3


def test_each_question_has_its_own_answer(server: PretendServer) -> None:
    server.answers["/next"] = {"ivr": server.sound, "repeat": 1, "next": server.url("/third")}
    server.answers["/third"] = {"ivr": server.sound, "next": server.url("/last")}
    outcome(server, {"ivr": server.sound}, ScriptedCaller(keys=["1", "", "3"]))
    results = [server.forms(path)[0]["result"] for path in ("/next", "/third", "/last")]
    assert results == ["1", "failed", "3"]


@pytest.mark.parametrize("result", ["success", "ok"])
def test_a_sound_that_was_played_is_told_in_the_word_of_the_profile(
    server: PretendServer, result: str
) -> None:
    form, _ = outcome(server, {"play": server.sound}, ScriptedCaller(), play_result=result)
    assert form["result"] == result


@pytest.mark.parametrize(("skippable", "seconds"), [(True, 2), (False, 6)])
def test_a_key_ends_a_sound_only_if_it_may_be_skipped(
    server: PretendServer, skippable: bool, seconds: float
) -> None:
    sound = {"play": server.sound, "skippable": skippable}
    _, transcript = outcome(server, sound, ScriptedCaller(skips_after=2))
    heard = transcript.each(Heard)[0]
    assert (heard.seconds, heard.skipped) == (seconds, skippable)


@pytest.mark.parametrize(
    ("anna", "bo", "result"),
    [
        (Answers(), NoAnswer(), "success"),
        (Busy(), Answers(after=24), "success"),
        (Busy(), Busy(), "busy"),
        (Busy(), NoAnswer(), "failed"),
        (NoAnswer(), NoAnswer(), "failed"),
        (Invalid(), Invalid(), "failed"),
        (Answers(after=26), NoAnswer(), "failed"),
    ],
)
def test_of_several_phones_the_first_to_answer_wins(
    server: PretendServer, anna: Behaviour, bo: Behaviour, result: str
) -> None:
    both = {"connect": f"{ANNA},{BO}", "timeout": 25}
    form, _ = outcome(server, both, ScriptedCaller(called={ANNA: anna, BO: bo}))
    assert form["result"] == result


def test_the_quicker_of_two_gets_the_call(server: PretendServer) -> None:
    called = {ANNA: Answers(after=9), BO: Answers(after=4)}
    _, transcript = outcome(server, {"connect": f"{ANNA},{BO}"}, ScriptedCaller(called=called))
    assert transcript.each(Rang)[0].numbers == {ANNA: "failed", BO: "success"}


def test_the_time_limit_ends_the_conversation(server: PretendServer) -> None:
    limited = {"connect": ANNA, "timelimit": 10}
    _, transcript = outcome(server, limited, ScriptedCaller(called={ANNA: Answers(talks=900)}))
    assert transcript.each(Talked)[0].seconds == 10


@pytest.mark.parametrize(
    ("extras", "speech", "seconds"),
    [
        ({}, Speech(5), "8"),
        ({"timelimit": 6}, Speech(5), "6"),
        ({"silencedetection": "no"}, Speech(5, hash=True), "5"),
        ({"silencedetection": "no", "timelimit": 20}, Speech(5), "20"),
    ],
)
def test_a_recording_ends_at_silence_hash_or_the_limit(
    server: PretendServer, extras: dict[str, Any], speech: Speech, seconds: str
) -> None:
    record = {"record": server.url("/recorded"), **extras}
    form, _ = outcome(server, record, ScriptedCaller(says=[speech]))
    assert (form["result"], server.forms("/recorded")[0]["duration"]) == ("success", seconds)


def test_what_was_recorded_locally_can_be_played_and_is_not_announced(
    server: PretendServer,
) -> None:
    server.answers["/next"] = {"play": "local/mine", "next": server.url("/last")}
    _, transcript = outcome(server, {"record": "local/mine"}, ScriptedCaller())
    assert server.paths == ["/start", "/next", "/last"]
    assert transcript.each(Heard)[0].seconds == 7


def test_a_late_busy_is_noted_and_ends_the_call(server: PretendServer) -> None:
    server.answers["/next"] = {"hangup": "busy"}
    _, transcript = outcome(server, {"play": server.sound}, ScriptedCaller())
    assert [fault.code for fault in transcript.faults] == ["late_hangup"]
