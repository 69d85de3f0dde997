"""A published flow called through every path at a moment, by the stand-in carrier."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from flows import worlds
from flows.engine.runner import never_began, take_after
from flows.models import Flow, Person
from flows.programs import program_for
from tests.builders import OURS
from tests.templates import telling
from tests.templates.exploring import Called, Choose, Explorer, Paths
from tests.templates.line import ATTEMPT, Line
from tests.templates.people import Everybody
from webhooks.line.addresses import dial_url
from webhooks.line.places import place_of_attempt
from webhooks.line.steps import Step
from webhooks.standin.caller import Answers
from webhooks.standin.carrier import Carrier
from webhooks.standin.carrier import Person as OneRung
from webhooks.standin.clock import Clock
from webhooks.standin.line import Ticket
from webhooks.standin.transcript import Transcript

CALLER = "+46701740605"
CALLID = "c1"


@dataclass(frozen=True)
class Flown:
    """A flow that can be called, and what words are needed to tell of its calls.

    `given` is told to calls that begin with us; None where people call us.
    """

    line: Line
    texts: Mapping[str, str]
    boxes: Mapping[str, str]
    names: Mapping[str, str]
    entries: Sequence[str]
    given: Mapping[str, str] | None

    @classmethod
    def of(cls, flow: Flow, *, entries: Sequence[str], given: Mapping[str, str] | None) -> Flown:
        version = flow.live_version
        assert version is not None, "a flow that was published has a version"
        line = Line(program_for(version.pk), version.pk, OURS)
        people = Person.objects.prefetch_related("numbers")
        names = {one.number: person.name for person in people for one in person.numbers.all()}
        names |= _drawn(flow)
        return cls(line, telling.texts_by_sound(), telling.boxes(), names, entries, given)

    async def all_paths(self, at: datetime) -> Paths:
        async with Carrier(new_id=lambda: CALLID, transport=self.line) as carrier:
            call = partial(self._call, carrier, at)
            return await Explorer(call).explore()

    def never_answered(self, at: datetime) -> list[str]:
        """What is done when a call that begins with us was never answered."""
        parties = {"caller": OURS, "called": CALLER, "direction": "outgoing"}
        known = {**(self.given or {}), **parties}
        state = never_began(self.line.program, known, at)
        turn = take_after(self.line.program, state, {"call_answered": "no"}, at, worlds.current())
        return list(telling.sent(json.dumps([sent.to_json() for sent in turn.sends]), self.boxes))

    async def _call(self, carrier: Carrier, at: datetime, choose: Choose) -> Called:
        clock = Clock(now=lambda: at)
        everybody = Everybody(
            line=self.line,
            clock=clock,
            choose=choose,
            named=lambda reference: telling.named(reference, self.texts),
            names=self.names,
            entries=self.entries,
        )

        def turned(step: Step) -> None:
            everybody.told.extend(telling.sent(step.sends, self.boxes))

        self.line.begin(clock, turned)
        transcript = await self._place(carrier, everybody)
        assert transcript.faults == [], "a strict carrier would take all of it"
        assert transcript.ended is not None, "every call comes to an end"
        reason = transcript.ended.reason.replace("the server", "the flow")
        everybody.told.append(f"({reason})")
        ways = {
            (passed["node"], passed["port"])
            for step in self.line.steps
            for passed in json.loads(step.path)
        }
        return Called(everybody.told, everybody.forks, frozenset(ways))

    async def _place(self, carrier: Carrier, everybody: Everybody) -> Transcript:
        if self.given is None:
            address = f"https://antler.example/elks/start/{OURS.removeprefix('+')}/secret"
            return await carrier.place(
                address, from_number=CALLER, to_number=OURS, caller=everybody
            )
        carrier.people = lambda number: OneRung(Answers(), everybody)
        begins = place_of_attempt(self.line.version_id, ours=OURS, to=CALLER, variables=self.given)
        ticket = Ticket(CALLID, "outgoing", OURS, CALLER)
        address = dial_url(ATTEMPT, begins)
        return await carrier.dial(address, ticket=ticket, timeout=None, when_hangup=None)


def _drawn(flow: Flow) -> dict[str, str]:
    """Whom its steps ring by a number of their own, by the names that are written there."""
    return {
        target["number"]: target["name"]
        for node in flow.draft["nodes"]
        for target in node["config"].get("targets", [])
    }
