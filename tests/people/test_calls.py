"""Calls that ring people and teams: who is free, who was rung, duty changed while they go on."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from flows import worlds
from flows.people.duty import By, set_duty
from flows.people.rows import DutyHow, DutyLine, Person, Team
from tests.builders import an_answered_number
from tests.calls.conftest import Line, _call_face
from tests.graphs import flow
from tests.people.conftest import ANNA, BO, CIA
from tests.round_trips import round_trips
from webhooks.models import CallStep, Errand, Mark
from webhooks.tasks import do_errands

__all__ = ["_call_face"]
NOBODY = ("nobody", "nobody_on_duty")


def reception(kind: str, ways: tuple[str, ...] = NOBODY, **config: Any) -> dict[str, Any]:
    """A step, and a message of its own for each way out."""
    said = dict(zip(ways, ("welcome", "menu", "bye"), strict=False))
    played = {way: ("play", {"prompt": prompt}) for way, prompt in said.items()}
    wires = [f"step {way} > {way}" for way in ways]
    return flow({"in": "incoming_call", "step": (kind, config), **played}, "in next > step", *wires)


def a_line(drawing: dict[str, Any]) -> Line:
    line = Line(an_answered_number(drawing))
    worlds.refresh()
    return line


@pytest.fixture
def hunt(sales: Team) -> Line:
    return a_line(reception("hunt_group", team="sales", order="least_recent", rounds=1))


def put_on(key: str, *, on: bool) -> None:
    by = By(DutyHow.PANEL)
    set_duty(key, on=on, until=None, by=by, now=timezone.now())
    worlds.refresh()


def another_call(line: Line, callid: str) -> dict[str, Any]:
    other = Line(line.number, callid)
    return other.start()


def test_one_after_another_is_rung_until_somebody_answers(hunt: Line) -> None:
    answer = hunt.start()
    rung = [answer["connect"]]
    for result in ("failed", "busy"):
        answer = hunt.after(answer, result)
        rung.append(answer["connect"])
    assert rung == [ANNA, BO, CIA]
    assert hunt.after(answer, "success") == {"hangup": "reject"}


def test_whoever_was_rung_longest_ago_comes_first_in_the_next_call(hunt: Line) -> None:
    hunt.after(hunt.start(), "success")
    assert another_call(hunt, "c2")["connect"] == BO
    assert list(Mark.objects.order_by("pk").values_list("name", flat=True)) == [ANNA, BO]


def test_whoever_rings_in_another_call_is_skipped(hunt: Line) -> None:
    hunt.start()
    another_call(hunt, "c2")
    assert another_call(hunt, "c3")["connect"] == CIA
    assert another_call(hunt, "c4")["play"].rpartition("/")[2].startswith("aaa")


def test_duty_that_ends_while_a_call_hunts_counts_for_its_next_try(hunt: Line) -> None:
    answer = hunt.start()
    put_on("bo", on=False)
    assert hunt.after(answer, "failed")["connect"] == CIA


def test_nobody_on_duty_has_a_way_of_its_own(hunt: Line) -> None:
    for key in ("anna", "bo", "cia"):
        put_on(key, on=False)
    assert hunt.start()["play"].rpartition("/")[2].startswith("bbb")


def test_a_turn_that_must_know_who_is_in_a_call_asks_once(hunt: Line) -> None:
    hunt.start()
    hunt.callid = "c2"
    assert round_trips(hunt.start) == 2


def test_everybody_who_is_on_duty_rings_at_once(sales: Team) -> None:
    line = a_line(reception("ring_everyone", team="sales"))
    put_on("bo", on=False)
    assert line.start()["connect"] == f"{ANNA},{CIA}"


def test_a_person_is_rung_at_the_number_they_have_now(anna: Person) -> None:
    line = a_line(reception("call_person", ("busy", "no_answer"), person="anna"))
    anna.numbers.update(number=BO)
    worlds.refresh()
    assert line.start()["connect"] == BO


DUTY = {"pin_prompt": "menu", "code_prompt": "welcome", "tries": 2}


@pytest.fixture
def duty(sales: Team) -> Line:
    return a_line(reception("change_duty", ("on", "off", "refused"), **DUTY))


def by_pin(line: Line, pin: str) -> dict[str, Any]:
    """From Anna's own number; what is answered once the worker has done its part."""
    waiting = line.after(line.start(**{"from": ANNA}), pin)
    assert waiting["play"] == "sound/dtmf/PP"
    do_errands()
    return line.after(waiting, "success")


def test_a_person_takes_themselves_off_duty_by_phone(duty: Line) -> None:
    assert by_pin(duty, "4711")["play"].rpartition("/")[2].startswith("bbb")
    line = DutyLine.objects.get()
    assert (line.person.key, line.on, line.how, line.number) == ("anna", False, "phone", ANNA)


def test_a_change_by_phone_waits_for_the_worker(duty: Line) -> None:
    waiting = duty.after(duty.start(**{"from": ANNA}), "4711")
    for _second in range(3):
        waiting = duty.after(waiting, "success")
        assert waiting["play"] == "sound/dtmf/PP"
    do_errands()
    assert duty.after(waiting, "success")["play"] != "sound/dtmf/PP"


def test_a_person_at_another_telephone_is_known_by_their_code(duty: Line) -> None:
    asked = duty.after(duty.start(), "11")
    waiting = duty.after(asked, "4711")
    do_errands()
    duty.after(waiting, "success")
    assert not Person.objects.get(key="anna").on_duty


def test_a_wrong_pin_changes_nothing_and_the_last_try_is_refused(duty: Line) -> None:
    again = by_pin(duty, "1234")
    waiting = duty.after(again, "0000")
    do_errands()
    refused = duty.after(waiting, "success")
    assert refused["play"].rpartition("/")[2].startswith("ccc")
    assert Person.objects.get(key="anna").on_duty


def test_a_pin_is_kept_nowhere(duty: Line) -> None:
    waiting = duty.after(duty.start(**{"from": ANNA}), "4711")
    before = Errand.objects.get().body["pin"]
    do_errands()
    duty.after(waiting, "success")
    kept = json.dumps([*CallStep.objects.values_list("event", "answer"), before])
    assert "4711" not in kept
    assert (bool(before), Errand.objects.get().body["pin"]) == (True, "")


def test_a_change_that_comes_too_late_is_not_made(duty: Line) -> None:
    duty.after(duty.start(**{"from": ANNA}), "4711")
    Errand.objects.update(wanted_at=timezone.now() - timedelta(minutes=2))
    do_errands()
    assert Person.objects.get(key="anna").on_duty
    assert (Errand.objects.get().state, Errand.objects.get().body["pin"]) == ("failed", "")
