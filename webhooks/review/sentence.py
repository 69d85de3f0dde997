"""A call in one plain sentence, told from its journal, its recordings and the carrier's report."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from flows.engine import expressions
from flows.wording import day_and_time
from webhooks.models import Call, CallState, CallStep, Direction
from webhooks.review.drawings import Drawing, passed
from webhooks.review.rung import rung_by
from webhooks.review.wording import called, money, spoken_number

# A caller may go round a menu for long; the sentence stays one that is read at a glance.
MOST_PARTS = 8
# What these ring is known by its key.
RINGING = {"call_person", "ring_everyone", "hunt_group"}


def sentence(call: Call, *, now: datetime) -> str:
    """“+46 70 … called Main number on 3 May 14:02, chose 2 Workshop; 0.57 SEK.”"""
    parts = [_opening(call, now), *_Story(call).parts()]
    if len(parts) > MOST_PARTS + 1:
        parts[MOST_PARTS:-1] = ["…"]
    told = ", ".join(parts)
    return f"{told}; {money(call.cost)}." if call.cost is not None else f"{told}."


def _opening(call: Call, now: datetime) -> str:
    number = call.number
    ours = called(number) if number else spoken_number(call.called)
    when = day_and_time(call.started_at, now=now)
    if call.direction == Direction.OUTGOING:
        ours = spoken_number(call.caller) if number is None else ours
        told = _("{ours} called {person} on {when}")
        return told.format(ours=ours, person=spoken_number(call.called), when=when)
    told = _("{person} called {ours} on {when}")
    told = told.format(person=spoken_number(call.caller), ours=ours, when=when)
    return told[:1].upper() + told[1:]


class _Story:
    """What the steps of a call say about it."""

    def __init__(self, call: Call) -> None:
        self.call = call
        self.drawing = Drawing.of(call)
        # What followed the call is told where its steps are.
        self.steps = [step for step in call.steps.all() if step.event.get("kind") != "after"]

    def parts(self) -> Iterator[str]:
        for step in self.steps:
            if "fault" in {step.event.get("kind"), *step.event}:
                yield trouble(step.event.get("fault"))
            for node, port, why in passed(step):
                if told := self.passage(step, node, port, why):
                    yield told
        if told := self.ending():
            yield told

    def passage(self, step: CallStep, node: str, port: str, why: object) -> str:
        """What a way out says about the call; silent steps say nothing."""
        match self.drawing.kind(node), port:
            case "menu", "no_input" | "wrong_key":
                return _("chose nothing at “{step}”").format(step=self.drawing.name(node))
            case "menu", _key:
                return _("chose {choice}").format(choice=self.drawing.way_out(node, port))
            case "ask_digits", "done":
                return _("entered {digits}").format(digits=entered(step, why))
            case "connect", _way:
                return self.connecting(step, node, port)
            case kind, _way if kind in RINGING:
                return self.ringing(node, port)
            case ("record_message", "done") | ("voicemail", "left"):
                return self.message(step)
        return ""

    def connecting(self, step: CallStep, node: str, port: str) -> str:
        """What came of ringing the numbers that a step names, or that the call brought."""
        rung = self.rung(step, node)
        if not rung:
            return _("had no number to ring at “{step}”").format(step=self.drawing.name(node))
        match port:
            case "talked":
                people = self.answered(rung) or together(rung.values())
                return _("talked with {people}").format(people=people)
            case "busy":
                return _("found {people} busy").format(people=together(rung.values()))
        return _("rang {people} in vain").format(people=together(rung.values()))

    def rung(self, step: CallStep, node: str) -> Mapping[str, str]:
        """Number → name; a number that the call brought is known from what the carrier got."""
        drawn = self.drawing.targets(node)
        if not any(expressions.names(number) for number in drawn):
            return drawn or {"": self.drawing.name(node)}
        before = next((one for one in self.steps if one.seq == step.seq - 1), None)
        asked = json.loads(before.answer) if before and before.node == node else {}
        numbers = str(asked.get("connect") or "").split(",")
        return {number: drawn.get(number) or spoken_number(number) for number in numbers if number}

    def ringing(self, node: str, port: str) -> str:
        """What came of ringing people that flows share."""
        rung = rung_by(self.drawing.config(node))
        whom = rung.name or self.drawing.name(node)
        match port:
            case "talked":
                people = self.answered(rung.numbers) or whom
                return _("talked with {people}").format(people=people)
            case "busy":
                return _("found {people} busy").format(people=whom)
            case "off_duty" | "nobody_on_duty":
                return _("found {people} off duty").format(people=whom)
        return _("rang {people} in vain").format(people=whom)

    def ending(self) -> str:
        stood_at = self.drawing.name(self.steps[-1].node) if self.steps else ""
        if hasattr(self.call, "live"):
            return _("is at “{step}” now").format(step=stood_at) if stood_at else ""
        if self.call.state in {CallState.BUSY, CallState.FAILED}:
            return _("was not connected")
        return _("hung up at “{step}”").format(step=stood_at) if stood_at else ""

    def message(self, step: CallStep) -> str:
        """A recording bears the number of the turn that ended it."""
        for recording in self.call.recordings.all():
            if recording.step_seq == step.seq and recording.seconds:
                seconds = round(recording.seconds)
                told = ngettext("left a {n} s message", "left a {n} s message", seconds)
                return told.format(n=seconds)
        return _("left a message")

    def answered(self, names: Mapping[str, str]) -> str:
        """The name of the number whose leg was answered; empty where the carrier has not told."""
        for leg in self.call.legs if isinstance(self.call.legs, list) else []:
            if isinstance(leg, dict) and leg.get("state") == "success" and leg.get("to") in names:
                return names[leg["to"]]
        return ""


def entered(step: CallStep, why: object) -> str:
    """What was pressed; where it was read back, the last key only says that it is right."""
    read_back = why.get("entered") if isinstance(why, dict) else None
    return str(read_back or step.event.get("digits", "…"))


def together(people: Iterable[str]) -> str:
    """“Anna, Bo and Cecilia”."""
    names = list(people)
    if len(names) == 1:
        return names[0]
    return _("{some} and {last}").format(some=", ".join(names[:-1]), last=names[-1])


def trouble(fault: object) -> str:
    """Why the flow could not go on as drawn."""
    match fault:
        case None:
            return _("met an error and heard an apology")
        case "no_flow":
            return _("was turned away because the number had no published flow")
        case "circle":
            return _("was stopped because the flow went round in a circle")
        case "too_many_turns":
            return _("was stopped after the most turns a call may take")
        case "too_long":
            return _("was stopped because it lasted longer than its flow allows")
        case _unknown:
            return _("was cut off by an error")
