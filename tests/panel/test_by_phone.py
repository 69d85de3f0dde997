"""Switches flipped by phone: by those who may and their PIN, once, like in the panel."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from flows import worlds
from flows.panel.rows import PanelLine, Switch
from flows.panel.switches import Afar, save_switch
from flows.people.rows import Person
from tests.builders import an_answered_number
from tests.calls.conftest import Line, _call_face
from tests.graphs import flow
from tests.panel.conftest import MODE, nobody
from tests.people.conftest import ANNA, BO
from webhooks.models import Errand
from webhooks.tasks import do_errands

__all__ = ["_call_face"]
SILENCE = "sound/dtmf/PP"
CONFIG: dict[str, Any] = {
    "switch": "mode",
    "positions": [{"name": "Normal"}, {"name": "Storm"}],
    "prompt": "menu",
    "pin_prompt": "menu",
    "tries": 1,
    "hours": 2,
}


def allow(*people: str, by_sms: str = "no") -> None:
    row = Switch.objects.get()
    fields: Any = {"base_revision": row.revision, "name": "Mode", "owner": "Ops"}
    save_switch("mode", **fields, definition=MODE, who=nobody(), afar=Afar(people, by_sms))


@pytest.fixture
def line(mode: Switch, anna: Person, bo: Person) -> Line:
    """Callers hear “welcome” once it was changed, “bye” where it was refused."""
    allow("anna")
    said = {each: ("play", {"prompt": each}) for each in ("welcome", "bye")}
    drawing = flow(
        {"in": "incoming_call", "step": ("change_switch", CONFIG), **said},
        *("in next > step", "step flipped > welcome", "step refused > bye"),
    )
    line = Line(an_answered_number(drawing))
    worlds.refresh()
    return line


def heard(answer: dict[str, Any]) -> str:
    return {"a": "welcome", "c": "bye"}[answer["play"].rpartition("/")[2][0]]


def ask(line: Line, *, pin: str = "4711", caller: str = ANNA) -> dict[str, Any]:
    """Key 2, for “Storm”, and a PIN; what is answered while the worker has it."""
    waiting = line.after(line.after(line.start(**{"from": caller}), "2"), pin)
    assert waiting["play"] == SILENCE
    return waiting


def flips() -> Any:
    return PanelLine.objects.filter(did="flipped")


def test_a_switch_is_flipped_by_a_key_and_a_pin(line: Line) -> None:
    waiting = ask(line)
    do_errands()
    assert heard(line.after(waiting, "success")) == "welcome"
    assert Switch.objects.get().hand_position == "Storm"


def test_it_is_logged_as_in_the_panel_with_who_and_how_and_until_when(line: Line) -> None:
    ask(line)
    do_errands()
    told = flips().get()
    assert (told.how, told.person, told.number, told.by) == ("phone", "Anna", ANNA, None)
    assert (told.what, told.until) == (
        {"position": "Storm", "by_itself": False},
        Switch.objects.get().hand_until,
    )
    assert timedelta(minutes=119) < told.until - timezone.now() < timedelta(hours=2)


def test_a_post_that_comes_twice_flips_once(line: Line) -> None:
    asked = line.after(line.start(**{"from": ANNA}), "2")
    assert line.after(asked, "4711") == line.after(asked, "4711")
    do_errands()
    do_errands()
    assert (flips().count(), Errand.objects.count()) == (1, 1)


def test_somebody_who_may_not_flip_it_is_refused_with_the_right_pin(line: Line) -> None:
    allow("bo")
    waiting = ask(line)
    do_errands()
    assert heard(line.after(waiting, "success")) == "bye"
    assert not flips().exists()


def test_a_wrong_pin_flips_nothing(line: Line) -> None:
    waiting = ask(line, pin="1234")
    do_errands()
    assert heard(line.after(waiting, "success")) == "bye"
    assert not flips().exists()


def test_somebody_without_a_pin_is_refused(line: Line) -> None:
    allow("bo")
    waiting = ask(line, caller=BO)
    do_errands()
    assert heard(line.after(waiting, "success")) == "bye"


def test_a_position_that_is_gone_cannot_be_set(line: Line) -> None:
    Switch.objects.update(definition={"positions": ["Normal", "Flood"], "default": "Normal"})
    waiting = ask(line)
    do_errands()
    assert Errand.objects.get().result == {"way": "failed"}
    assert heard(line.after(waiting, "success")) == "bye"


def test_a_flip_that_comes_too_late_is_not_made_and_keeps_no_pin(line: Line) -> None:
    ask(line)
    Errand.objects.update(wanted_at=timezone.now() - timedelta(minutes=2))
    do_errands()
    assert not flips().exists()
    assert (Errand.objects.get().state, Errand.objects.get().body["pin"]) == ("failed", "")
