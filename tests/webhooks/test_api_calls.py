"""Calls over REST: listed, searched, paged, shown step by step without secrets."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from flows.models import Flow
from tests.drawings import NOON, goodbye, published
from tests.personas import Persona
from webhooks.models import Call, CallStep, LiveCall, Number, Recording, Report


@pytest.fixture
def flow(db: None) -> Flow:
    return published(goodbye())


@pytest.fixture
def number(flow: Flow) -> Number:
    return Number.objects.create(number="+46766861004", flow=flow)


def ring(callid: str, flow: Flow, number: Number, **facts: Any) -> Call:
    facts = {"caller": "+46701234567", "called": number.number, "started_at": NOON} | facts
    return Call.objects.create(callid=callid, number=number, version=flow.live_version, **facts)


def listed(persona: Persona, **asked: object) -> list[str]:
    answer = persona.api.get(f"/api/calls/?{urlencode(asked)}")
    assert answer.status_code == 200, answer.content
    return [call["callid"] for call in answer.json()["results"]]


def test_a_call_is_listed_with_what_one_asks_first(
    rut: Persona, flow: Flow, number: Number
) -> None:
    ended = {"ended_at": NOON + timedelta(seconds=34), "state": "success", "cost": 5700}
    ring("c1", flow, number, duration=30, **ended)
    assert rut.api.get("/api/calls/").json()["results"] == [
        {
            "callid": "c1",
            "direction": "incoming",
            "caller": "+46701234567",
            "called": "+46766861004",
            "number": "+46766861004",
            "flow": {"id": flow.pk, "name": "Main"},
            "version": 1,
            "state": "success",
            "started_at": "2026-05-03T12:00:00Z",
            "ended_at": "2026-05-03T12:00:34Z",
            "seconds": 30,
            "cost": 5700,
            "live": False,
            "recordings": 0,
            "trial": False,
        }
    ]


def test_a_call_that_met_no_flow_is_listed_too(rut: Persona) -> None:
    Call.objects.create(callid="c1", called="+46766861004", started_at=NOON)
    call = rut.api.get("/api/calls/").json()["results"][0]
    assert (call["flow"], call["version"], call["number"]) == (None, None, "+46766861004")


@pytest.mark.parametrize("typed", ["+46701234567", "070-123", "0701234567", "1234", "0046701"])
def test_calls_are_found_by_part_of_a_number(
    rut: Persona, flow: Flow, number: Number, typed: str
) -> None:
    ring("c1", flow, number)
    ring("c2", flow, number, caller="+46730000000")
    assert listed(rut, search=typed) == ["c1"]


def test_calls_are_found_by_their_id(rut: Persona, flow: Flow, number: Number) -> None:
    ring("cdef", flow, number)
    ring("cabc", flow, number)
    assert listed(rut, search="cab") == ["cabc"]


def test_calls_are_found_by_flow_number_and_state(rut: Persona, flow: Flow, number: Number) -> None:
    other = published(goodbye(), name="Other")
    another = Number.objects.create(number="+46766861005", flow=other)
    ring("c1", flow, number, state="success")
    ring("c2", other, another, state="busy")
    assert listed(rut, flow=other.pk) == ["c2"]
    assert listed(rut, number="0766-86 10 05") == ["c2"]
    assert listed(rut, state="busy") == ["c2"]


def test_calls_that_are_going_on_can_be_asked_for(rut: Persona, flow: Flow, number: Number) -> None:
    LiveCall.objects.create(call=ring("c1", flow, number), seq=1, state={}, updated_at=NOON)
    ring("c2", flow, number)
    assert (listed(rut, live="true"), listed(rut, live="false")) == (["c1"], ["c2"])


def test_a_day_is_asked_for_whole_in_the_studio_s_time_zone(
    rut: Persona, flow: Flow, number: Number
) -> None:
    ring("before", flow, number, started_at=NOON - timedelta(hours=15))
    ring("first", flow, number, started_at=NOON - timedelta(hours=14))
    ring("last", flow, number, started_at=NOON + timedelta(hours=9, minutes=59))
    ring("after", flow, number, started_at=NOON + timedelta(hours=10))
    day = {"from": "2026-05-03", "until": "2026-05-03"}
    assert listed(rut, **day) == ["last", "first"]


def test_pages_follow_each_other_newest_first_without_gaps(
    rut: Persona, flow: Flow, number: Number
) -> None:
    for place in range(120):
        ring(f"c{place}", flow, number, started_at=NOON + timedelta(seconds=place // 3))
    seen, url = [], "/api/calls/"
    while url:
        page = rut.api.get(url).json()
        seen += [call["callid"] for call in page["results"]]
        url = page["next"]
    assert seen == [f"c{place}" for place in reversed(range(120))]


def test_a_longer_list_of_calls_takes_no_more_queries(
    rut: Persona, flow: Flow, number: Number
) -> None:
    ring("c0", flow, number)
    with CaptureQueriesContext(connection) as one:
        listed(rut)
    for place in range(1, 20):
        ring(f"c{place}", flow, number)
    with CaptureQueriesContext(connection) as twenty:
        listed(rut)
    assert len(twenty) == len(one) <= 6


def test_a_call_is_shown_step_by_step_without_the_tokens_of_its_addresses(
    rut: Persona, flow: Flow, number: Number
) -> None:
    call = ring("c1", flow, number)
    path = [{"node": "start", "port": "next", "why": ""}, {"node": "menu", "port": None, "why": ""}]
    answer = '{"ivr":"http://localhost/p/1.wav","next":"http://localhost/elks/next/t0ken/1"}'
    CallStep.objects.create(
        call=call, seq=0, at=NOON, event={"kind": "started"}, node="menu", path=path, answer=answer
    )
    raw = {"id": "c1", "actions": '["http://localhost/elks/start/46766861004/s3cret"]'}
    Report.objects.create(call=call, raw=raw, received_at=NOON)
    shown = rut.api.get("/api/calls/c1/").json()
    assert shown["steps"] == [
        {
            "seq": 0,
            "at": "2026-05-03T12:00:00Z",
            "event": {"kind": "started"},
            "node": "menu",
            "port": None,
            "path": path,
            "answer": {
                "ivr": "http://localhost/p/1.wav",
                "next": "http://localhost/elks/next/…/1",
            },
        }
    ]
    assert shown["report"]["actions"] == '["http://localhost/elks/start/46766861004/…"]'


def recording(call: Call, **facts: Any) -> Recording:
    facts = {"announced_at": NOON, "next_attempt_at": NOON, "raw": {}, "url": "http://x"} | facts
    return Recording.objects.create(call=call, **facts)


def test_a_recording_can_be_played_by_who_may_listen(
    rut: Persona, oskar: Persona, flow: Flow, number: Number
) -> None:
    stored = {"state": "stored", "file": "f", "sha256": "0" * 64, "stored_at": NOON, "seconds": 3}
    kept = recording(ring("c1", flow, number), carrier_id="r1", **stored)
    url = f"/api/recordings/{kept.pk}/audio/"
    assert rut.api.get("/api/calls/c1/").json()["recordings"] == [
        {
            "id": kept.pk,
            "state": "stored",
            "seconds": 3.0,
            "created_at": "2026-05-03T12:00:00Z",
            "url": url,
        }
    ]
    assert oskar.api.get("/api/calls/c1/").json()["recordings"][0]["url"] is None
    assert oskar.api.get(url).status_code == 403


def test_a_recording_that_is_not_here_yet_says_so(rut: Persona, flow: Flow, number: Number) -> None:
    waiting = recording(ring("c1", flow, number), carrier_id="r1")
    answer = rut.api.get(f"/api/recordings/{waiting.pk}/audio/")
    sentence = "This recording cannot be played: waiting to be fetched."
    assert (answer.status_code, answer.json()["detail"]) == (404, sentence)


def test_a_call_that_is_not_there_is_told_in_a_sentence(rut: Persona) -> None:
    answer = rut.api.get("/api/calls/c1/")
    assert (answer.status_code, answer.json()) == (404, {"detail": "There is no such call."})


def test_a_designer_sees_no_calls(dora: Persona) -> None:
    assert dora.api.get("/api/calls/").status_code == 403
