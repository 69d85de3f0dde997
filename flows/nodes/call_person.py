"""Connect the caller to a person of the list."""

from __future__ import annotations

from typing import Annotated

from flows.engine import fields
from flows.engine.actions import Connect
from flows.engine.announcing import Announced, said_first, was_said
from flows.engine.errands import Mark
from flows.engine.events import Finished
from flows.engine.node import Act, CallView, Leave, Memory, NodeType, Port, register
from flows.engine.people import MOST_AT_ONCE

# The carrier says “failed” when nobody answers (46elks voice-connect).
_WAYS = {"success": "talked", "busy": "busy"}


class Config(fields.Config):
    person: Annotated[
        str, fields.Person("Person", help="A change of their number counts for the next call.")
    ]
    ring: Annotated[
        str,
        fields.Choice(
            "Ring", options=(("main", "Their main number"), ("all", "All their numbers at once"))
        ),
    ] = "main"
    announcement: Announced = None
    only_on_duty: Annotated[
        bool, fields.Switch("Only when on duty", help="Otherwise they are rung off duty, too.")
    ] = False
    ring_time: Annotated[
        int,
        fields.Seconds("Ring for", min=5, max=60, help="25 s is before most voicemails answer."),
    ] = 25
    caller_id: Annotated[
        str | None,
        fields.OurNumber("Show as caller", help="Empty: the caller's own number."),
    ] = None


@register
class CallPerson(NodeType[Config]):
    """Rings one of your people. Whoever is in a call of Antler's counts as busy and is not rung."""

    model = Config
    label, group, icon, place = "Call a person", "connect", "user", 20
    summary = "{person}, {ring_time}"
    steers = True
    ports = (
        Port("talked", "Talked", unwired="ends"),
        Port("busy", "Busy", unwired="warning", trouble=True),
        Port("no_answer", "No answer", unwired="warning", trouble=True),
        Port("off_duty", "Off duty", unwired="goes_on"),
    )
    onward = "no_answer"
    needs = frozenset({"busy"})

    def silent(self, config: Config) -> bool:
        return True

    def enter(self, config: Config, call: CallView) -> Act | Leave:
        return said_first(config.announcement, self._ring(config, call))

    def resume(
        self, config: Config, call: CallView, finished: Finished, memory: Memory
    ) -> Act | Leave:
        if was_said(memory):
            return self._ring(config, call)
        return Leave(_WAYS.get(finished.outcome, "no_answer"))

    def _ring(self, config: Config, call: CallView) -> Act | Leave:
        person = call.world.people.get(config.person)
        if person is None:
            return Leave("no_answer")
        if config.only_on_duty and not person.on_duty(call.now):
            return Leave("off_duty", otherwise="no_answer")
        if person.in_call(call.facts.busy):
            return Leave("busy")
        numbers = person.numbers[:MOST_AT_ONCE] if config.ring == "all" else (person.main,)
        sends = (Mark("rang", person.main),)
        return Act(Connect(numbers, config.ring_time, config.caller_id), sends=sends)
