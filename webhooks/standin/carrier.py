"""What calls share, and how a call is placed.

Calls are coroutines on one event loop: a call waits for a person's fingers or for the server far
more than it works, and a browser caller has nothing to poll. `asyncio.gather` over `place` runs
many calls at once; code without an event loop uses `place_and_wait`.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from random import Random
from types import TracebackType
from typing import Self
from uuid import uuid4

import httpx

from webhooks.standin.call import Call
from webhooks.standin.caller import Answers, Behaviour, Caller
from webhooks.standin.clock import Clock
from webhooks.standin.hooks import Hooks
from webhooks.standin.line import Line, Ticket
from webhooks.standin.profile import Profile
from webhooks.standin.recordings import Recordings
from webhooks.standin.scripted import PATIENCE, ScriptedCaller
from webhooks.standin.sounds import Sounds
from webhooks.standin.transcript import Transcript

NOWHERE = "http://127.0.0.1:9/a1"


def new_call_id() -> str:
    return f"c{uuid4().hex}"


@dataclass(frozen=True)
class Person:
    """Somebody an outgoing call is made to: how the phone is answered, and who speaks then."""

    behaviour: Behaviour
    caller: Caller


def somebody(number: str) -> Person:
    return Person(Answers(), ScriptedCaller(patience=PATIENCE))


@dataclass
class Carrier:
    """Open it with `async with`. `api_url` is where its REST twin is reached, if it is served.

    `transport` stands for the network between the carrier and the server. `scale` is the share
    really waited of what the carrier waits by itself, in nobody's call.
    """

    api_url: str = NOWHERE
    profile: Profile = field(default_factory=Profile)
    recordings: Recordings = field(default_factory=Recordings)
    people: Callable[[str], Person] = somebody
    new_id: Callable[[], str] = new_call_id
    transport: httpx.AsyncBaseTransport | None = None
    scale: float = 1.0
    most_calls_kept: int = 1000
    lines: OrderedDict[str, Line] = field(default_factory=OrderedDict)
    _placed: int = 0

    async def __aenter__(self) -> Self:
        # This machine's proxies are not the carrier's; and many calls may post at once.
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=64)
        self._client = httpx.AsyncClient(
            trust_env=False, timeout=30.0, limits=limits, transport=self.transport
        )
        self._sounds = Sounds(self._client)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._client.aclose()

    async def place(
        self,
        voice_start: str,
        *,
        from_number: str | None,
        to_number: str,
        caller: Caller,
        profile: Profile | None = None,
        transcript: Transcript | None = None,
    ) -> Transcript:
        """Call a number and follow the call to its end, second attempts at its posts included."""
        ticket = Ticket(self.new_id(), "incoming", from_number, to_number)
        async with self._line(ticket, caller, profile=profile, transcript=transcript) as line:
            await Call(line).run(voice_start)
        return line.hooks.transcript

    async def dial(
        self, voice_start: str, *, ticket: Ticket, timeout: float | None, when_hangup: str | None
    ) -> Transcript:
        """Ring somebody; the server is asked once they answer."""
        person = self.people(ticket.to_number)
        async with self._line(ticket, person.caller) as line:
            line.when_hangup = when_hangup
            await Call(line).run_outgoing(
                voice_start,
                callee=person.behaviour,
                timeout=timeout or self.profile.ring_seconds,
            )
        return line.hooks.transcript

    async def tell(self, url: str, form: dict[str, str]) -> None:
        """Post that a message has arrived; again and again, like all that only has to arrive.

        It takes up to a day, so whoever closes the carrier cancels it first.
        """
        async with self._hooks(self.profile, Clock(scale=self.scale), Transcript()) as hooks:
            await hooks.tell(url, form, purpose="whendelivered")

    @asynccontextmanager
    async def _hooks(
        self, profile: Profile, clock: Clock, transcript: Transcript
    ) -> AsyncIterator[Hooks]:
        """Posts that are put away only when the last has arrived or been given up."""
        async with asyncio.TaskGroup() as background:
            yield Hooks(
                client=self._client,
                profile=profile,
                clock=clock,
                transcript=transcript,
                background=background,
                began=clock.now(),
            )

    @asynccontextmanager
    async def _line(
        self,
        ticket: Ticket,
        caller: Caller,
        *,
        profile: Profile | None = None,
        transcript: Transcript | None = None,
    ) -> AsyncIterator[Line]:
        profile = profile or self.profile
        async with self._hooks(profile, caller.clock, transcript or Transcript()) as hooks:
            self._placed += 1
            line = Line(
                ticket=ticket,
                caller=caller,
                hooks=hooks,
                sounds=self._sounds,
                recordings=self.recordings,
                api_url=self.api_url,
                chance=Random(f"{profile.seed}:{self._placed}"),  # noqa: S311  (keeps no secret)
            )
            self.lines[ticket.callid] = line
            while len(self.lines) > self.most_calls_kept:
                self.lines.popitem(last=False)
            yield line


def place_and_wait(
    voice_start: str,
    *,
    caller: Caller,
    from_number: str | None = "+46700000001",
    to_number: str = "+46766861004",
    profile: Profile | None = None,
) -> Transcript:
    """One call by a carrier of its own, for code without an event loop."""

    async def place() -> Transcript:
        async with Carrier() as carrier:
            return await carrier.place(
                voice_start,
                from_number=from_number,
                to_number=to_number,
                caller=caller,
                profile=profile,
            )

    return asyncio.run(place())
