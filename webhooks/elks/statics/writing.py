"""The document itself: an action with its ways nested in it, no `next` beside an outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flows.engine.actions import Ask, Connect, Hangup, Record
from flows.engine.compiler import Program, Step
from flows.engine.node import Leave
from flows.engine.parts import INSIDE
from flows.engine.ports import ways_out
from webhooks.elks.answers import Links, action_body
from webhooks.elks.statics.remarks import Remark
from webhooks.elks.statics.unfolding import Asked, DependsOnCall, unfold

_MOST_ACTIONS = 400
OUTCOMES = ("success", "busy", "failed")
Body = dict[str, Any]
END: Body = {"hangup": "reject"}


class TooMuch(Exception):
    """More actions than any document of the size allowed could hold."""


@dataclass(frozen=True)
class _Place:
    """Where in the document: how deep, after which steps; if it is recorded, if it is answered."""

    level: int = 1
    trail: tuple[str, ...] = ()
    due: bool = False
    recording: bool = False
    answered: bool = False


class Writer:
    def __init__(
        self,
        program: Program,
        names: Mapping[str, str],
        links: Links,
        *,
        levels: int,
        experimental: bool,
    ) -> None:
        self.lost: list[Remark] = []
        self._program, self._names, self._links = program, names, links
        self._levels, self._experimental = levels, experimental
        self._actions = 0
        self._known: dict[str, Asked | Leave] = {}

    def document(self) -> Body:
        body = self._step(self._program.start, _Place()) or END
        return body | ({"whenhangup": self._links.hangup} if self._links.hangup else {})

    def _step(self, node_id: str | None, place: _Place) -> Body | None:
        """What a step does and all that follows; None where the call ends."""
        while node_id is not None:
            if node_id in place.trail:
                self._lose(
                    "Calls cannot go round: where they went back to “{step}” they end.", node_id
                )
                return None
            place = replace(place, trail=(*place.trail, node_id))
            step = self._program.steps[node_id]
            asked = self._known.get(node_id) or self._unfolded(node_id, step)
            self._known[node_id] = asked
            if isinstance(asked, Asked):
                if place.level - 1 + self._levels_of(asked) > self._levels:
                    # Whole: half a voicemail would ask for a message and put the phone down.
                    text = "“{step}” and what follows is left out: it does not fit."
                    self._lose(text, node_id)
                    return None
                return self._action(node_id, asked, place)
            node_id = self._target(step, asked, place)
            starts = asked.record_call and not place.recording
            place = replace(place, due=place.due or starts)
        return None

    def _unfolded(self, node_id: str, step: Step) -> Asked | Leave:
        try:
            return unfold(step, name=self._name(node_id), note=self._note)
        except DependsOnCall:
            if INSIDE in step.exits:
                text = "“{step}” gives nothing along: nothing is known of a call beforehand."
                self._lose(text, node_id)
                return Leave(INSIDE)
            ways = ways_out(step.kind, step.config.model_dump(mode="json"))
            # Where calls go that pass the step by, otherwise the last way out.
            onward = [way for way in ways if way.id == step.kind.onward] or ways[-1:]
            if len(ways) > 1:
                text = "“{step}” cannot decide beforehand: calls always go on at “{way_out}”."
                self._lose(text, node_id, way_out=onward[0].label)
            else:
                self._lose(
                    "“{step}” is passed over: nothing is known of a call beforehand.", node_id
                )
            return Leave(onward[0].id if onward else "")

    def _action(self, node_id: str, asked: Asked, place: _Place) -> Body | None:
        if isinstance(asked.action, Hangup) and place.level > 1:
            # Where nothing follows the call ends, whatever was asked for once it is answered.
            return None
        if isinstance(asked.action, Record) and not self._links.recording:
            text = "“{step}” is left out: its recordings need a number of ours to come to."
            self._lose(text, node_id)
            return self._way(node_id, asked.ways["success"], place)
        self._actions += 1
        if self._actions > _MOST_ACTIONS:
            raise TooMuch
        body = self._verb(asked)
        if place.due and self._links.recording:
            body["recordcall"] = self._links.recording
        # Past the first action, and what is due has begun.
        after = replace(
            place, level=place.level + 1, due=False, recording=place.recording or place.due
        )
        return body | self._ways(node_id, asked, after)

    def _levels_of(self, asked: Asked) -> int:
        """How many levels of the document a step takes, where it is not the first."""
        if isinstance(asked.action, Hangup):
            return 0
        own = 0 if isinstance(asked.action, Record) and not self._links.recording else 1
        nested = (self._levels_of(way) for way in asked.ways.values() if isinstance(way, Asked))
        return own + max(nested, default=0)

    def _verb(self, asked: Asked) -> Body:
        body = action_body(asked.action, self._links, experimental=self._experimental)
        return body | {"repeat": asked.rounds} if isinstance(asked.action, Ask) else body

    def _ways(self, node_id: str, asked: Asked, place: _Place) -> Body:
        """Each way once, however many outcomes share it; the keys as the carrier resolves them."""
        written: list[tuple[Asked | Leave, bool, Body | None]] = []

        def write(way: Asked | Leave, place: _Place) -> Body | None:
            for known, answered, body in written:
                if answered == place.answered and self._same(node_id, known, way):
                    return body
            written.append((way, place.answered, self._way(node_id, way, place)))
            return written[-1][2]

        bodies = {}
        for outcome, way in asked.ways.items():
            talked = not isinstance(asked.action, Connect) or outcome == "success"
            answered = place.answered or talked
            body = write(way, replace(place, answered=answered))
            # Whom nobody has answered yet hears the network: say what Antler itself would say.
            bodies[outcome] = body or (None if answered else END)
        if "no_input" in bodies:
            bodies["failed"] = bodies.pop("no_input")
        outcomes = {key: bodies.pop(key) for key in OUTCOMES if key in bodies}
        return _digit_keys(bodies, outcomes) | _outcome_keys(outcomes)

    def _way(self, node_id: str, way: Asked | Leave, place: _Place) -> Body | None:
        if isinstance(way, Asked):
            return self._action(node_id, way, place)
        target = self._target(self._program.steps[node_id], way, place)
        starts = way.record_call and not place.recording
        return self._step(target, replace(place, due=place.due or starts))

    def _same(self, node_id: str, one: Asked | Leave, other: Asked | Leave) -> bool:
        if isinstance(one, Leave) and isinstance(other, Leave):
            step = self._program.steps[node_id]
            whole = _Place()
            same_end = self._target(step, one, whole) == self._target(step, other, whole)
            return same_end and one.record_call == other.record_call
        return one == other

    def _target(self, step: Step, leave: Leave, place: _Place) -> str | None:
        port = leave.port if leave.port in step.exits else leave.otherwise or leave.port
        handler = self._program.handler
        if port not in step.exits and port in step.trouble and handler not in place.trail:
            return handler
        return step.exits.get(port)

    def _name(self, node_id: str) -> str:
        return self._names.get(node_id) or self._program.steps[node_id].kind.label

    def _lose(self, text: str, node_id: str, **places: str) -> None:
        self._note(Remark(text, {"step": self._name(node_id), **places}))

    def _note(self, remark: Remark) -> None:
        if remark not in self.lost:
            self.lost.append(remark)


def _outcome_keys(outcomes: Mapping[str, Body | None]) -> Body:
    """`next` where all go one way; otherwise a key for each, so that none falls to another's."""
    first = next(iter(outcomes.values()), None)
    if all(body == first for body in outcomes.values()):
        found: dict[str, Body | None] = {"next": first}
    else:
        found = dict(outcomes)
        if found.get("failed") is not None and "busy" in found:
            found["busy"] = found["busy"] or END
    return {key: body for key, body in found.items() if body is not None}


def _digit_keys(digits: Mapping[str, Body | None], outcomes: Mapping[str, Body | None]) -> Body:
    """A digit that ends the call needs to say so where other digits go on."""
    end = END if outcomes.get("success") is not None else None
    found = {key: body or end for key, body in digits.items()}
    return {key: body for key, body in found.items() if body is not None}
