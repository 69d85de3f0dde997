"""What a call wants done beside it: values that somebody else acts on, later and never in its way.

As JSON each is `{"kind": …}` with its own fields; the line keeps it in the same statement as the
turn (webhooks/line/journal.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Literal


@dataclass(frozen=True)
class Errand:
    """`costs`: it goes to somebody outside, so a call may want only so many of them.

    `answered`: the call waits for what comes of it, and hears it as `CallView.facts.answer`.
    """

    kind: ClassVar[str]
    costs: ClassVar[bool] = True
    answered: ClassVar[bool] = False
    # The field nobody may read: it is kept encrypted until the errand is done, then no more.
    sealed: ClassVar[str] = ""

    def to_json(self) -> dict[str, Any]:
        return {"kind": self.kind, **asdict(self)}


@dataclass(frozen=True)
class Sms(Errand):
    """A text message. `sender` is a number of ours or a name; `to` may be no number at all."""

    kind: ClassVar[str] = "sms"
    sender: str
    to: str
    text: str


@dataclass(frozen=True)
class Inquiry(Errand):
    """A question to another system, whose answer the call waits for.

    `headers` are each a name, a text and the key of the secret that is put after it, or empty.
    `keep` are each a variable and where in the answer its value is (flows/engine/asking.py).
    What comes of it: `{"outcome": "success" | "not_found" | "problem", "status", "kept"}`.
    """

    kind: ClassVar[str] = "inquiry"
    answered: ClassVar[bool] = True
    method: str
    url: str
    headers: tuple[tuple[str, str, str], ...] = ()
    body: str = ""
    timeout: int = 3
    keep: tuple[tuple[str, str], ...] = ()


MAX_NAME = 200


@dataclass(frozen=True)
class Mark(Errand):
    """Written down for later calls and for people, nothing else.

    A goal that was reached, how a call came out, a place that was passed, a number that was rung,
    a tag of the call, a note about its caller: `name` says which, in at most MAX_NAME characters.
    """

    kind: ClassVar[str] = "mark"
    costs: ClassVar[bool] = False
    what: Literal["goal", "outcome", "passed", "rang", "tag", "note"]
    name: str


@dataclass(frozen=True)
class Duty(Errand):
    """Put the person with this key on duty or off, if the PIN is theirs; `number` is who calls.

    The answer's `way` is `on`, `off` or `refused`.
    """

    kind: ClassVar[str] = "duty"
    costs: ClassVar[bool] = False
    answered: ClassVar[bool] = True
    sealed: ClassVar[str] = "pin"
    person: str
    pin: str
    on: bool
    number: str


@dataclass(frozen=True)
class Flip(Errand):
    """Set the switch with this key to a position, if the person may and the PIN is theirs.

    `until` is a moment in ISO form, empty: until somebody changes it; `number` is who calls. The
    answer's `way` is `flipped`, `refused` or `failed`.
    """

    kind: ClassVar[str] = "flip"
    costs: ClassVar[bool] = False
    answered: ClassVar[bool] = True
    sealed: ClassVar[str] = "pin"
    switch: str
    position: str
    until: str
    person: str
    pin: str
    number: str


@dataclass(frozen=True)
class Email(Errand):
    """To one address, which may be none at all; the subject is one line.

    `attach`: `latest` is what a step of the call has recorded last, before this.
    """

    kind: ClassVar[str] = "email"
    to: str
    subject: str
    text: str
    attach: str = "none"


@dataclass(frozen=True)
class Event(Errand):
    """Told to another system at its web address."""

    kind: ClassVar[str] = "event"
    address: str
    name: str
    fields: Mapping[str, str]


@dataclass(frozen=True)
class Voicemail(Errand):
    """What is recorded in this turn is a message of the step `step`.

    It goes into `box` (a key) and is told of to `emails` and, as `sms_from`, to `sms_to`. Below
    `shortest` seconds it is none, where the caller hung up. `anew`: it takes the place of what the
    step has recorded before.
    """

    kind: ClassVar[str] = "voicemail"
    step: str
    box: str | None
    emails: tuple[str, ...]
    sms_to: str
    sms_from: str
    shortest: int
    anew: bool


@dataclass(frozen=True)
class HearVoicemail(Errand):
    """Where the caller can hear what was recorded last: `{"address"}`, empty where it cannot be."""

    kind: ClassVar[str] = "voicemail_heard"
    costs: ClassVar[bool] = False
    answered: ClassVar[bool] = True
    step: str
