"""Flows answered by the engine alone, so that the stand-in carrier can compare how they behave."""

from __future__ import annotations

import asyncio
import json
import re
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flows.engine.compiler import Program, compile_document, load_program
from flows.engine.document import Document, read_document
from flows.engine.events import Finished, Started
from flows.engine.runner import State, take_turn
from tests.graphs import NUMBERS, PROMPTS
from tests.standin.server import Form, PretendServer
from webhooks.elks.answers import FixedLinks, answer
from webhooks.elks.forms import read_next
from webhooks.standin.caller import Answers, Behaviour, Busy, NoAnswer, Question
from webhooks.standin.carrier import Carrier
from webhooks.standin.scripted import ScriptedCaller, Speech
from webhooks.standin.transcript import Ended, Heard, Pressed, Rang, Recorded, Talked

NOW = datetime(2026, 5, 3, 14, 2, tzinfo=UTC)
PEOPLE: tuple[Behaviour, ...] = (Answers(), Busy(), NoAnswer())
MOST_KEYS = 4
# Of each person. The shortest ways come first, so that only some of the longest are left out.
MOST_CALLS = 150
_KNOWN_KEY = re.compile(r'"([0-9])":')


def load(document: Document) -> Program:
    return load_program(compile_document(document, prompts=PROMPTS, numbers=NUMBERS))


def read(raw: Mapping[str, Any]) -> Program:
    return load(read_document(dict(raw)).document)


def links(server: PretendServer) -> FixedLinks:
    """The addresses of a document that asks nobody on its way; two are news for the server."""
    return FixedLinks(
        next=server.url("/next"),
        hangup=server.url("/hangup"),
        recording=server.url("/recording"),
        prompts={key: server.url(f"/p/{key}.wav") for key in PROMPTS},
    )


@dataclass
class Switchboard:
    """Answers `/start` and `/next` as the product does, one program at a time."""

    server: PretendServer
    program: Program
    stored: str = ""

    def connect(self) -> str:
        self.server.answers = {"/start": self.start, "/next": self.go_on}
        return self.server.url("/start")

    def start(self, form: Form) -> Any:
        return self._turn(Started(form["from"], form["to"], "incoming"), None)

    def go_on(self, form: Form) -> Any:
        state, post = State.model_validate_json(self.stored), read_next(form)
        return self._turn(Finished(state.turn, post.outcome, post.digits), state)

    def _turn(self, event: Started | Finished, state: State | None) -> Any:
        turn = take_turn(self.program, state, event, NOW)
        assert turn.action is not None
        self.stored = turn.state.model_dump_json()
        said = answer(
            turn.action,
            links(self.server),
            first=state is None,
            record_call=turn.record_call,
        )
        return json.loads(said)


def keys_worth_pressing(document: str) -> list[str]:
    """Silence, each key the document knows and one it does not: alone, cut short and too long."""
    known = sorted(set(_KNOWN_KEY.findall(document)))
    strange = next((key for key in "5123467890" if key not in known), "#")
    return ["", *known, strange, f"{strange}#", strange * MOST_KEYS]


def everything(
    start: str, people: Sequence[Behaviour], keys: Sequence[str]
) -> dict[str, list[object]]:
    """Every call up to four times `keys`, with each way a called person may behave, as it went."""
    return asyncio.run(_everything(start, people, keys))


async def _everything(
    start: str, people: Sequence[Behaviour], keys: Sequence[str]
) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    async with Carrier() as carrier:
        for person in people:
            waiting: deque[tuple[str, ...]] = deque([()])
            for _call in range(MOST_CALLS):
                if not waiting:
                    break
                pressed = waiting.popleft()
                met = await call(carrier, start, pressed, person)
                found[f"{pressed} {person}"] = met
                asked = sum(isinstance(event, Pressed) for event in met)
                if asked > len(pressed) and len(pressed) < MOST_KEYS:
                    waiting.extend((*pressed, key) for key in keys)
    return found


async def call(
    carrier: Carrier, start: str, keys: Sequence[str], person: Behaviour
) -> list[object]:
    """What a caller notices of a call: sounds, keys, phones, and how it ended."""
    transcript = await carrier.place(
        start,
        from_number="+46700000001",
        to_number="+46766861004",
        caller=AnswersRounds(keys=keys, others=person, says=[Speech(4, hash=True)] * 9),
    )
    assert transcript.faults == [], transcript.faults
    met = (noticed(entry.event) for entry in transcript.entries)
    return [event for event in met if event is not None]


class AnswersRounds(ScriptedCaller):
    """Takes a key for each round: a question put twice is no other than one of two rounds."""

    _round = 0

    async def press(self, question: Question) -> str:
        keys = self.keys[self._round] if self._round < len(self.keys) else ""
        self._round += 1
        await self.wait(question.sound.seconds + (1 if keys else question.timeout))
        return str(keys)


def noticed(event: object) -> object:
    """Not who was asked for it, nor whether a round was a question of its own."""
    match event:
        case Heard() | Rang() | Talked():
            return event
        case Pressed():
            return Pressed(event.keys, 1, 1)
        case Recorded():
            return "recorded", event.seconds, event.whole_call
        case Ended():
            return "ended", event.state, event.seconds
        case _:
            return None
