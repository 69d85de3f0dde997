"""Calls through what is set from the panel: at once, at pretended times, without the database."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone, translation

from flows import worlds
from flows.engine.world import EMPTY
from flows.panel import sheets
from flows.panel.rows import Announcement, CallerList, SmallTable, Switch
from flows.panel.things import CALLER_LIST, TABLE
from flows.prompts import replace_audio
from tests.builders import an_answered_number, the_prompts
from tests.calls.conftest import Line, _call_face
from tests.drawings import sound, upload
from tests.graphs import Step, flow
from tests.panel.conftest import BRANCHES, announce, flip, nobody
from tests.round_trips import round_trips
from webhooks.line.learning import learn
from webhooks.line.outage import outage
from webhooks.line.shelf import shelf
from webhooks.models import Call
from webhooks.review.timeline import timeline

__all__ = ["_call_face"]
SWITCH: Step = ("switch", {"switch": "mode", "positions": [{"name": "Normal"}, {"name": "Storm"}]})
PLAYED = {"a": "welcome", "b": "menu", "c": "bye"}
TWO_O_CLOCK = "2026-10-25T02:30:00+01:00"


def line_to(step: Step, *wires: str) -> Line:
    """Callers hear “welcome” or “bye” after the step, by the way out they were led."""
    said: dict[str, Step] = {each: ("play", {"prompt": each}) for each in ("welcome", "bye")}
    document = flow({"in": "incoming_call", "x": step, **said}, "in next > x", *wires)
    worlds.refresh()
    return Line(an_answered_number(document))


@pytest.fixture
def switched(mode: Switch) -> Line:
    wires = ("x position:Normal > welcome", "x position:Storm > bye", "x otherwise > bye")
    return line_to(SWITCH, *wires)


@pytest.fixture
def announced(storm: Announcement) -> Line:
    return line_to(("announcement", {"announcement": "storm"}), "x done > welcome")


def heard(answer: dict[str, Any]) -> str:
    return PLAYED[answer["play"].rpartition("/")[2][0]]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Any:
    def pretend(moment: str) -> None:
        monkeypatch.setattr(timezone, "now", lambda: datetime.fromisoformat(moment))

    return pretend


def test_the_next_call_after_a_flip_takes_the_other_way(switched: Line) -> None:
    assert heard(switched.start()) == "welcome"
    flip("Storm")
    worlds.refresh()
    switched.callid = "c2"
    assert heard(switched.start()) == "bye"


@pytest.mark.parametrize(
    ("moment", "way"),
    [
        # The hour that the clock shows twice: before, and when it has come for the second time.
        ("2026-10-25T02:30:00+02:00", "bye"),
        ("2026-10-25T02:29:59+01:00", "bye"),
        (TWO_O_CLOCK, "welcome"),
    ],
)
def test_a_switch_goes_back_at_its_moment(switched: Line, at: Any, moment: str, way: str) -> None:
    now = datetime.fromisoformat("2026-10-24T12:00:00+02:00")
    flip("Storm", until=datetime.fromisoformat(TWO_O_CLOCK), now=now)
    worlds.refresh()
    at(moment)
    assert heard(switched.start()) == way


@pytest.mark.parametrize(
    ("language", "why"), [("en", "Set by hand: Storm"), ("sv", "Ställd för hand: Storm")]
)
def test_who_looks_at_the_call_reads_why(switched: Line, language: str, why: str) -> None:
    flip("Storm")
    worlds.refresh()
    switched.start()
    with translation.override(language):
        moment = timeline(Call.objects.get())[0]
    assert [passage.why for passage in moment.passages] == ["", why]


def test_a_switch_costs_a_call_no_round_trip(switched: Line) -> None:
    switched.start()
    switched.callid = "c2"
    assert round_trips(switched.start) == 1


def test_a_switch_that_is_gone_leads_otherwise(switched: Line) -> None:
    worlds._kept = EMPTY
    assert heard(switched.start()) == "bye"


def test_calls_go_straight_on_while_nothing_is_announced(announced: Line) -> None:
    assert heard(announced.start()) == "welcome"


def test_what_is_in_force_is_heard_first_and_cannot_be_skipped(announced: Line) -> None:
    announce()
    worlds.refresh()
    answer = announced.start()
    assert (heard(answer), answer["skippable"]) == ("menu", False)
    assert heard(announced.after(answer, "ok")) == "welcome"


def test_an_announcement_is_heard_with_the_audio_its_message_has_now(announced: Line) -> None:
    prompt = replace_audio("menu", audio=upload(sound(level=3)))
    announce()
    worlds.refresh()
    assert announced.start()["play"].endswith(f"/p/{prompt.sound}.wav")


def test_an_announcement_is_heard_without_the_database(
    announced: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    prompt = replace_audio("menu", audio=upload(sound(level=3)))
    announce()
    learn()
    announced.start()
    monkeypatch.setattr(outage, "away", True)
    announced.callid = "c2"
    assert announced.start()["play"].endswith(f"/p/{prompt.sound}.wav")
    assert shelf().exists(f"prompts/{prompt.sound}.wav")


def test_a_table_leads_by_what_stands_in_it_now(branches: SmallTable) -> None:
    step: Step = ("look_up_table", {"table": "branches", "column": "Branch", "value": "Kiruna"})
    line = line_to(step, "x found > welcome", "x not_found > bye")
    assert heard(line.start()) == "bye"
    rows = [*BRANCHES["rows"], ["98130", "Kiruna"]]
    sheets.save_sheet(
        TABLE,
        "branches",
        base_revision=1,
        name="Branches",
        owner="",
        definition=BRANCHES | {"rows": rows},
        who=nobody(),
    )
    worlds.refresh()
    line.callid = "c2"
    assert heard(line.start()) == "welcome"


def asking(**rule: Any) -> Line:
    rules = [{"id": "k1", "label": "Rule", **rule}]
    return line_to(("caller_is", {"rules": rules}), "x rule:k1 > bye", "x otherwise > welcome")


def test_a_list_leads_by_who_is_on_it_now(blocked: CallerList) -> None:
    line = asking(what="list", list="blocked")
    assert heard(line.start()) == "bye"
    sheets.save_sheet(
        CALLER_LIST,
        "blocked",
        base_revision=1,
        name="Blocked",
        owner="",
        definition={"entries": []},
        who=nobody(),
    )
    worlds.refresh()
    line.callid = "c2"
    assert heard(line.start()) == "welcome"


def test_who_has_called_before_is_known_the_second_time(db: None) -> None:
    the_prompts()
    line = asking(what="earlier", days=7)
    assert heard(line.start()) == "welcome"
    line.callid = "c2"
    assert heard(line.start()) == "bye"


@pytest.mark.usefixtures("blocked")
def test_only_a_rule_about_earlier_calls_costs_a_question(db: None) -> None:
    line = asking(what="list", list="blocked")
    line.start()
    line.callid = "c2"
    assert round_trips(line.start) == 1


def test_the_number_that_was_dialled_leads(db: None) -> None:
    step: Step = ("number_dialled", {"numbers": [{"number": "+46766861004"}]})
    an_answered_number(name="Before")
    line = line_to(step, "x number:+46766861004 > welcome", "x otherwise > bye")
    assert heard(line.start()) == "welcome"
