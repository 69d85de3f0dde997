"""Many calls at once, outgoing calls, and callers that are not scripts."""

from __future__ import annotations

import asyncio

from tests.standin.server import PretendServer
from webhooks.standin.caller import Answers, Behaviour, HungUp, Question, Sound, Take
from webhooks.standin.carrier import Carrier, Person
from webhooks.standin.clock import Clock
from webhooks.standin.line import Ticket
from webhooks.standin.scripted import ScriptedCaller
from webhooks.standin.transcript import Transcript

OURS = "+46766861004"


def test_calls_that_go_on_side_by_side_keep_to_themselves(server: PretendServer) -> None:
    server.answers["/start"] = {"ivr": server.sound, "digits": 2, "next": server.url("/next")}

    async def run() -> list[Transcript]:
        async with Carrier() as carrier:
            calls = (
                carrier.place(
                    server.url("/start"),
                    from_number=f"+467000000{key}",
                    to_number=OURS,
                    caller=ScriptedCaller(keys=[str(key)]),
                )
                for key in range(10, 42)
            )
            return await asyncio.gather(*calls)

    transcripts = asyncio.run(run())
    assert [fault for transcript in transcripts for fault in transcript.faults] == []
    told = {form["from"][-2:]: form["result"] for form in server.forms("/next")}
    assert told == {str(key): str(key) for key in range(10, 42)}
    assert server.gets == ["/p/six.wav"]


def test_an_outgoing_call_asks_once_somebody_answers(server: PretendServer) -> None:
    server.answers["/start"] = {"play": server.sound}
    person = Person(Answers(after=8), ScriptedCaller())

    async def run() -> Transcript:
        async with Carrier(people=lambda number: person) as carrier:
            ticket = Ticket("c1", "outgoing", OURS, "+46701111111")
            return await carrier.dial(
                server.url("/start"), ticket=ticket, timeout=25, when_hangup=None
            )

    transcript = asyncio.run(run())
    assert server.forms("/start")[0]["result"] == "newoutgoing"
    assert transcript.ended is not None
    assert transcript.ended.seconds == 6


class Keyboard:
    """The least a caller must be: here fingers that move in real time, as in a browser."""

    def __init__(self) -> None:
        self.clock = Clock(scale=1)

    async def hear(self, sound: Sound, *, skippable: bool) -> bool:
        return True

    async def press(self, question: Question) -> str:
        await asyncio.sleep(0.05)
        return "5"

    async def say(self, take: Take) -> bytes | None:
        raise HungUp(said=None)

    async def ring(self, number: str, *, timeout: float) -> Behaviour:
        return Answers()

    async def wait(self, seconds: float) -> None:
        await asyncio.sleep(0)


def test_anything_with_ears_and_fingers_can_be_a_caller(server: PretendServer) -> None:
    server.answers["/start"] = {"ivr": server.sound, "next": server.url("/next")}
    server.answers["/next"] = {"record": server.url("/recorded")}

    async def run() -> Transcript:
        async with Carrier() as carrier:
            return await carrier.place(
                server.url("/start"),
                from_number=None,
                to_number=OURS,
                caller=Keyboard(),
            )

    transcript = asyncio.run(run())
    assert server.forms("/next")[0]["result"] == "5"
    assert "from" not in server.forms("/start")[0]
    assert transcript.ended is not None
    assert transcript.ended.reason == "the caller hung up"
