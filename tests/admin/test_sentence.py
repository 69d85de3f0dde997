"""A call in one sentence, as its journal, its recordings and the report tell it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from pytest_django import Settings

from flows.models import FlowVersion
from flows.people.editing import PersonWish, create_person, create_team
from tests.made_up_calls import add_step, answered, make_call, make_flow, make_number, publish
from webhooks.models import Call, CallState, Direction, Recording
from webhooks.review.sentence import MOST_PARTS, sentence
from webhooks.review.timeline import timeline

pytestmark = pytest.mark.django_db
# On the clock of Stockholm, where summer is two hours ahead.
STARTED = datetime(2026, 5, 3, 12, 2, tzinfo=UTC)
LATER = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


@pytest.fixture
def version() -> FlowVersion:
    return publish(make_flow())


def call_to(version: FlowVersion, **facts: Any) -> Call:
    number = make_number(version.flow)
    return make_call(version, number=number, started_at=STARTED, **facts)


def pressed(digits: str) -> dict[str, str]:
    return {"kind": "finished", "outcome": "digits", "digits": digits}


def told(call: Call) -> str:
    return sentence(Call.objects.get(pk=call.pk), now=LATER)


def add_message(call: Call, *, seq: int, seconds: float) -> None:
    Recording.objects.create(
        call=call,
        carrier_id=f"{call.callid}-r1",
        step_seq=seq,
        raw={},
        url="https://example.com/r1.wav",
        announced_at=STARTED,
        next_attempt_at=STARTED,
        seconds=seconds,
    )


def test_a_message_left_at_the_workshop_is_told_with_its_length_and_cost(
    version: FlowVersion,
) -> None:
    call = call_to(version, **answered())
    add_step(call, ("start", "next"), node="menu")
    add_step(call, ("menu", "key:2"), node="voicemail", event=pressed("2"))
    add_step(call, ("voicemail", "done"), event={"kind": "finished", "outcome": "success"})
    add_message(call, seq=2, seconds=33.7)
    assert told(call) == (
        "+46 70 123 45 67 called Main number on 3 May 14:02, chose 2 Workshop,"
        " left a 34 s message; 0.57 SEK."
    )


def test_the_person_who_answered_is_named_when_several_were_rung(version: FlowVersion) -> None:
    legs = [{"to": "+46701111111", "state": "failed"}, {"to": "+46702222222", "state": "success"}]
    call = call_to(version, **answered(legs=legs))
    add_step(call, ("start", "next"), node="menu")
    add_step(call, ("menu", "key:1"), node="sales", event=pressed("1"))
    add_step(call, ("sales", "talked"), event={"kind": "finished", "outcome": "success"})
    assert "chose 1 Sales, talked with Bo; " in told(call)


def test_all_who_were_rung_in_vain_are_named(version: FlowVersion) -> None:
    call = call_to(version, **answered())
    add_step(call, ("sales", "no_answer"), event={"kind": "finished", "outcome": "failed"})
    assert "rang Anna and Bo in vain" in told(call)


def dialling(port: str, *, asked: str, event: dict[str, str], **why: Any) -> Call:
    """A call that comes to a step which rings Anna, and the number that a variable holds."""
    targets = [{"number": "+46701111111", "name": "Anna"}, {"number": "{number}"}]
    nodes = [{"id": "ring", "type": "connect", "name": "Dial", "config": {"targets": targets}}]
    call = call_to(publish(make_flow(), {"spec": 1, "nodes": nodes, "edges": [], "layout": {}}))
    add_step(call, ("start", "next"), node="ring", answer=asked)
    step = add_step(call, ("ring", port), event=event)
    step.path = [{"node": "ring", "port": port, **why}]
    step.save(update_fields=["path"])
    return call


def test_a_number_that_a_variable_held_is_told_as_it_was_rung() -> None:
    call = dialling(
        "busy",
        asked='{"connect":"+46701111111,+46701740605"}',
        event={"kind": "finished", "outcome": "busy"},
    )
    assert "found Anna and +46 70 174 06 05 busy" in told(call)


def test_nobody_was_rung_where_no_variable_held_a_number() -> None:
    call = dialling("no_answer", asked='{"ivr":"/menu"}', event=pressed("12"))
    assert "had no number to ring at “Dial”" in told(call)


def test_the_timeline_says_why_a_number_was_not_rung() -> None:
    why = {"because": "no_number", "name": "{number}"}
    call = dialling("no_answer", asked="{}", event=pressed("12"), why=why)
    [_, moment] = timeline(Call.objects.get(pk=call.pk))
    assert [passage.why for passage in moment.passages] == [
        "“{number}” holds no number that can be rung"
    ]


def ringing(kind: str, whom: dict[str, str]) -> Call:
    """A call to a flow that rings people it shares with others."""
    nodes = [{"id": "ring", "type": kind, "name": "Ring us", "config": whom}]
    return call_to(publish(make_flow(), {"spec": 1, "nodes": nodes, "edges": [], "layout": {}}))


ANNA, SALES = {"person": "anna"}, {"team": "sales"}


@pytest.mark.parametrize(
    ("kind", "whom", "port", "said"),
    [
        ("call_person", ANNA, "talked", "talked with Anna"),
        ("call_person", ANNA, "busy", "found Anna busy"),
        ("call_person", ANNA, "no_answer", "rang Anna in vain"),
        ("call_person", ANNA, "off_duty", "found Anna off duty"),
        ("ring_everyone", SALES, "talked", "talked with Sales"),
        ("ring_everyone", SALES, "nobody", "rang Sales in vain"),
        ("hunt_group", SALES, "nobody", "rang Sales in vain"),
        ("hunt_group", SALES, "nobody_on_duty", "found Sales off duty"),
        ("hunt_group", {"team": "gone"}, "nobody", "rang Ring us in vain"),
    ],
)
def test_people_and_teams_are_named(kind: str, whom: dict[str, str], port: str, said: str) -> None:
    create_team("Sales", members=[create_person(PersonWish("Anna", ["+46701111111"])).key])
    call = ringing(kind, whom)
    add_step(call, ("ring", port))
    assert told(call).endswith(f"on 3 May 14:02, {said}.")


def test_who_of_a_team_answered_is_named() -> None:
    people = [
        create_person(PersonWish(name, [number]))
        for name, number in [("Anna", "+46701111111"), ("Bo", "+46702222222")]
    ]
    create_team("Sales", members=[person.key for person in people])
    call = ringing("ring_everyone", SALES)
    legs = [{"to": "+46701111111", "state": "failed"}, {"to": "+46702222222", "state": "success"}]
    Call.objects.filter(pk=call.pk).update(legs=legs)
    add_step(call, ("ring", "talked"))
    assert "talked with Bo" in told(call)


def test_a_caller_who_hangs_up_is_told_with_the_step(version: FlowVersion) -> None:
    call = call_to(version, **answered(cost=None))
    add_step(call, ("start", "next"), node="menu")
    assert told(call).endswith("on 3 May 14:02, hung up at “Main menu”.")


def test_a_live_call_is_told_with_where_it_is_now(version: FlowVersion) -> None:
    call = call_to(version, live_at="menu")
    add_step(call, ("start", "next"), node="menu")
    assert told(call).endswith("is at “Main menu” now.")


def test_a_hidden_caller_is_called_so(version: FlowVersion) -> None:
    assert told(call_to(version, caller="")).startswith("A hidden number called Main number")


def test_an_outgoing_call_is_told_the_other_way_round(version: FlowVersion) -> None:
    call = call_to(version, direction=Direction.OUTGOING, called="+46709876543")
    assert told(call) == "Main number called +46 70 987 65 43 on 3 May 14:02."


def test_a_call_that_was_never_answered_says_so(version: FlowVersion) -> None:
    assert told(call_to(version, state=CallState.BUSY)).endswith("was not connected.")


def test_an_error_is_told_without_its_details(version: FlowVersion) -> None:
    call = call_to(version)
    add_step(call, event={"kind": "fault"})
    assert "met an error and heard an apology" in told(call)


FAULTS = {
    "no_flow": (
        "was turned away because the number had no published flow",
        "avvisades eftersom numret inte hade något publicerat flöde",
    ),
    "circle": (
        "was stopped because the flow went round in a circle",
        "avbröts eftersom flödet gick runt i en cirkel",
    ),
    "too_many_turns": (
        "was stopped after the most turns a call may take",
        "avbröts efter så många turer som ett samtal får ha",
    ),
    "too_long": (
        "was stopped because it lasted longer than its flow allows",
        "avbröts eftersom det varade längre än flödet tillåter",
    ),
    "one of tomorrow": ("was cut off by an error", "kopplades ner på grund av ett fel"),
}


@pytest.mark.parametrize(
    ("fault", "english", "swedish"),
    [(fault, *words) for fault, words in FAULTS.items()],
    ids=list(FAULTS),
)
def test_each_fault_is_told_as_what_the_caller_met(
    version: FlowVersion, fault: str, english: str, swedish: str
) -> None:
    call = call_to(version)
    add_step(call, event={"kind": "started", "fault": fault})
    assert told(call).endswith(f"on 3 May 14:02, {english}.")
    with translation.override("sv"):
        assert told(call).endswith(f"3 maj 14:02, {swedish}.")


def test_keys_that_were_masked_in_the_journal_stay_masked() -> None:
    nodes = [{"id": "pin", "type": "ask_digits", "name": "PIN", "config": {"sensitive": True}}]
    call = call_to(publish(make_flow(), {"spec": 1, "nodes": nodes, "edges": [], "layout": {}}))
    add_step(call, ("pin", "done"), event=pressed("••••"))
    assert "entered ••••" in told(call)


def test_digits_that_were_read_back_are_told_and_not_the_key_that_confirmed_them() -> None:
    nodes = [{"id": "no", "type": "ask_digits", "name": "Number", "config": {"read_back": True}}]
    call = call_to(publish(make_flow(), {"spec": 1, "nodes": nodes, "edges": [], "layout": {}}))
    step = add_step(call, ("no", "done"), event=pressed("1"))
    step.path[0]["why"] = {"entered": "4711"}
    step.save(update_fields=["path"])
    assert "entered 4711" in told(call)


def test_a_caller_who_goes_round_for_long_still_gets_one_readable_sentence(
    version: FlowVersion,
) -> None:
    call = call_to(version)
    for _ in range(100):
        add_step(call, ("menu", "wrong_key"), node="menu", event=pressed("9"))
    assert told(call).count(",") == MOST_PARTS + 1
    assert told(call).endswith("…, hung up at “Main menu”.")


def test_a_call_without_a_version_or_journal_is_still_a_sentence() -> None:
    assert told(make_call(None, started_at=STARTED)) == (
        "+46 70 123 45 67 called +46 76 686 10 04 on 3 May 14:02."
    )


def test_a_call_of_another_year_names_it(version: FlowVersion) -> None:
    call = make_call(version, started_at=datetime(2025, 5, 3, 12, 2, tzinfo=UTC))
    assert "on 3 May 2025 14:02" in told(call)


def test_the_sentence_is_swedish_for_who_reads_swedish(version: FlowVersion) -> None:
    call = call_to(version, **answered())
    add_step(call, ("menu", "key:2"), event=pressed("2"))
    with translation.override("sv"):
        assert told(call) == (
            "+46 70 123 45 67 ringde Main number 3 maj 14:02, valde 2 Workshop; 0,57 SEK."
        )


def test_steps_without_a_name_bear_that_of_their_kind_in_swedish(
    version: FlowVersion, tmp_path: Path, settings: Settings
) -> None:
    (tmp_path / "catalogue.sv.json").write_text('{"Incoming call": "Inkommande samtal"}')
    settings.CATALOGUE_TRANSLATIONS = tmp_path
    call = call_to(version)
    add_step(call, ("start", "next"), node="menu")
    with translation.override("sv"):
        assert timeline(call)[0].passages[0].step == "Inkommande samtal"


def test_the_timeline_names_steps_and_ways_out_as_they_were_drawn(version: FlowVersion) -> None:
    call = call_to(version)
    add_step(call, ("start", "next"), node="menu")
    add_step(call, ("menu", "key:1"), node="sales", event=pressed("1"))
    first, second = timeline(call)
    assert (first.came, first.stands) == ("The call came in", "Main menu")
    assert [(passage.step, passage.way_out) for passage in second.passages] == [
        ("Main menu", "1 Sales")
    ]
    assert (second.came, second.stands) == ("Pressed 1", "Ring sales")


def test_the_timeline_shows_no_token_of_the_carriers_addresses(version: FlowVersion) -> None:
    call = call_to(version)
    step = add_step(call, node="menu")
    step.answer = '{"next": "https://calls.example.com/elks/next/SECRET/1"}'
    step.save(update_fields=["answer"])
    assert "SECRET" not in str(timeline(call))
