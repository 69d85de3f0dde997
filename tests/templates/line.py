"""The line without its database: what the live one does with each post, for one call at a time.

Thousands of calls are placed on it, so nothing is kept but what the caller is to be told.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx

from flows.engine.compiler import Program
from flows.engine.facts import Facts
from flows.engine.runner import State
from webhooks.elks.forms import read_call, read_next
from webhooks.line.places import Place, unseal
from webhooks.line.steps import Ours, Step, first_outgoing_step, first_step, next_step
from webhooks.standin import tones
from webhooks.standin.clock import Clock

ATTEMPT = 1


@dataclass
class Line(httpx.AsyncBaseTransport):
    """The network to a published flow; `begin` before each call."""

    program: Program
    version_id: int
    ours: str
    clock: Clock = field(default_factory=Clock)
    steps: list[Step] = field(default_factory=list)
    told: Callable[[Step], None] = lambda step: None

    def begin(self, clock: Clock, told: Callable[[Step], None]) -> None:
        """`told` is told of each turn as it is answered."""
        self.clock, self.steps, self.told = clock, [], told

    @property
    def state(self) -> State:
        """Where the call stands."""
        return State.model_validate_json(self.steps[-1].state)

    @property
    def asked(self) -> dict[str, Any]:
        """What the carrier was asked for last."""
        answer: dict[str, Any] = json.loads(self.steps[-1].answer)
        return answer

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        _, _, rest = request.url.path.partition("/elks/")
        if not rest:
            return httpx.Response(200, content=tones.tone(1.0))
        word, *place = rest.split("/")
        form = dict(httpx.QueryParams((await request.aread()).decode()))
        if word not in ("start", "dial", "next"):
            return httpx.Response(200)
        step = self._step(word, place, form, str(request.url.params.get("at", "")))
        self.steps.append(step)
        self.told(step)
        return httpx.Response(200, text=step.answer)

    def _step(self, word: str, place: list[str], form: dict[str, str], sealed: str) -> Step:
        program, now = self.program, self.clock.now()
        if word == "start":
            ours = Ours(self.ours, 0, place[1], self.version_id)
            return first_step(read_call(form), ours, program, now)
        if word == "dial":
            begins = _opened(sealed, callid=f"attempt {ATTEMPT}", seq=0)
            call = read_call(form)
            return first_outgoing_step(call, begins, program, attempt=ATTEMPT, now=now)
        post, seq = read_next(form), int(place[1])
        stands = _opened(sealed, callid=post.callid, seq=seq)
        return next_step(post, stands, program, seq=seq, now=now, facts=Facts())


def _opened(sealed: str, *, callid: str, seq: int) -> Place:
    place = unseal(sealed, callid=callid, seq=seq)
    assert place is not None, "the address of `next` must bring the place back"
    return place
