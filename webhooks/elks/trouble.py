"""What can go wrong between us and the carrier's REST API, each as one sentence for people.

The sentences are English and hold no credentials; they may be kept in rows and are read in the
reader's language (review/wording.py).
"""

from __future__ import annotations

import re

_LONGEST_QUOTE = 150


def said(sentence: str) -> str:
    """Marks a sentence that is kept in English, so that its Swedish is not forgotten."""
    return sentence


# What the carrier is known to say, by its beginning, in words that tell what to do.
_KNOWN = {
    "Invalid from number": said("The carrier does not let us use this number as the sender."),
    "Invalid to number": said(
        "The carrier does not know the number to reach: check how it is written."
    ),
    "Invalid number id": said("The carrier has no such number any more."),
    "Not enough credits": said("The carrier's account is empty: fill it up at the carrier."),
    "API access requires": said("The carrier refuses our credentials: check the carrier account."),
}
CREDENTIALS = _KNOWN["API access requires"]


class CarrierTrouble(Exception):
    """One English sentence for people."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class CarrierAway(CarrierTrouble):
    """Nothing was done: the carrier is away or busy. It may be asked again later."""


class CarrierRefused(CarrierTrouble):
    """The carrier said no; asking again for the same gets the same answer."""

    def __init__(self, sentence: str, *, status: int) -> None:
        super().__init__(sentence)
        self.status = status


class UnknownOutcome(CarrierTrouble):
    """A post whose answer never came: it may or may not have been done, so nobody repeats it."""


def refusal(status: int, body: str) -> CarrierRefused:
    """What an answer of 3xx or 4xx means; `body` is plain text at best."""
    known = next((told for start, told in _KNOWN.items() if body.startswith(start)), None)
    if known:
        return CarrierRefused(known, status=status)
    quote = _quote(body)
    if status == 401 or (status == 403 and not quote):
        return CarrierRefused(CREDENTIALS, status=status)
    if 300 <= status < 400:
        sentence = said("The carrier's address leads elsewhere: check ELKS_API_URL.")
        return CarrierRefused(sentence, status=status)
    if status == 404:
        return unknown_thing()
    sentence = said("The carrier refused this.")
    return CarrierRefused(f"{sentence} {quote}".strip(), status=status)


def unknown_thing() -> CarrierRefused:
    return CarrierRefused(said("The carrier does not know what we asked for."), status=404)


def _quote(body: str) -> str:
    """The carrier's sentence on one line; a page of HTML, which says nothing to people, is none.

    Addresses are left out, as those we give the carrier hold secrets.
    """
    text = re.sub(r"[\x00-\x20\x7f]+", " ", body).strip()
    text = re.sub(r"\S*/\S*/\S*", "…", text)
    return "" if not text or text.startswith("<") else f"“{text[:_LONGEST_QUOTE]}”"
