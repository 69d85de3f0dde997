"""The corners of the protocol that papers leave in the dark, each by its switch."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.standin.server import PretendServer
from webhooks.standin.caller import Invalid
from webhooks.standin.carrier import place_and_wait
from webhooks.standin.profile import PROFILES, Profile, Stamps, Withheld, named
from webhooks.standin.scripted import ScriptedCaller
from webhooks.standin.transcript import Noted, Transcript


def call(server: PretendServer, *, from_number: str | None = None, **profile: Any) -> Transcript:
    return place_and_wait(
        server.url("/start"),
        caller=ScriptedCaller(),
        from_number=from_number,
        profile=Profile(**profile),
    )


@pytest.mark.parametrize(
    ("withheld", "source"), [("missing", None), ("empty", ""), ("anonymous", "anonymous")]
)
def test_a_caller_who_hides_the_number_is_told_of_in_three_ways(
    server: PretendServer, withheld: Withheld, source: str | None
) -> None:
    server.answers["/start"] = {"play": server.sound, "whenhangup": server.url("/over")}
    call(server, withheld=withheld)
    assert [post.form.get("from") for post in server.posts] == [source, source]


@pytest.mark.parametrize(
    ("timestamps", "shape"),
    [
        ("microseconds", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}"),
        ("milliseconds", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}"),
        ("seconds", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"),
        ("space", r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"),
        ("malformed", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d:00\.11"),
    ],
)
def test_times_come_in_every_shape_the_papers_show(
    server: PretendServer, timestamps: Stamps, shape: str
) -> None:
    call(server, timestamps=timestamps)
    assert re.fullmatch(shape, server.forms("/start")[0]["created"])


def test_a_call_may_be_answered_before_it_was_made(server: PretendServer) -> None:
    server.answers["/start"] = {"play": server.sound, "whenhangup": server.url("/over")}
    call(server, start_before_created=True)
    report = server.forms("/over")[0]
    assert report["start"] < report["created"]


def test_a_report_alone_may_come_twice(server: PretendServer) -> None:
    server.answers["/start"] = {"play": server.sound, "whenhangup": server.url("/over")}
    call(server, double_report=True)
    assert server.paths == ["/start", "/over", "/over"]


def test_news_may_come_after_later_turns_and_in_another_order(server: PretendServer) -> None:
    record = {"record": server.url("/recorded"), "next": server.url("/next")}
    server.answers["/start"] = {**record, "whenhangup": server.url("/over")}
    server.answers["/next"] = {"play": server.sound}
    orders = set()
    for seed in range(12):
        server.posts.clear()
        call(server, news_delay=60, seed=seed)
        orders.add(tuple(server.paths))
    assert ("/start", "/next", "/recorded", "/over") in orders
    assert ("/start", "/next", "/over", "/recorded") in orders


def test_late_news_is_told_as_late_as_it_is(server: PretendServer) -> None:
    server.answers["/start"] = {"play": server.sound, "whenhangup": server.url("/over")}
    transcript = call(server, news_delay=60, seed=1)
    assert transcript.entries[-1].at > 6


def test_without_a_cache_a_sound_is_fetched_each_time(server: PretendServer) -> None:
    again = {"play": server.sound, "next": {"play": server.sound}}
    server.answers["/start"] = again
    call(server, cache_media=False)
    assert server.gets == ["/p/six.wav"] * 2


@pytest.mark.parametrize(("allowed", "result"), [(True, "success"), (False, "failed")])
def test_the_carrier_speaks_only_where_that_is_switched_on(
    server: PretendServer, allowed: bool, result: str
) -> None:
    server.answers["/start"] = {"play": "en_US/Hello, how are you?", "next": server.url("/next")}
    call(server, text_to_speech=allowed)
    assert server.forms("/next")[0]["result"] == result


@pytest.mark.parametrize(("ends", "asked"), [(True, False), (False, True)])
def test_a_sound_that_cannot_be_played_ends_the_call_only_by_its_switch(
    server: PretendServer, ends: bool, asked: bool
) -> None:
    server.answers["/start"] = {"play": server.url("/none.wav.txt"), "next": server.url("/next")}
    call(server, bad_media_ends=ends)
    assert ("/next" in server.paths) == asked


@pytest.mark.parametrize("status", [200, 201, 202, 203, 204])
def test_every_status_up_to_204_is_taken(server: PretendServer, status: int) -> None:
    server.answers["/start"] = status
    assert call(server).faults == []


@pytest.mark.parametrize("status", [205, 302, 400, 404, 500, 503])
def test_every_other_status_ends_the_call(server: PretendServer, status: int) -> None:
    server.answers["/start"] = status
    assert [fault.code for fault in call(server).faults] == ["badsource"]


def test_a_slow_answer_is_a_warning_and_no_fault(server: PretendServer) -> None:
    transcript = call(server, slow_after=0.0)
    assert [noted.code for noted in transcript.each(Noted)] == ["slow"]
    assert transcript.faults == []


def test_the_query_reaches_the_server_byte_for_byte(server: PretendServer) -> None:
    path = "/start?at=a%2Bb+c&k=&k=%7e&x=~-_.&y=%25"
    place_and_wait(server.url(path), caller=ScriptedCaller())
    assert server.paths == [path]


def test_a_number_nobody_has_fails_at_once(server: PretendServer) -> None:
    server.answers["/start"] = {"connect": "+46701111111", "next": server.url("/next")}
    caller = ScriptedCaller(others=Invalid())
    transcript = place_and_wait(server.url("/start"), caller=caller)
    assert server.forms("/next")[0]["result"] == "failed"
    assert transcript.ended is not None
    assert transcript.ended.seconds == 0


def test_an_unknown_profile_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(ValueError, match="No profile “fast”: choose one of default, docs-minimal"):
        named("fast")


def test_each_profile_turns_something() -> None:
    turned = [name for name, profile in PROFILES.items() if profile == Profile()]
    assert turned == ["default"]
