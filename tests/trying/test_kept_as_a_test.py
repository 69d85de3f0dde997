"""What was done with the phone is kept as a saved test that goes the same way."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from flows.drafts import create_flow
from flows.engine.testing.saved import SavedTest
from flows.hours.editing import create_hours, set_override
from flows.models import Flow
from flows.panel.switches import create_switch
from flows.testing.keeping import create_test
from flows.testing.running import try_test
from flows.trying import freeze_for_trial
from tests.builders import OURS, the_prompts
from tests.engine.hours.calendars import definition as calendar
from tests.flows.saved import named_office
from tests.graphs import flow as drawn
from tests.panel.conftest import MODE, flip, nobody
from tests.personas import Persona
from webhooks.elks.forms import read_call, read_next
from webhooks.line import auth
from webhooks.models import Call
from webhooks.trying.line import TrialLine
from webhooks.trying.wish import Wish

pytestmark = pytest.mark.django_db
CALLER = "+46701111111"
SHARES = [{"id": id, "label": id, "percent": 50} for id in "ab"]
A_MONDAY = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)


class Tried:
    """A call in dora's phone, turn by turn."""

    def __init__(self, flow: Flow, callid: str = "try-1", **wish: Any) -> None:
        user, _made = User.objects.get_or_create(username="dora")
        version = freeze_for_trial(flow.pk, user=user, now=timezone.now())
        wished = Wish.model_validate(
            {"caller": CALLER, "called": OURS, "at": A_MONDAY.isoformat(), **wish}
        )
        trial = {**wished.model_dump(mode="json"), "by": "dora"}
        self.line = TrialLine(callid, version.pk, trial=trial, pretended=lambda: A_MONDAY)
        self.turns = 0
        post = read_call({"callid": callid, "from": CALLER, "to": OURS, "direction": "incoming"})
        self.line.start_call(post, number=OURS, secret="tried", now=timezone.now())

    def comes(self, result: str) -> Tried:
        self.turns += 1
        ended = read_next({"callid": self.line.callid, "result": result})
        token = auth.call_token(self.line.callid)
        self.line.next_turn(ended, token=token, seq=self.turns, place=None, now=timezone.now())
        return self


def the_flow(document: dict[str, Any] | None = None) -> Flow:
    the_prompts()
    document = document or named_office()
    return create_flow("Office", document=document, user=None, now=timezone.now())


def kept(persona: Persona, callid: str = "try-1", *, over: bool = True) -> Any:
    return persona.api.post(f"/api/trials/{callid}/as-test/", {"over": over})


def misses(flow: Flow, definition: dict[str, Any]) -> list[str]:
    return try_test(flow.pk, definition).sentences


def test_a_tried_call_becomes_a_test_that_the_flow_passes(dora: Persona) -> None:
    flow = the_flow()
    Tried(flow, people={"+46701234567": "busy"}).comes("1").comes("busy")
    told = kept(dora).json()
    definition = told["definition"]
    assert (definition["caller"], definition["called"]) == (CALLER, OURS)
    assert datetime.fromisoformat(definition["at"]) == A_MONDAY
    assert [(one["step"], one["does"], one["keys"]) for one in definition["happens"]] == [
        ("menu", "press", "1"),
        ("message", "hangs_up", ""),
    ]
    assert [(one["number"], one["does"]) for one in definition["people"]] == [
        ("+46701234567", "busy")
    ]
    assert definition["expects"][0]["steps"] == ["menu", "sales", "message"]
    assert (told["name"], told["remarks"]) == ("Message", [])
    assert misses(flow, definition) == []


def test_while_it_goes_on_nobody_has_hung_up(dora: Persona) -> None:
    flow = the_flow()
    Tried(flow).comes("2")
    definition = kept(dora, over=False).json()["definition"]
    assert [(one["step"], one["does"]) for one in definition["happens"]] == [("menu", "press")]
    assert definition["expects"][0]["steps"] == ["menu", "message"]
    assert misses(flow, definition) == []


