"""`connect`: phones ring side by side; whoever answers first gets the call."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Mapping
from dataclasses import dataclass

from webhooks.standin.actions import Connect
from webhooks.standin.caller import Answers, Behaviour, Busy, HungUp, Invalid
from webhooks.standin.line import Line
from webhooks.standin.outcomes import Outcome
from webhooks.standin.transcript import Rang, Talked


@dataclass(frozen=True)
class Ringing:
    """How the ringing goes if the caller waits: for how long, and who picks up."""

    seconds: float
    winner: str | None
    states: dict[str, str]


async def connect(action: Connect, line: Line) -> Outcome:
    timeout = action.timeout or line.profile.ring_seconds
    ring = line.caller.ring
    phones = await asyncio.gather(*(ring(number, timeout=timeout) for number in action.targets))
    behaviours = dict(zip(action.targets, phones, strict=True))
    ringing = how_it_rings(behaviours, timeout=timeout)
    began = line.caller.clock.now()
    try:
        await line.caller.wait(ringing.seconds)
    except HungUp:
        nobody = dict.fromkeys(behaviours, "failed")
        line.note(Rang(nobody, round(line.since(began), 1)), began=began)
        _keep_legs(action, line, nobody, talked=0)
        raise
    line.note(Rang(ringing.states, round(ringing.seconds, 1)), began=began)
    if ringing.winner is None:
        _keep_legs(action, line, ringing.states, talked=0)
        busy = set(ringing.states.values()) == {"busy"}
        line.refusal = "busy" if busy else "failed"
        return Outcome(line.refusal)
    await _talk(action, line, ringing, behaviours[ringing.winner])
    return Outcome("success")


def how_it_rings(phones: Mapping[str, Behaviour], *, timeout: float) -> Ringing:
    answers = {
        number: phone.after
        for number, phone in phones.items()
        if isinstance(phone, Answers) and phone.after <= timeout
    }
    winner = min(answers, key=answers.__getitem__) if answers else None
    if winner is not None:
        seconds = answers[winner]
    else:
        seconds = max((_gives_up_after(phone, timeout) for phone in phones.values()), default=0.0)
    states = {number: _state(phone, seconds) for number, phone in phones.items()}
    return Ringing(seconds, winner, states | ({winner: "success"} if winner else {}))


def _gives_up_after(phone: Behaviour, timeout: float) -> float:
    match phone:
        case Invalid():
            return 0.0
        case Busy(after=after):
            return min(after, timeout)
        case _:
            return timeout


def _state(phone: Behaviour, seconds: float) -> str:
    return "busy" if isinstance(phone, Busy) and phone.after <= seconds else "failed"


async def _talk(action: Connect, line: Line, ringing: Ringing, phone: Behaviour) -> None:
    line.answer()
    limit = math.inf if action.time_limit is None else action.time_limit
    talks = phone.talks if isinstance(phone, Answers) else 0.0
    began = line.caller.clock.now()
    try:
        await line.caller.wait(min(talks, limit))
    finally:
        talked = line.since(began)
        line.note(Talked(ringing.winner or "", round(talked, 1)), began=began)
        _keep_legs(action, line, ringing.states, talked=talked)


def _keep_legs(action: Connect, line: Line, states: dict[str, str], *, talked: float) -> None:
    for number, state in states.items():
        seconds = int(talked) if state == "success" else 0
        source = action.caller_id or line.ticket.from_number or ""
        leg: dict[str, str | int] = {"duration": seconds, "to": number, "state": state}
        line.legs.append({**leg, "from": source})
