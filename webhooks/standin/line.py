"""The state of one call, and the few things every verb does to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Final, Literal

from webhooks.standin import tones
from webhooks.standin.audio import NotAudio, seconds_of
from webhooks.standin.caller import Caller, Sound
from webhooks.standin.hooks import Hooks
from webhooks.standin.profile import Profile, Withheld
from webhooks.standin.recordings import Recordings
from webhooks.standin.sounds import Sounds, Unplayable
from webhooks.standin.transcript import Event, Purpose, Recorded

Direction = Literal["incoming", "outgoing"]
# What stands in `from` for a withheld number; None: it is left out.
HIDDEN: Final[dict[Withheld, str | None]] = {
    "missing": None,
    "empty": "",
    "anonymous": "anonymous",
}


class BadSource(Exception):
    """What the server gave cannot be used, and a carrier ends the call over it."""


@dataclass(frozen=True)
class News:
    """What the server is still to be told: of a recording that is ready, or that the call ended."""

    url: str
    form: dict[str, str]
    due: datetime
    purpose: Purpose = "recording"


@dataclass(frozen=True)
class Ticket:
    """Who calls whom; a number is None when it is withheld."""

    callid: str
    direction: Direction
    from_number: str | None
    to_number: str


@dataclass
class Line:
    ticket: Ticket
    caller: Caller
    hooks: Hooks
    sounds: Sounds
    recordings: Recordings
    api_url: str
    chance: Random
    when_hangup: str | None = None
    answered: datetime | None = None
    ended: datetime | None = None
    refusal: Literal["failed", "busy"] = "failed"
    record_call: tuple[str, datetime] | None = None
    actions: list[str | dict[str, str]] = field(default_factory=list)
    legs: list[dict[str, str | int]] = field(default_factory=list)
    takes: dict[str, bytes] = field(default_factory=dict)
    unannounced: list[News] = field(default_factory=list)

    @property
    def profile(self) -> Profile:
        return self.hooks.profile

    @property
    def created(self) -> datetime:
        return self.hooks.began

    @property
    def state(self) -> str:
        if self.ended is None:
            return "ongoing"
        return "success" if self.answered else self.refusal

    def note(self, event: Event, *, began: datetime | None = None) -> None:
        at = (began - self.created).total_seconds() if began else self.hooks.elapsed
        self.hooks.transcript.note(event, at=at)

    def answer(self) -> None:
        """The first thing a caller hears, or the first person who picks up, answers the call."""
        self.answered = self.answered or self.caller.clock.now()

    def since(self, moment: datetime) -> float:
        return (self.caller.clock.now() - moment).total_seconds()

    def stamp(self, moment: datetime) -> str:
        match self.profile.timestamps:
            case "microseconds":
                return moment.strftime("%Y-%m-%dT%H:%M:%S.%f")
            case "milliseconds":
                return moment.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3]
            case "seconds":
                return moment.strftime("%Y-%m-%dT%H:%M:%S")
            case "space":
                return moment.strftime("%Y-%m-%d %H:%M:%S")
            case "malformed":
                # A sample of the papers has three colons.
                return moment.strftime("%Y-%m-%dT%H:%M:%S:00.11")

    def parties(self) -> dict[str, str]:
        ticket = self.ticket
        source = HIDDEN[self.profile.withheld] if ticket.from_number is None else ticket.from_number
        given = {} if source is None else {"from": source}
        return {"direction": ticket.direction, **given, "to": ticket.to_number}

    def lateness(self) -> timedelta:
        """How late the next piece of news will be."""
        delay = self.profile.news_delay
        return timedelta(seconds=self.chance.uniform(0, delay) if delay else 0)

    async def sound(self, reference: str) -> Sound | None:
        """The sound, or None with a note of why it cannot be played."""
        try:
            return await self.sounds.find(
                reference,
                takes=self.takes,
                text_to_speech=self.profile.text_to_speech,
                cache=self.profile.cache_media,
            )
        except Unplayable as problem:
            self.hooks.note("failure", "bad_media", f"A sound could not be played: {problem}.")
            if self.profile.bad_media_ends:
                raise BadSource("The media could not be played") from problem
            return None

    def keep(
        self, url: str, audio: bytes | None, *, began: datetime, seconds: float, whole_call: bool
    ) -> News:
        """Put a recording on the shelf and give back what the server is to be told of it."""
        audio = tones.tone(seconds) if audio is None else audio
        try:
            seconds = seconds_of(audio)
        except NotAudio:
            self.hooks.note("warning", "bad_recording", "The caller's recording is no audio.")
        now = self.caller.clock.now()
        recording = self.recordings.add(
            callid=self.ticket.callid, seconds=int(seconds), created=now, audio=audio
        )
        self.note(Recorded(recording.id, recording.seconds, whole_call), began=began)
        form = {
            "callid": self.ticket.callid,
            "created": self.stamp(now),
            "duration": str(recording.seconds),
            "wav": f"{self.api_url}/recordings/{recording.id}.wav",
            **self.parties(),
        }
        return News(url, form, due=now + self.lateness())
