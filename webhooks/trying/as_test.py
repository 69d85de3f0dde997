"""A tried call as a saved test: what its settings said, what was done in it, and where it went.

The journal keeps real time, which a person who skips ahead makes shorter than it was pretended to
be: how long somebody talked is therefore left as it mostly is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from typing import Any

from django.utils.translation import gettext as _

from flows import worlds
from flows.engine import configuration
from flows.engine.compiler import Program
from flows.engine.testing.saved import Happening, Person, SavedTest
from flows.engine.world import World
from flows.models import FlowTest
from flows.problems import Conflict, Missing
from flows.testing.proposing import Proposal
from flows.testing.running import Ground
from webhooks.line import facts
from webhooks.models import Call, CallStep
from webhooks.review.as_test import expectations, hanging_up, happenings, of_secrets, steps_of
from webhooks.review.drawings import Drawing, passed
from webhooks.trying.unsent import heard_of, is_waited_for, was_asked
from webhooks.trying.wish import Wish

LONGEST_NAME = 120
_RINGS = frozenset({"answers", "busy", "no_answer"})
# How somebody whom the phone lets behave like this does in a test.
_LIKE = {"busy": "busy", "no_answer": "no_answer", "invalid": "no_answer"}


def tried_as_test(callid: str, *, by: str, over: bool, now: datetime) -> Proposal:
    """Of one's own call, also while it goes on. `over`: it is, though nobody has reported it yet.

    A `Missing` where there is no such call, a `Conflict` where nothing has happened in it.
    """
    call = Call.objects.select_related("version__flow").filter(callid=callid, trial__by=by).first()
    if call is None:
        raise Missing(_("There is no such call."))
    steps = steps_of(call)
    if call.version is None or not steps:
        raise Conflict(_("This call met no flow, so that there is nothing to test."))
    drawing, ground = Drawing.of(call), Ground.of(call.version)
    told = _Told(call, Wish.model_validate(_wished(call)), steps, ground.program)
    ended = over or not hasattr(call, "live")
    for by_people, by_chance in product((True, False), (False, True)):
        test = told.test(drawing, by_people=by_people, by_chance=by_chance, ended=ended, now=now)
        result = ground.run(test)
        if result.passed:
            break
    remarks = of_secrets(steps, drawing)
    if any(was_asked(step.event.get("would_send", [])) for step in steps):
        remarks.append(
            _(
                "What was remembered from other systems’ answers is not kept: "
                "the test remembers nothing of them."
            )
        )
    if not result.passed:
        sentence = _("As a test the call goes another way than it did for you: {sentence}")
        remarks.append(sentence.format(sentence=result.sentences[0]))
    return Proposal(_free_name(drawing.name(_last(test)), call), test, remarks)


def _wished(call: Call) -> dict[str, Any]:
    """The settings of the phone, without what the line has noted beside them."""
    return {name: value for name, value in (call.trial or {}).items() if name in Wish.model_fields}


@dataclass(frozen=True)
class _Told:
    call: Call
    wish: Wish
    steps: list[CallStep]
    program: Program

    def test(
        self, drawing: Drawing, *, by_people: bool, by_chance: bool, ended: bool, now: datetime
    ) -> SavedTest:
        """`by_people`: whoever is rung does as their settings said, not as it came at each step."""
        done = list(self._done(by_people=by_people))
        world, at = worlds.current(), self.wish.at or self.call.started_at
        known = facts.look_up(self.program, callid=self.call.callid, person=self.wish.caller)
        return SavedTest(
            caller=self.wish.caller,
            called=self.wish.called,
            at=at.replace(microsecond=0),
            earlier=known.earlier,
            passed={name: len(times) for name, times in known.passed.items() if times},
            seed=self.call.callid if by_chance else "",
            **set_by_hand(self.program, world, now),
            happens=(*done, *(hanging_up(self.steps) if ended else ())),
            people=tuple(self._people()) if by_people else (),
            expects=expectations(self.steps, drawing),
        )

    def _done(self, *, by_people: bool) -> Iterator[Happening]:
        came = happenings(self.steps)
        for one in came:
            if not (by_people and one.does in _RINGS):
                yield one.model_copy(update={"seconds": None})
        for step in self.steps:
            if step.node and is_waited_for(step.event.get("would_send", [])):
                yield Happening(step=step.node, does="learns", answer=self._learnt(step))

    def _learnt(self, asking: CallStep) -> dict[str, Any]:
        """A question that was really asked is told by the way its step was left, and no value."""
        if was_asked(asking.event["would_send"]):
            for step in self.steps[self.steps.index(asking) + 1 :]:
                for node, port, why in passed(step):
                    if node == asking.node:
                        status = why.get("status", 0) if isinstance(why, dict) else 0
                        return {"outcome": port, "status": status, "kept": {}}
        return heard_of(asking.seq + 1)

    def _people(self) -> Iterator[Person]:
        """Those whom the call rang and who did not simply answer."""
        for number in dict.fromkeys(_rung(self.steps)):
            if does := _LIKE.get(self.wish.how(number)):
                yield Person.model_validate({"number": number, "does": does})


def set_by_hand(program: Program, world: World, now: datetime) -> dict[str, Any]:
    """What people have set that this program meets: for a test nothing is, unless it says so."""
    met = set(_words(program))
    for key in met & world.teams.keys():
        team = world.teams[key]
        met.update(team.members if team else ())
    switches = {
        key: stand.position
        for key, switch in world.switches.items()
        if key in met and switch and (stand := switch.at(now)).hand is not None
    }
    announced = [
        key for key, one in world.announcements.items() if key in met and one and one.in_force(now)
    ]
    off_duty = [
        key for key, one in world.people.items() if key in met and one and not one.on_duty(now)
    ]
    return {"switches": switches, "announced": tuple(announced), "off_duty": tuple(off_duty)}


def _words(program: Program) -> Iterator[str]:
    """Each text of each step's configuration: keys of what it meets are among them."""
    for step in program.steps.values():
        for _field, _kind, value in configuration.values(step.config):
            if isinstance(value, str):
                yield value


def _rung(steps: list[CallStep]) -> Iterator[str]:
    for step in steps:
        try:
            answer = json.loads(step.answer)
        except ValueError:
            continue
        if isinstance(answer, dict) and isinstance(numbers := answer.get("connect"), str):
            yield from numbers.split(",")


def _last(test: SavedTest) -> str:
    """Where it came last, by which a person knows it."""
    asked = test.expects[0]
    return asked.steps[-1] if asked.steps else ""


def _free_name(wanted: str, call: Call) -> str:
    stem = (wanted or _("Tried call"))[: LONGEST_NAME - 5]
    flow = call.version.flow_id if call.version else None
    taken = set(FlowTest.objects.filter(flow=flow).values_list("name", flat=True))
    numbered = (f"{stem} {number}" for number in range(2, 1000))
    return next(name for name in (stem, *numbered) if name not in taken)
