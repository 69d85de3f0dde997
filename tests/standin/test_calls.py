"""Whole calls over real HTTP, from the first question to the hangup report."""

from __future__ import annotations

import json

from tests.standin.server import PretendServer
from webhooks.standin.caller import Busy
from webhooks.standin.carrier import place_and_wait
from webhooks.standin.profile import Profile, named
from webhooks.standin.scripted import ScriptedCaller
from webhooks.standin.transcript import Transcript


def call(
    server: PretendServer, caller: ScriptedCaller | None = None, profile: Profile | None = None
) -> Transcript:
    return place_and_wait(server.url("/start"), caller=caller or ScriptedCaller(), profile=profile)


def test_the_first_post_tells_who_calls_whom(server: PretendServer) -> None:
    call(server)
    form = server.forms("/start")[0]
    created, callid = form.pop("created"), form.pop("callid")
    assert (len(created), len(callid)) == (26, 33)
    assert form == {
        "from": "+46700000001",
        "to": "+46766861004",
        "direction": "incoming",
        "result": "newincoming",
    }


def test_the_documents_minimum_leaves_out_what_the_papers_disagree_on(
    server: PretendServer,
) -> None:
    server.answers["/start"] = {"play": server.sound, "next": server.url("/next")}
    call(server, profile=named("docs-minimal"))
    assert set(server.forms("/start")[0]) == {"callid", "from", "to", "direction"}
    assert set(server.forms("/next")[0]) == {"callid", "result"}


def test_a_client_call_is_named_id(server: PretendServer) -> None:
    call(server, profile=named("client"))
    assert "id" in server.forms("/start")[0]
    assert "callid" not in server.forms("/start")[0]


def test_a_menu_leads_by_the_key_that_was_pressed(server: PretendServer) -> None:
    server.answers["/start"] = {"ivr": server.sound, "next": server.url("/next")}
    transcript = call(server, ScriptedCaller(keys=["2"]))
    assert server.forms("/next")[0]["result"] == "2"
    assert transcript.faults == []


def test_nested_actions_need_no_further_post(server: PretendServer) -> None:
    server.answers["/start"] = {
        "ivr": server.sound,
        "1": {"play": server.sound, "next": {"hangup": "reject"}},
        "2": server.url("/two"),
    }
    call(server, ScriptedCaller(keys=["1"]))
    assert server.paths == ["/start"]


def test_an_address_among_nested_actions_gets_the_digit(server: PretendServer) -> None:
    ways = {"1": {"hangup": "reject"}, "2": server.url("/two")}
    server.answers["/start"] = {"ivr": server.sound, **ways}
    call(server, ScriptedCaller(keys=["2"]))
    assert server.forms("/two")[0]["result"] == "2"


def test_silence_after_every_round_is_no_input(server: PretendServer) -> None:
    server.answers["/start"] = {"ivr": server.sound, "repeat": 2, "next": server.url("/next")}
    call(server)
    form = server.forms("/next")[0]
    assert (form["result"], form["why"]) == ("failed", "noinput")


def test_the_same_sound_is_fetched_once(server: PretendServer) -> None:
    again = {"play": server.sound, "next": {"play": server.sound}}
    server.answers["/start"] = {"play": server.sound, "next": again}
    call(server)
    assert server.gets == ["/p/six.wav"]


def test_a_sound_that_is_missing_fails_and_is_told(server: PretendServer) -> None:
    server.answers["/start"] = {"play": server.url("/p/none.mp3"), "next": server.url("/next")}
    transcript = call(server)
    assert server.forms("/next")[0]["result"] == "failed"
    assert [fault.code for fault in transcript.faults] == ["bad_media"]


def test_the_report_holds_what_was_done_as_json_text(server: PretendServer) -> None:
    server.answers["/start"] = {
        "connect": "+46701111111,+46702222222",
        "whenhangup": server.url("/over"),
    }
    call(server, ScriptedCaller(called={"+46701111111": Busy()}))
    report = server.forms("/over")[0]
    assert json.loads(report["actions"]) == [
        server.url("/start"),
        {"connect": "+46701111111,+46702222222", "result": "success"},
    ]
    assert [(leg["to"], leg["state"], leg["duration"]) for leg in json.loads(report["legs"])] == [
        ("+46701111111", "busy", 0),
        ("+46702222222", "success", 30),
    ]


def test_the_transcript_says_when_each_thing_began(server: PretendServer) -> None:
    again = {"play": server.sound}
    server.answers["/start"] = {"play": server.sound, "next": again}
    begins = [round(entry.at) for entry in call(server).entries if entry.event.kind == "heard"]
    assert begins == [0, 6]


def test_an_answered_call_has_a_duration_and_a_cost(server: PretendServer) -> None:
    server.answers["/start"] = {"play": server.sound, "whenhangup": server.url("/over")}
    call(server)
    report = server.forms("/over")[0]
    assert (report["state"], report["duration"], report["cost"]) == ("success", "6", "3500")
    assert "callid" not in report


def test_a_call_nobody_answered_reports_the_six_basics(server: PretendServer) -> None:
    server.answers["/start"] = {"hangup": "busy", "whenhangup": server.url("/over")}
    call(server)
    report = server.forms("/over")[0]
    assert set(report) == {"id", "direction", "from", "to", "created", "state"}
    assert report["state"] == "busy"


def test_an_answer_that_is_no_json_ends_the_call_as_badsource(server: PretendServer) -> None:
    later = {"play": server.sound, "next": server.url("/next"), "whenhangup": server.url("/over")}
    server.answers |= {"/start": later, "/next": "<html>sorry</html>"}
    transcript = call(server)
    assert json.loads(server.forms("/over")[0]["actions"])[-1] == {
        "hangup": "badsource",
        "reason": "The data received was not proper JSON",
    }
    assert [fault.code for fault in transcript.faults] == ["badsource"]


def test_a_server_error_ends_the_call(server: PretendServer) -> None:
    server.answers["/start"] = 500
    transcript = call(server)
    assert "500 instead of 200 to 204" in transcript.faults[0].text


def test_an_empty_answer_ends_the_call_without_fuss(server: PretendServer) -> None:
    server.answers["/start"] = 204
    transcript = call(server)
    assert transcript.faults == []
    assert transcript.ended is not None


def test_the_query_and_the_password_of_an_address_reach_the_server(
    server: PretendServer,
) -> None:
    host = server.base.removeprefix("http://")
    url = f"http://anna:secret@{host}/start?a=%2f&b=x'y&&c"
    transcript = place_and_wait(url, caller=ScriptedCaller())
    assert server.posts[0].path == "/start?a=%2f&b=x'y&&c"
    assert server.posts[0].authorization.startswith("Basic ")
    assert "secret" not in repr(transcript.entries)


def test_control_flow_in_voice_start_itself_needs_no_server(server: PretendServer) -> None:
    document = {"play": server.sound, "whenhangup": server.url("/over")}
    place_and_wait(json.dumps(document), caller=ScriptedCaller())
    actions = json.loads(server.forms("/over")[0]["actions"])
    assert actions == [{"play": server.sound, "result": "success"}]
