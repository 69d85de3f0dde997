"""`ivr`: a prompt and the keys that answer it, round after round."""

from __future__ import annotations

from webhooks.standin.actions import Ask
from webhooks.standin.caller import Question
from webhooks.standin.line import Line
from webhooks.standin.outcomes import Outcome
from webhooks.standin.transcript import Heard, Pressed


async def ask(action: Ask, line: Line) -> Outcome:
    line.answer()
    sound = await line.sound(action.sound)
    if sound is None:
        return Outcome("failed")
    rounds = action.repeat + (1 if line.profile.extra_round else 0)
    for number in range(1, rounds + 1):
        line.note(Heard(sound.reference, round(sound.seconds, 1)))
        question = Question(sound, action.digits, action.timeout, number, rounds)
        keys = await line.caller.press(question)
        line.note(Pressed(keys, number, rounds))
        digits = entered(keys, wanted=action.digits, keep_hash=line.profile.hash_in_result)
        if digits:
            return Outcome(digits)
    return Outcome("failed", why="noinput")


def entered(keys: str, *, wanted: int, keep_hash: bool) -> str:
    """What counts of the keys pressed: as many as wanted, or fewer with # after them."""
    digits, hash_, _ = keys.partition("#")
    if len(digits) >= wanted:
        return digits[:wanted]
    if not digits or not hash_:
        return ""
    return digits + hash_ if keep_hash else digits
