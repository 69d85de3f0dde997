"""`record`: what the caller says, until silence, # or the limit."""

from __future__ import annotations

from typing import Final

from webhooks.standin import tones
from webhooks.standin.actions import Record
from webhooks.standin.caller import HungUp, Take
from webhooks.standin.line import Line
from webhooks.standin.outcomes import Outcome
from webhooks.standin.transcript import Recorded

SILENCE_SECONDS: Final = 3.0


async def record(action: Record, line: Line) -> Outcome:
    line.answer()
    if not action.to:
        return Outcome("failed")
    take = Take(action.time_limit, SILENCE_SECONDS if action.stops_on_silence else None)
    began = line.caller.clock.now()
    try:
        audio = await line.caller.say(take)
    except HungUp as gone:
        _keep(action, line, gone.said, seconds=line.since(began))
        raise
    _keep(action, line, audio, seconds=min(line.since(began), take.limit))
    return Outcome("success")


def _keep(action: Record, line: Line, audio: bytes | None, *, seconds: float) -> None:
    if action.to.startswith("local/"):
        line.takes[action.to] = tones.tone(seconds) if audio is None else audio
        line.note(Recorded(action.to, round(seconds)))
    else:
        line.unannounced.append(line.keep(action.to, audio, seconds=seconds, whole_call=False))
