"""`play`: a sound, to its end or to the first key."""

from __future__ import annotations

from webhooks.standin.actions import Play
from webhooks.standin.line import Line
from webhooks.standin.outcomes import Outcome
from webhooks.standin.transcript import Heard


async def play(action: Play, line: Line) -> Outcome:
    line.answer()
    sound = await line.sound(action.sound)
    if sound is None:
        return Outcome("failed")
    began = line.caller.clock.now()
    skipped = False
    try:
        skipped = await line.caller.hear(sound, skippable=action.skippable)
    finally:
        line.note(Heard(sound.reference, round(line.since(began), 1), skipped), began=began)
    return Outcome(line.profile.play_result)
