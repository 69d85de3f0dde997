"""The REST twin's resources: the account, calls, numbers, recordings and messages."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

from webhooks.standin.asgi import Account, Request, Response
from webhooks.standin.caller import Invalid
from webhooks.standin.carrier import Carrier
from webhooks.standin.clock import utc_now
from webhooks.standin.ending import report
from webhooks.standin.line import Ticket
from webhooks.standin.messages import TIMES, Message, Messages, arrive
from webhooks.standin.numbers import Numbers
from webhooks.standin.paging import page
from webhooks.standin.recordings import Recording
from webhooks.standin.refusing import Refused, require
from webhooks.standin.troubles import Troubles
from webhooks.standin.values import E164


@dataclass
class Resources:
    carrier: Carrier
    numbers: Numbers = field(default_factory=Numbers)
    account: Account = field(default_factory=Account)
    messages: Messages = field(default_factory=Messages)
    troubles: Troubles = field(default_factory=Troubles)
    balance: int = 10_000_000
    _going_on: set[asyncio.Task[Any]] = field(default_factory=set)

    def answer(self, request: Request) -> Response:
        """What is asked for, or the carrier's plain-text sentence."""
        if refusal := self.troubles.refusal():
            return refusal
        try:
            found = self._find(request)
        except Refused as reason:
            return Response.text(reason.status, str(reason))
        return found or Response.text(404, "Not found")

    def _find(self, request: Request) -> Response | None:
        match request.method, request.segments[1:]:
            case "GET", ["me"]:
                return Response.json(self._me())
            case "GET", ["calls"]:
                lines = reversed(self.carrier.lines.values())
                return Response.json(page([report(line) for line in lines], request.query))
            case "POST", ["calls"]:
                return Response.json(self._call(request.form))
            case "GET", ["calls", callid]:
                line = self.carrier.lines.get(callid)
                return Response.json(report(line)) if line else None
            case _, ["numbers", *rest]:
                return self._number(request, rest)
            case "GET", ["recordings", *rest]:
                return self._recording(request, rest)
            case "GET", ["sms"]:
                return Response.json(page(self.messages.newest_first(), request.query))
            case "POST", ["sms"]:
                return Response.json(self._message(request.form))
        return None

    def _me(self) -> dict[str, object]:
        return {
            "id": self.account.username or "u" + "0" * 32,
            "displayname": "Stand-in carrier",
            "currency": "SEK",
            "balance": self.balance,
        }

    def _number(self, request: Request, rest: list[str]) -> Response | None:
        if not rest:
            if request.method == "POST":
                return Response.json(self.numbers.allocate(request.form).as_json())
            kept = [number.as_json() for number in self.numbers.newest_first()]
            return Response.json(page(kept, request.query, time="allocated"))
        number = self.numbers.get(rest[0])
        if number is None or len(rest) > 1:
            return Response.text(404, "Invalid number id")
        if request.method == "POST":
            self.numbers.change(number, request.form)
        return Response.json(number.as_json())

    def _recording(self, request: Request, rest: list[str]) -> Response | None:
        if not rest:
            kept = [_described(each) for each in self.carrier.recordings.newest_first()]
            return Response.json(page(kept, request.query))
        recording = self.carrier.recordings.get(rest[0].removesuffix(".wav"))
        if recording is None or len(rest) > 1:
            return None
        if not rest[0].endswith(".wav"):
            return Response.json(_described(recording))
        recording.fetched.set()
        return Response(200, recording.audio, "audio/x-wav")

    def _call(self, form: dict[str, str]) -> dict[str, object]:
        """Ring somebody: the answer comes at once, the call goes on by itself."""
        require(form, "from", "to", "voice_start")
        self._check_balance()
        if not self.numbers.owns(form["from"]):
            raise Refused("Invalid from number")
        if not E164.fullmatch(form["to"]):
            raise Refused("Invalid to number")
        timeout = form.get("timeout", "")
        ticket = Ticket(self.carrier.new_id(), "outgoing", form["from"], form["to"])
        self._begin(
            self.carrier.dial(
                form["voice_start"],
                ticket=ticket,
                timeout=float(timeout) if timeout.isdigit() else None,
                when_hangup=form.get("whenhangup"),
            )
        )
        return {
            "id": ticket.callid,
            "direction": "outgoing",
            "from": ticket.from_number,
            "to": ticket.to_number,
            "created": utc_now().strftime(TIMES),
            "state": "ongoing",
        }

    def _message(self, form: dict[str, str]) -> dict[str, object]:
        self._check_balance()
        message = self.messages.send(form)
        if url := form.get("whendelivered"):
            reachable = not isinstance(self.carrier.people(form["to"]).behaviour, Invalid)
            self._begin(self._tell_of(message, url, delivered=reachable))
        return dict(message)

    async def _tell_of(self, message: Message, url: str, *, delivered: bool) -> None:
        await self.carrier.tell(url, arrive(message, delivered=delivered))

    def _check_balance(self) -> None:
        if self.balance <= 0:
            raise Refused("Not enough credits", status=403)

    async def finish(self, *, within: float) -> None:
        """Let calls and news come to their end within so many seconds; then they are given up."""
        if not self._going_on:
            return
        _done, left = await asyncio.wait(self._going_on, timeout=within)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def _begin(self, call: Coroutine[Any, Any, object]) -> None:
        task = asyncio.get_running_loop().create_task(call)
        self._going_on.add(task)
        task.add_done_callback(self._going_on.discard)


def _described(recording: Recording) -> dict[str, object]:
    return {
        "id": recording.id,
        "callid": recording.callid,
        "duration": recording.seconds,
        "created": recording.created.strftime(TIMES),
        "bytes": len(recording.audio),
    }
