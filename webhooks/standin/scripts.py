"""A call described as data: what `place_call` sends to a carrier, and how it is played out."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from webhooks.standin.caller import Answers, Behaviour, Busy, Invalid, NoAnswer
from webhooks.standin.carrier import Carrier
from webhooks.standin.clock import Clock
from webhooks.standin.profile import Profile, named
from webhooks.standin.scripted import PATIENCE, HangsUp, Reply, ScriptedCaller, Speech
from webhooks.standin.transcript import Entry, Fetched, Noted, Recorded, Transcript

KEYS: Final = re.compile(r"[0-9*#]*|hangup")
TRIES: Final = 3


def behaviour(word: str) -> Behaviour:
    """busy, noanswer, invalid, answers, or the seconds a called person talks."""
    match word.strip().lower():
        case "busy":
            return Busy()
        case "noanswer":
            return NoAnswer()
        case "invalid":
            return Invalid()
        case "answers":
            return Answers()
        case seconds if seconds.isascii() and seconds.isdigit():
            return Answers(talks=float(seconds))
        case other:
            text = "choose busy, noanswer, invalid, answers, or seconds of talk"
            raise ValueError(f"“{other}” is no way to behave: {text}.")


def _keys(word: str) -> str:
    if not KEYS.fullmatch(word):
        raise ValueError(f"“{word}” cannot be pressed: use 0–9, * and #, nothing, or hangup.")
    return word


def _behaviour(word: str) -> str:
    behaviour(word)
    return word


def _profile(name: str) -> str:
    named(name)
    return name


class CallScript(BaseModel):
    """`scale` 0 skips all waiting, 1 takes as long as a real call.

    `patience` is how many seconds are really waited all the same where the server itself waits.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    voice_start: str = Field(min_length=1)
    to_number: str
    from_number: str | None = "+46700000001"
    keys: list[Annotated[str, AfterValidator(_keys)]] = []
    called: dict[str, Annotated[str, AfterValidator(_behaviour)]] = {}
    hang_up_after: float | None = Field(default=None, ge=0)
    say: float = Field(default=4, ge=0, le=600)
    profile: Annotated[str, AfterValidator(_profile)] = "default"
    scale: float = Field(default=0, ge=0, le=1)
    patience: float = Field(default=PATIENCE, ge=0, le=300)
    fetch_patience: float = Field(default=20, ge=0, le=300)

    def caller(self) -> ScriptedCaller:
        keys: list[Reply] = [HangsUp() if word == "hangup" else word for word in self.keys]
        return ScriptedCaller(
            keys=keys,
            called={number: behaviour(word) for number, word in self.called.items()},
            says=[Speech(self.say, hash=True)] * 100,
            hangs_up_after=self.hang_up_after,
            clock=Clock(scale=self.scale),
            patience=self.patience,
        )

    def behaviour_of_the_carrier(self) -> Profile:
        """The profile, with few second attempts: nobody wants to watch 24 hours of them."""
        profile = named(self.profile)
        return replace(profile, retry_for=profile.retry_every * TRIES)


async def play_out(
    script: CallScript, carrier: Carrier, *, watch: Callable[[Entry], None]
) -> Transcript:
    """Place the call, tell `watch` of each entry, and wait until its recordings are fetched."""
    transcript = await carrier.place(
        script.voice_start,
        from_number=script.from_number,
        to_number=script.to_number,
        caller=script.caller(),
        profile=script.behaviour_of_the_carrier(),
        transcript=Transcript(watch),
    )
    at = transcript.entries[-1].at
    deadline = asyncio.get_running_loop().time() + script.fetch_patience
    for recorded in transcript.each(Recorded):
        recording = carrier.recordings.get(recorded.recording)
        if recording is None:
            continue
        try:
            async with asyncio.timeout_at(deadline):
                await recording.fetched.wait()
            transcript.note(Fetched(recording.id), at=at)
        except TimeoutError:
            text = f"Nobody fetched the recording within {script.fetch_patience:g} s."
            transcript.note(Noted("failure", "not_fetched", text), at=at)
    return transcript