def test_what_settings_do_not_tell_is_told_step_by_step(dora: Persona) -> None:
    """Their own voicemail answers too late, so that nobody answered, and a test has none."""
    flow = the_flow()
    Tried(flow, others="voicemail").comes("1").comes("failed")
    definition = kept(dora).json()["definition"]
    assert definition["people"] == []
    assert [(one["step"], one["does"]) for one in definition["happens"]] == [
        ("menu", "press"),
        ("sales", "no_answer"),
        ("message", "hangs_up"),
    ]
    assert misses(flow, definition) == []


def test_chance_falls_as_it_did(dora: Persona) -> None:
    document = drawn(
        {
            "in": "incoming_call",
            "split": ("split", {"shares": SHARES, "sticky": False}),
            "one": ("hang_up", {"prompt": "bye"}),
            "two": ("hang_up", {"prompt": "bye"}),
        },
        "in next > split",
        "split share:a > one",
        "split share:b > two",
    )
    flow = the_flow(document)
    for number in range(6):
        callid = f"try-{number}"
        Tried(flow, callid)
        assert misses(flow, kept(dora, callid).json()["definition"]) == []


def test_what_was_not_asked_outside_is_not_asked_in_the_test(dora: Persona) -> None:
    document = drawn(
        {
            "in": "incoming_call",
            "ask": ("ask_system", {"url": "https://crm.example/"}),
            "known": ("hang_up", {"prompt": "bye"}),
            "unknown": ("hang_up", {"prompt": "bye"}),
        },
        "in next > ask",
        "ask success > known",
        "ask not_found > known",
        "ask problem > unknown",
    )
    flow = the_flow(document)
    Tried(flow).comes("success")
    told = kept(dora).json()
    assert [one["does"] for one in told["definition"]["happens"]] == ["learns", "hangs_up"]
    assert (told["remarks"], misses(flow, told["definition"])) == ([], [])


def test_what_somebody_has_set_by_hand_goes_along(dora: Persona) -> None:
    create_switch(name="Mode", owner="Ops", definition=MODE, who=nobody())
    flip("Storm")
    document = drawn(
        {
            "in": "incoming_call",
            "mode": ("switch", {"switch": "mode", "positions": [{"name": "Storm"}]}),
            "calm": ("hang_up", {"prompt": "bye"}),
            "storm": ("hang_up", {"prompt": "bye"}),
        },
        "in next > mode",
        "mode position:Storm > storm",
        "mode otherwise > calm",
    )
    flow = the_flow(document)
    Tried(flow)
    definition = kept(dora).json()["definition"]
    assert definition["switches"] == {"mode": "Storm"}
    flip("Normal")
    assert misses(flow, definition) == []


def test_where_the_engine_goes_another_way_it_is_said(dora: Persona) -> None:
    """Somebody has opened on a Sunday; a test knows hours as they are written."""
    now = timezone.now()
    create_hours("Office", calendar(), user=None, now=now)
    set_override("office", kind="open", until=None, reason="", user=None, now=now)
    document = drawn(
        {
            "in": "incoming_call",
            "hours": ("opening_hours", {"hours": "office"}),
            "open": ("hang_up", {"prompt": "bye"}),
            "closed": ("hang_up", {"prompt": "bye"}),
        },
        "in next > hours",
        "hours open > open",
        "hours closed > closed",
    )
    Tried(the_flow(document), at=(A_MONDAY - timedelta(days=1)).isoformat())
    (remark,) = kept(dora).json()["remarks"]
    assert remark.startswith("As a test the call goes another way than it did for you: At “")


def test_a_name_that_is_taken_is_counted_on(dora: Persona) -> None:
    flow = the_flow()
    Tried(flow).comes("2")
    first = kept(dora).json()
    now = timezone.now()
    create_test(flow.pk, name=first["name"], definition=first["definition"], user=None, now=now)
    assert kept(dora).json()["name"] == f"{first['name']} 2"


def test_others_may_not_keep_it_nor_who_may_only_look(dora: Persona, rut: Persona) -> None:
    Tried(the_flow()).comes("1")
    assert kept(rut).status_code == 403
    Call.objects.update(trial={"by": "somebody"})
    assert kept(dora).status_code == 404
    assert kept(dora, "nobody").status_code == 404


def test_a_test_of_a_tried_call_can_be_read_back(dora: Persona) -> None:
    Tried(the_flow()).comes("1").comes("busy")
    assert SavedTest.model_validate(kept(dora).json()["definition"]).expects
