"""Switches flipped by SMS: what is understood and answered, who may, and nothing done twice."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import override_settings
from django.utils import timezone

from flows import worlds
from flows.panel.rows import BySms, PanelLine, Switch
from flows.panel.switches import Afar, create_switch
from flows.people.pins import LOCKED_FOR, MOST_WRONG
from flows.people.rows import Person
from flows.texting.answering import answer_message
from flows.texting.rows import AnsweredText
from tests.builders import an_answered_number
from tests.call_face import CallFace
from tests.calls.conftest import URLENCODED, Line, _call_face
from tests.graphs import flow
from tests.panel.conftest import nobody
from tests.people.conftest import ANNA, BO, somebody
from webhooks.ending.sweeping import sweep
from webhooks.models import Number
from webhooks.numbers import add_number

__all__ = ["_call_face"]
NOON = datetime.fromisoformat("2026-05-04T12:00:00+02:00")
STANDS = (
    "Lunch stands at Open and can be: Open, Closed. Write for example “Lunch Closed until 17:00”. "
    "Nothing was changed."
)
WHAT = (
    "Write “on” or “off”, with a time if you like: “off until 17:00”. Or one of these, to see what "
    "it can be: Lunch. Nothing was changed."
)


def a_switch(
    name: str, *positions: str, by_sms: str = BySms.YES, people: tuple[str, ...]
) -> Switch:
    definition = {"positions": positions, "default": positions[0]}
    afar = Afar(people, by_sms)
    return create_switch(name=name, owner="", definition=definition, who=nobody(), afar=afar)


@pytest.fixture
def lunch(anna: Person) -> Switch:
    return a_switch("Lunch", "Open", "Closed", people=("anna",))


@pytest.fixture
def guarded(anna: Person) -> Switch:
    return a_switch("Lunch", "Open", "Closed", by_sms=BySms.PIN, people=("anna",))


def say(text: str, *, sender: str = ANNA, now: datetime = NOON) -> str:
    return answer_message(sender, text, now=now)


def stands(key: str = "lunch") -> tuple[str, datetime | None]:
    row = Switch.objects.get(key=key)
    return row.hand_position, row.hand_until


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("lunch closed", "Lunch: Closed."),
        ("LUNCH  Closed!", "Lunch: Closed."),
        ("Lunch: Closed.", "Lunch: Closed."),
        ("lunch closed until 15:00", "Lunch: Closed until 15:00."),
        ("lunch closed 1530", "Lunch: Closed until 15:30."),
        ("lunch closed till 8", "Lunch: Closed till i morgon 08:00."),
        ("lunch open", "Lunch: Open."),
        ("lunch", STANDS),
        ("lunch shut", STANDS),
        ("lunch closed until", STANDS),
        ("hello", WHAT),
        ("lunches closed", WHAT),
    ],
)
def test_an_answer_says_what_was_understood_or_what_can_be_written(
    lunch: Switch, said: str, answer: str
) -> None:
    assert say(said) == answer


def test_a_flip_is_logged_with_who_did_it_how_and_until_when(lunch: Switch) -> None:
    say("lunch closed until 15:00")
    until = datetime.fromisoformat("2026-05-04T15:00:00+02:00")
    assert stands() == ("Closed", until)
    line = PanelLine.objects.filter(did="flipped").get()
    told = (line.how, line.person, line.number, line.until, line.what["position"])
    assert told == ("sms", "Anna", ANNA, until, "Closed")


def test_the_position_it_has_by_itself_is_no_hands(lunch: Switch) -> None:
    say("lunch closed")
    say("lunch open until 15:00")
    assert stands() == ("", None)


def test_the_next_call_meets_it(lunch: Switch) -> None:
    config = {"switch": "lunch", "positions": [{"name": "Closed"}]}
    drawing = flow(
        {"in": "incoming_call", "x": ("switch", config), "bye": ("play", {"prompt": "bye"})},
        *("in next > x", "x position:Closed > bye"),
    )
    line = Line(an_answered_number(drawing))
    say("lunch closed", now=timezone.now())
    worlds.refresh()
    assert "play" in line.start()


@pytest.mark.parametrize(
    ("by_sms", "people"), [(BySms.NO, ("anna",)), (BySms.YES, ()), (BySms.PIN, ())]
)
def test_a_switch_that_somebody_may_not_flip_by_sms_stays(
    anna: Person, by_sms: str, people: tuple[str, ...]
) -> None:
    a_switch("Lunch", "Open", "Closed", by_sms=by_sms, people=people)
    assert say("lunch closed") == "You cannot change “Lunch” by SMS. Nothing was changed."
    assert stands() == ("", None)


def test_no_switch_is_flipped_by_sms_unless_it_says_so(anna: Person) -> None:
    definition = {"positions": ["Open", "Closed"], "default": "Open"}
    create_switch(name="Lunch", owner="", definition=definition, who=nobody())
    say("lunch closed")
    assert stands() == ("", None)


def test_strangers_get_no_answer_and_flip_nothing(lunch: Switch) -> None:
    assert say("lunch closed", sender=BO) == ""
    assert stands() == ("", None)


def test_whoever_is_deleted_may_flip_nothing_under_their_old_key(lunch: Switch) -> None:
    Person.objects.all().delete()
    somebody("Anna", BO)
    say("lunch closed", sender=BO)
    assert stands() == ("", None)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("lunch closed", "Write your PIN at the end to change “Lunch”. Nothing was changed."),
        (
            "lunch closed until 1500",
            "Write your PIN at the end to change “Lunch”. Nothing was changed.",
        ),
        ("lunch closed 1500", "Wrong PIN: “Lunch” was not changed."),
        ("lunch closed 4711", "Lunch: Closed."),
        ("lunch closed pin 4711", "Lunch: Closed."),
        ("lunch closed until 15:00 4711", "Lunch: Closed until 15:00."),
        ("lunch closed 15 PIN 4711", "Lunch: Closed until 15:00."),
    ],
)
def test_a_switch_may_ask_for_the_pin_of_whoever_flips_it(
    guarded: Switch, said: str, answer: str
) -> None:
    assert say(said) == answer
    assert stands()[0] == ("Closed" if answer.startswith("Lunch: ") else "")


def test_after_too_many_wrong_pins_the_right_one_is_no_good_for_an_hour(guarded: Switch) -> None:
    for _try in range(MOST_WRONG):
        say("lunch closed 0000")
    assert say("lunch closed 4711") == "Wrong PIN: “Lunch” was not changed."
    assert say("lunch closed 4711", now=NOON + LOCKED_FOR) == "Lunch: Closed."


def test_somebody_without_a_pin_cannot_flip_what_asks_for_one(bo: Person) -> None:
    a_switch("Lunch", "Open", "Closed", by_sms=BySms.PIN, people=("bo",))
    assert say("lunch closed 4711", sender=BO) == "Wrong PIN: “Lunch” was not changed."


def test_a_pin_that_is_given_where_none_is_asked_for_must_be_right(lunch: Switch) -> None:
    assert say("lunch closed pin 0000") == "Wrong PIN: “Lunch” was not changed."


def test_the_longer_of_two_names_is_meant_where_only_it_fits(lunch: Switch) -> None:
    a_switch("Lunch room", "Free", "Taken", people=("anna",))
    assert say("lunch room taken") == "Lunch room: Taken."
    assert say("lunch room").startswith("Lunch room stands at Taken")


def test_what_can_mean_two_switches_changes_neither(lunch: Switch) -> None:
    a_switch("Lunch open", "No", "Now", people=("anna",))
    Switch.objects.filter(key="lunch").update(
        definition={"positions": ["Open now", "Closed"], "default": "Closed"}
    )
    assert say("lunch open now").startswith(
        "This can mean several things (Lunch open: Now, Lunch: Open now)"
    )
    assert not PanelLine.objects.filter(did="flipped").exists()


def test_what_can_mean_a_switch_or_duty_changes_neither(anna: Person) -> None:
    a_switch("On", "9", "8", people=("anna",))
    assert say("on 8").startswith("This can mean several things (On: 8, your duty)")
    assert stands("on") == ("", None)


def test_words_of_duty_stay_duty_beside_a_switch_of_that_name(anna: Person) -> None:
    a_switch("Off", "No", "Yes", people=("anna",))
    assert say("off") == "Anna: you are off duty."


def test_a_switch_that_somebody_may_not_flip_is_in_the_way_of_no_duty(anna: Person) -> None:
    a_switch("On", "9", "8", people=())
    assert say("on 8") == "Anna: you are on duty until tomorrow 08:00."


def test_a_switch_that_cannot_be_read_is_in_nobodys_way(lunch: Switch) -> None:
    a_switch("Storm", "No", "Yes", people=("anna",))
    Switch.objects.filter(key="storm").update(definition={})
    assert say("storm yes") == "You cannot change “Storm” by SMS. Nothing was changed."
    assert say("lunch closed") == "Lunch: Closed."


@override_settings(EMAIL_LANGUAGE="sv")
def test_swedish_people_read_swedish(lunch: Switch) -> None:
    assert say("lunch closed until 15:00") == "Lunch: Closed until 15:00."
    assert say("lunch closed till 15:00") == "Lunch: Closed till 15:00."
    assert say("hej").startswith("Skriv ”på” eller ”av”")


@pytest.fixture
def ours(db: None) -> Number:
    return add_number("+46766861004")


def post(number: Number, message: str, *, id_: str = "s1") -> str:
    address = f"/elks/sms/{number.number.removeprefix('+')}/{number.secret}"
    form = {"id": id_, "from": ANNA, "to": number.number, "message": message}
    answer: Any = CallFace().post(address, urlencode(form), content_type=URLENCODED)
    assert answer.status_code == 200
    text: str = answer.content.decode()
    return text


def test_a_message_that_is_posted_again_flips_nothing_back(lunch: Switch, ours: Number) -> None:
    assert post(ours, "lunch closed") == "Lunch: Closed."
    assert post(ours, "lunch open", id_="s2") == "Lunch: Open."
    assert post(ours, "lunch closed") == "Lunch: Closed."
    assert stands() == ("", None)
    assert PanelLine.objects.filter(did="flipped").count() == 2


def test_a_wrong_pin_that_is_posted_again_is_counted_once(guarded: Switch, ours: Number) -> None:
    for _post in range(MOST_WRONG + 1):
        post(ours, "lunch closed 0000")
    assert post(ours, "lunch closed 4711", id_="s2") == "Lunch: Closed."


def test_no_pin_is_kept(guarded: Switch, ours: Number) -> None:
    post(ours, "lunch closed 4711")
    kept = AnsweredText.objects.get()
    assert (kept.message, kept.answer) == ("s1", "Lunch: Closed.")
    assert "4711" not in str(PanelLine.objects.values_list())


def test_a_message_without_an_id_is_answered_too(lunch: Switch, ours: Number) -> None:
    assert post(ours, "lunch closed", id_="") == "Lunch: Closed."
    assert not AnsweredText.objects.exists()


def test_answered_messages_are_forgotten_after_some_days(lunch: Switch, ours: Number) -> None:
    post(ours, "lunch closed")
    now = timezone.now()
    sweep(worker="w", now=now + timedelta(days=2))
    assert AnsweredText.objects.count() == 1
    sweep(worker="w", now=now + timedelta(days=4))
    assert AnsweredText.objects.count() == 0
