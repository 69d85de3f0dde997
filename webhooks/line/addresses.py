"""Every address we give to the carrier: absolute, from CALLS_URL, without a slash at the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.conf import settings

from flows.engine.actions import Said
from flows.engine.voices import pick
from webhooks.line import auth
from webhooks.line.places import Place, seal
from webhooks.line.saying import said_url
from webhooks.line.shipped import SHA256
from webhooks.models import Number


def prompt_url(sha256: str) -> str:
    return f"{settings.CALLS_URL}/p/{sha256}.wav"


def hangup_url(callid: str) -> str:
    return f"{settings.CALLS_URL}/elks/hangup/{auth.call_token(callid)}"


def dial_url(attempt_id: int, place: Place) -> str:
    """Where the carrier asks what to do once an attempt is answered; the place is sealed in."""
    token = auth.row_token("attempt", attempt_id)
    sealed = seal(place, callid=dial_name(attempt_id), seq=0)
    address = f"{settings.CALLS_URL}/elks/dial/{attempt_id}/{token}"
    return address + (f"?at={sealed}" if sealed else "")


def dial_name(attempt_id: int) -> str:
    """What stands for the id of a call that has none yet; the carrier's hold no space."""
    return f"attempt {attempt_id}"


def dialled_url(attempt_id: int) -> str:
    """Where an attempt's hangup report goes, whether it was answered or not."""
    token = auth.row_token("attempt", attempt_id)
    return f"{settings.CALLS_URL}/elks/dialled/{attempt_id}/{token}"


def delivered_url(message_id: int) -> str:
    token = auth.row_token("message", message_id)
    return f"{settings.CALLS_URL}/elks/delivered/{message_id}/{token}"


def away_url(number: Number, news: Literal["hangup", "recording"]) -> str:
    """Where news go of calls that a document answers: no turn of ours gave them an address."""
    digits = number.number.removeprefix("+")
    return f"{settings.CALLS_URL}/elks/away/{digits}/{number.secret}/{news}"


@dataclass(frozen=True)
class CallLinks:
    """The addresses of one answer (webhooks.elks.answers.Links).

    `seq` and `place` are those of the turn its `next` will be; `prompts` gives the sound by key,
    heard in the call's `language`; `attempt` is that of a call of our own.
    """

    callid: str
    seq: int
    place: Place | None
    prompts: Mapping[str, str]
    attempt: int | None = None
    language: str = ""

    @property
    def next(self) -> str:
        sealed = self.place and seal(self.place, callid=self.callid, seq=self.seq)
        return self._of_turn("next") + (f"?at={sealed}" if sealed else "")

    @property
    def hangup(self) -> str:
        if self.attempt is not None:
            # The address that was given with the request: the carrier may keep either one.
            return dialled_url(self.attempt)
        return hangup_url(self.callid)

    @property
    def recording(self) -> str:
        return self._of_turn("recording")

    def prompt(self, key: str) -> str:
        return prompt_url(pick(self.prompts[key], self.language))

    def said(self, said: Said) -> str:
        return said_url(pick(self.prompts[said.clips], said.language), said.words)

    def shipped(self, name: str) -> str:
        return prompt_url(SHA256[name])

    def audio(self, sound: str) -> str:
        return prompt_url(pick(sound, self.language))

    def _of_turn(self, kind: str) -> str:
        return f"{settings.CALLS_URL}/elks/{kind}/{auth.call_token(self.callid)}/{self.seq}"
