"""A call over the carrier's webhooks, turn by turn."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from flows.drafts import save_draft
from flows.models import Flow
from flows.publishing import publish
from tests.calls.conftest import Line, action
from tests.graphs import flow
from tests.round_trips import round_trips
from webhooks.line import auth
from webhooks.models import Call, CallStep, LiveCall, Number
from webhooks.numbers import change_number


def publish_busy() -> None:
    """A new version of the only flow: callers hear the busy tone."""
    busy = flow({"in": "incoming_call", "bye": ("hang_up", {"reason": "busy"})}, "in next > bye")
    row, now = Flow.objects.get(), timezone.now()
    draft = save_draft(
        row.pk, busy, base_revision=row.draft_revision, user=None, client=None, now=now
    )
    publish(row.pk, revision=draft.flow.draft_revision, note="", user=None, now=now)


def test_a_start_is_answered_with_one_flat_action_and_a_way_to_report_the_end(line: Line) -> None:
    first = line.start()
    token = auth.call_token("c1")
    address = first.pop("next").partition("?at=")
    assert address[0] == f"http://localhost:8001/elks/next/{token}/1"
    assert first == {
        "ivr": f"http://localhost:8001/p/{'b' * 64}.wav",
        "digits": 1,
        "timeout": 5,
        "repeat": 1,
        "whenhangup": f"http://localhost:8001/elks/hangup/{token}",
    }


def test_a_key_takes_its_way_out_and_every_turn_is_journalled(line: Line) -> None:
    line.after(line.start(), "1")
    steps = CallStep.objects.filter(call__callid="c1").order_by("seq")
    assert [(step.seq, step.node, step.path) for step in steps] == [
        (0, "menu", [{"node": "in", "port": "next"}]),
        (1, "sales", [{"node": "menu", "port": "key:1"}]),
    ]
    assert steps[1].event == {"kind": "finished", "outcome": "digits", "digits": "1"}


def test_a_whole_call_to_its_hangup(line: Line) -> None:
    ask = line.start()
    greeting = line.after(ask, "2")
    beep = line.after(greeting, "ok")
    record = line.after(beep, "success")
    assert (beep["play"], record["timelimit"], record["silencedetection"]) == (
        "sound/beep",
        120,
        "no",
    )
    goodbye = line.after(record, "success")
    assert line.after(goodbye, "success") == {"hangup": "reject"}


def test_the_same_post_gets_the_same_bytes(line: Line) -> None:
    first = line.start()
    again = line.start()
    bodies = [line.post(first["next"], {"result": "1"}).content for _ in range(3)]
    late = line.post(first["next"], {"result": "2"}).content
    assert again == first
    assert len({*bodies, late}) == 1
    assert CallStep.objects.count() == 2


def test_an_old_post_gets_its_old_answer_after_the_call_has_gone_on(line: Line) -> None:
    first = line.start()
    second = line.after(first, "2")
    line.after(second, "success")
    assert line.after(first, "2") == second


@pytest.mark.django_db(transaction=True)
def test_a_turn_is_at_most_two_round_round_trips(number: Number) -> None:
    first, met = Line(number, "first"), Line(number, "met")
    assert round_trips(first.start) == 2
    answer = first.start()
    bare = {**answer, "next": answer["next"].partition("?")[0]}
    assert round_trips(lambda: first.after(bare, "1")) == 2
    assert round_trips(lambda: first.after(answer, "1")) == 1
    assert round_trips(met.start) == 1


@pytest.mark.django_db(transaction=True)
def test_a_turn_whose_place_is_in_its_address_is_one_round_trip(number: Number) -> None:
    line = Line(number)
    answer = line.start()
    assert round_trips(lambda: line.after(answer, "1")) == 1
    assert round_trips(lambda: line.after(answer, "1")) == 1


@pytest.mark.django_db(transaction=True)
def test_a_number_that_has_changed_since_its_last_call_costs_one_trip_more(number: Number) -> None:
    Line(number, "before").start()
    publish_busy()
    after = Line(number, "after")
    assert round_trips(after.start) == 2
    assert after.start()["hangup"] == "busy"


@pytest.mark.django_db(transaction=True)
def test_a_forged_start_costs_the_next_caller_nothing(number: Number) -> None:
    Line(number, "first").start()
    forged = Line(number, "forged")
    forged.post("/elks/start/46766861004/guessed", {})
    assert round_trips(Line(number, "next").start) == 1


@pytest.mark.django_db(transaction=True)
def test_two_posts_racing_for_one_turn_make_one_step_and_get_one_answer(number: Number) -> None:
    line = Line(number)
    first = line.start()
    at_once = threading.Barrier(8)
    bodies: list[bytes] = []

    def race(result: str) -> None:
        at_once.wait()
        bodies.append(line.post(first["next"], {"result": result}).content)
        connections.close_all()

    threads = [threading.Thread(target=race, args=(key,)) for key in "12121212"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(bodies) == 8
    assert len(set(bodies)) == 1
    assert CallStep.objects.filter(seq=1).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_starts_racing_make_one_call(number: Number) -> None:
    at_once = threading.Barrier(6)
    answers: list[str] = []

    def race() -> None:
        at_once.wait()
        answers.append(str(Line(number).start()))
        connections.close_all()

    threads = [threading.Thread(target=race) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 6
    assert len(set(answers)) == 1
    assert (Call.objects.count(), LiveCall.objects.count()) == (1, 1)


def test_a_call_stays_on_its_version_and_new_calls_get_the_new_one(number: Number) -> None:
    old = Line(number, "old")
    first = old.start()
    publish_busy()
    assert old.after(first, "1")["connect"] == "+46701234567"
    assert Line(number, "new").start()["hangup"] == "busy"


def test_a_number_without_a_published_flow_ends_the_call_and_says_so_in_the_journal(
    db: None,
) -> None:
    number = Number.objects.create(number="+46766861004")
    assert Line(number).start()["hangup"] == "reject"
    assert CallStep.objects.get().event["fault"] == "no_flow"


def test_taking_the_flow_off_a_number_turns_new_calls_away_and_leaves_the_others_be(
    line: Line, number: Number
) -> None:
    first = line.start()
    change_number(number.pk, flow=None)
    assert Line(number, "new").start()["hangup"] == "reject"
    assert line.after(first, "1")["connect"] == "+46701234567"


def test_a_client_call_names_itself_by_id(number: Number) -> None:
    line = Line(number)
    place = f"/elks/start/46766861004/{number.secret}"
    answer = action(line.client.post(place, {"id": "c7", "from": "+4600", "to": "+46701111111"}))
    assert "ivr" in answer
    assert Call.objects.get().callid == "c7"


def test_sensitive_keys_are_nowhere_in_the_journal(db: None) -> None:
    from tests.builders import an_answered_number

    asks = ("ask_digits", {"prompt": "menu", "variable": "pin", "sensitive": True})
    wires = ("in next > pin", "pin done > bye", "pin no_input > bye", "pin invalid > bye")
    secret = flow(
        {"in": "incoming_call", "pin": asks, "bye": ("hang_up", {"prompt": "bye"})}, *wires
    )
    line = Line(an_answered_number(secret))
    line.after(line.start(), "4711")
    kept = CallStep.objects.values("event", "node", "path", "answer")
    assert not [step for step in kept if "4711" in str(step)]


def test_the_rows_say_when(line: Line) -> None:
    line.start()
    assert timezone.now() - Call.objects.get().started_at < timedelta(seconds=5)
