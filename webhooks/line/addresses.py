"""Every address we give to the carrier: absolute, from CALLS_URL, without a slash at the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.conf import settings

from webhooks.line import auth
from webhooks.line.places import Place, seal
from webhooks.models import Number


def prompt_url(sha256: str) -> str:
    return f"{settings.CALLS_URL}/p/{sha256}.wav"


def hangup_url(callid: str) -> str:
    return f"{settings.CALLS_URL}/elks/hangup/{auth.call_token(callid)}"


def away_url(number: Number, news: Literal["hangup", "recording"]) -> str:
    """Where news go of calls that a document answers: no turn of ours gave them an address."""
    digits = number.number.removeprefix("+")
    return f"{settings.CALLS_URL}/elks/away/{digits}/{number.secret}/{news}"


@dataclass(frozen=True)
class CallLinks:
    """The addresses of one answer (webhooks.elks.answers.Links).

    `seq` and `place` are those of the turn its `next` will be; `prompts` gives the audio by key.
    """

    callid: str
    seq: int
    place: Place | None
    prompts: Mapping[str, str]

    @property
    def next(self) -> str:
        sealed = self.place and seal(self.place, callid=self.callid, seq=self.seq)
        return self._of_turn("next") + (f"?at={sealed}" if sealed else "")

    @property
    def hangup(self) -> str:
        return hangup_url(self.callid)

    @property
    def recording(self) -> str:
        return self._of_turn("recording")

    def prompt(self, key: str) -> str:
        return prompt_url(self.prompts[key])

    def _of_turn(self, kind: str) -> str:
        return f"{settings.CALLS_URL}/elks/{kind}/{auth.call_token(self.callid)}/{self.seq}"
