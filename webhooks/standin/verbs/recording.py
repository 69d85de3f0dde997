"""`record`: what the caller says, until silence, # or the limit."""

from __future__ import annotations

from datetime import datetime
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
        _keep(action, line, gone.said, began=began, seconds=line.since(began))
        raise
    _keep(action, line, audio, began=began, seconds=min(line.since(began), take.limit))
    return Outcome("success")


def _keep(
    action: Record, line: Line, audio: bytes | None, *, began: datetime, seconds: float
) -> None:
    if action.to.startswith("local/"):
        line.takes[action.to] = tones.tone(seconds) if audio is None else audio
        line.note(Recorded(action.to, int(seconds)), began=began)
    else:
        news = line.keep(action.to, audio, began=began, seconds=seconds, whole_call=False)
        line.unannounced.append(news)
