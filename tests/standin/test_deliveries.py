"""What reaches the server besides the questions: in which order, how often, and again."""

from __future__ import annotations

from collections.abc import Callable
from time import sleep
from typing import Any

import pytest

from tests.standin.server import Form, PretendServer
from webhooks.standin.carrier import place_and_wait
from webhooks.standin.clock import Clock
from webhooks.standin.profile import Order, Profile
from webhooks.standin.scripted import ScriptedCaller
from webhooks.standin.transcript import Noted, Transcript


def voicemail(
    server: PretendServer, caller: ScriptedCaller | None = None, **profile: Any
) -> Transcript:
    server.answers.setdefault(
        "/start",
        {
            "record": server.url("/recorded"),
            "next": server.url("/next"),
            "whenhangup": server.url("/over"),
        },
    )
    return place_and_wait(
        server.url("/start"), caller=caller or ScriptedCaller(), profile=Profile(**profile)
    )


def refusing(times: int) -> Callable[[Form], int]:
    """An answer that is an error the first few times."""
    left = [500] * times

    def answer(form: Form) -> int:
        return left.pop() if left else 204

    return answer


@pytest.mark.parametrize(
    ("order", "paths"),
    [
        ("before next", ["/start", "/recorded", "/next", "/over"]),
        ("after next", ["/start", "/next", "/recorded", "/over"]),
    ],
)
def test_a_recording_is_announced_when_the_profile_says(
    server: PretendServer, order: Order, paths: list[str]
) -> None:
    voicemail(server, recording=order)
    assert server.paths == paths


@pytest.mark.parametrize("order", ["together", "random"])
def test_whatever_the_order_a_recording_is_announced_once(
    server: PretendServer, order: Order
) -> None:
    voicemail(server, recording=order)
    assert sorted(server.paths) == ["/next", "/over", "/recorded", "/start"]


def test_seeds_shuffle_the_order(server: PretendServer) -> None:
    announced_first = set()
    for seed in range(8):
        server.posts.clear()
        voicemail(server, recording="random", seed=seed)
        announced_first.add(server.paths.index("/recorded") < server.paths.index("/next"))
    assert announced_first == {True, False}


def test_the_report_may_come_before_the_recording_of_the_call(server: PretendServer) -> None:
    server.answers["/start"] = {
        "play": server.sound,
        "recordcall": server.url("/recorded"),
        "whenhangup": server.url("/over"),
    }
    voicemail(server, hangup_before_recording=True)
    assert server.paths == ["/start", "/over", "/recorded"]


def test_the_recording_of_a_call_begins_where_it_was_asked_for(server: PretendServer) -> None:
    record = {"play": server.sound, "recordcall": server.url("/recorded")}
    server.answers["/start"] = {"play": server.sound, "next": record}
    voicemail(server)
    assert server.forms("/recorded")[0]["duration"] == "6"


def test_a_call_nobody_answered_has_no_recording(server: PretendServer) -> None:
    server.answers["/start"] = {"hangup": "busy", "recordcall": server.url("/recorded")}
    voicemail(server)
    assert server.paths == ["/start"]


@pytest.mark.parametrize("copies", ["in turn", "at once"])
def test_every_post_may_come_twice(server: PretendServer, copies: str) -> None:
    transcript = voicemail(server, copies=copies)
    assert sorted(server.paths) == sorted(["/start", "/recorded", "/next", "/over"] * 2)
    assert transcript.faults == []


def test_two_answers_to_one_question_are_found_out(server: PretendServer) -> None:
    answers = iter(["sound/beep", "sound/dtmf/1"])
    server.answers["/start"] = lambda form: {"play": next(answers)}
    transcript = voicemail(server, copies="in turn")
    assert [fault.code for fault in transcript.faults] == ["answers_differ"]


@pytest.mark.parametrize("path", ["/recorded", "/over"])
def test_news_that_is_refused_is_told_again(server: PretendServer, path: str) -> None:
    server.answers[path] = refusing(times=2)
    voicemail(server)
    forms = server.forms(path)
    assert len(forms) == 3
    assert forms[0] == forms[2]


def test_a_refused_recording_does_not_hold_up_the_report(server: PretendServer) -> None:
    server.answers["/recorded"] = refusing(times=1)
    voicemail(server, caller=ScriptedCaller(clock=Clock(scale=0.001)))
    assert server.paths == ["/start", "/recorded", "/next", "/over", "/recorded"]


def test_news_nobody_takes_is_given_up_in_the_end(server: PretendServer) -> None:
    server.answers["/over"] = 500
    transcript = voicemail(server, retry_every=300, retry_for=900)
    assert len(server.forms("/over")) == 4
    assert [fault.code for fault in transcript.faults] == ["whenhangup_refused", "whenhangup_lost"]


@pytest.mark.parametrize(("retries", "asked"), [(0, 1), (2, 3)])
def test_a_question_is_asked_again_only_if_the_profile_says(
    server: PretendServer, retries: int, asked: int
) -> None:
    server.answers["/start"] = 503
    voicemail(server, live_retries=retries)
    assert len(server.forms("/start")) == asked


def test_a_server_that_thinks_too_long_loses_the_call(server: PretendServer) -> None:
    def slowly(form: Form) -> dict[str, str]:
        sleep(0.4)
        return {}

    server.answers["/start"] = slowly
    transcript = voicemail(server, webhook_timeout=0.1, slow_after=0.05)
    assert "no answer within 0.1 s" in transcript.faults[0].text
    assert [noted.code for noted in transcript.each(Noted)] == ["slow", "badsource"]
