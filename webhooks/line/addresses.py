"""Every address we give to the carrier: absolute, from CALLS_URL, without a slash at the end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from django.conf import settings

from webhooks.elks.answers import Links
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


def links(callid: str, *, seq: int, place: Place | None, prompts: Mapping[str, str]) -> Links:
    """The addresses of one answer; `seq` and `place` are those of the turn its `next` will be."""
    token = auth.call_token(callid)
    base = f"{settings.CALLS_URL}/elks"
    sealed = place and seal(place, callid=callid, seq=seq)
    return Links(
        next=f"{base}/next/{token}/{seq}" + (f"?at={sealed}" if sealed else ""),
        hangup=hangup_url(callid),
        recording=f"{base}/recording/{token}/{seq}",
        prompts={key: prompt_url(sha256) for key, sha256 in prompts.items()},
    )
