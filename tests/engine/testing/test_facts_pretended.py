"""What only a world outside the flow could tell is told by the test."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

import pytest

from flows.engine.actions import Beep, Play, Shipped
from flows.engine.compiler import Program, Step
from flows.engine.errands import Errand, Mark, Sms
from flows.engine.events import Finished
from flows.engine.fields import Config
from flows.engine.node import Act, CallView, Leave, Memory, NodeType, Port, node_types
from flows.engine.testing.setting import set_as
from flows.engine.world import World
from tests.engine.hours.calendars import calendar
from tests.engine.testing.calls import NOON, a_test, does, leaves, run


@dataclass(frozen=True)
class Question(Errand):
    kind: ClassVar[str] = "question"
    answered: ClassVar[bool] = True
    name: str = ""


class LooksUp(NodeType[Config]):
    """Asks who is calling, beeps, and goes on by what came of it."""

    ports = (Port("known", "Known"), Port("unknown", "Unknown"))

    def enter(self, config: Config, call: CallView) -> Act:
        return Act(Play(Beep()), sends=(Question(),))

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        return Leave("known" if call.facts.answer else "unknown")


class Remembers(NodeType[Config]):
    """Goes on by whether the caller called before, or somebody talks, or by chance."""

    ports = (Port("earlier", "Earlier"), Port("busy", "Busy"), Port("chance", "Chance"))

    def enter(self, config: Config, call: CallView) -> Leave:
        if call.facts.earlier:
            return Leave("earlier")
        if "+46701111111" in call.facts.busy:
            return Leave("busy")
        return Leave("chance" if call.seed.startswith("heads") else "tails")


class Writes(NodeType[Config]):
    """Sends a message and marks a number as rung; then it knows when that was."""

    ports = (Port("rung", "Rung"),)

    def enter(self, config: Config, call: CallView) -> Act:
        sends = (Sms("Antler", "+461", "Hello"), Mark("rang", "+461"))
        return Act(Play(Shipped("silence")), sends=sends)

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        return Leave("rung" if "+461" in call.facts.rung else "never")


def one_step(kind: NodeType[Config]) -> Program:
    begin = node_types()["incoming_call"]
    return Program(
        "in",
        {
            "in": Step(begin, begin.model(), {"next": "x"}),
            "x": Step(kind, Config(), {}),
        },
        {},
    )


def test_what_comes_of_an_errand_is_told_by_the_test() -> None:
    drawn = one_step(LooksUp())
    learns = does("x", "learns") | {"answer": {"name": "Ada"}}
    assert run(drawn, learns, expects=leaves("x", "known")).passed
    assert run(drawn, expects=leaves("x", "unknown")).passed


def test_what_a_call_writes_down_it_knows_later_on() -> None:
    assert run(one_step(Writes()), expects=leaves("x", "rung")).passed


@pytest.mark.parametrize(
    ("facts", "port"),
    [
        ({"earlier": NOON - timedelta(days=1)}, "earlier"),
        ({"people": [{"number": "+46701111111", "does": "busy"}]}, "busy"),
        ({"seed": "heads"}, "chance"),
    ],
)
def test_who_called_before_who_talks_and_chance_are_told_by_the_test(
    facts: dict[str, object], port: str
) -> None:
    assert run(one_step(Remembers()), expects=leaves("x", port), **facts).passed


WORLD = World.model_validate(
    {
        "hours": {"office": calendar(override={"kind": "closed"}), "lost": None},
        "switches": {
            "mode": {
                "definition": {"positions": ["day", "night"], "default": "day"},
                "hand": {"position": "night"},
            },
            "lost": None,
        },
        "announcements": {"fire": {"sound": "a", "on": True}, "lost": None},
        "people": {"ada": {"name": "Ada", "numbers": ["+461"], "on": False}, "lost": None},
    }
)


def test_what_somebody_set_by_hand_today_is_no_part_of_a_test() -> None:
    found = set_as(WORLD, a_test(expects=leaves("x", "y")))
    office, mode = found.hours["office"], found.switches["mode"]
    fire, ada = found.announcements["fire"], found.people["ada"]
    assert office and mode and fire and ada  # noqa: PT018  (for the type checker)
    assert office.override is None
    assert mode.at(NOON).position == "day"
    assert not fire.in_force(NOON)
    assert ada.on_duty(NOON)
    lost = (found.hours, found.switches, found.announcements, found.people)
    assert [things["lost"] for things in lost] == [None] * 4


def test_what_is_set_by_hand_is_told_by_the_test() -> None:
    by_hand = {"switches": {"mode": "night"}, "announced": ["fire"], "off_duty": ["ada"]}
    found = set_as(WORLD, a_test(expects=leaves("x", "y"), **by_hand))
    mode, fire, ada = found.switches["mode"], found.announcements["fire"], found.people["ada"]
    assert mode and fire and ada  # noqa: PT018  (for the type checker)
    assert mode.at(NOON).position == "night"
    assert fire.in_force(NOON)
    assert not ada.on_duty(NOON)
