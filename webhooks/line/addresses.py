"""Every address we give to the carrier: absolute, from CALLS_URL, without a slash at the end."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings

from webhooks.elks.answers import Links
from webhooks.line import auth
from webhooks.line.places import Place, seal


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
