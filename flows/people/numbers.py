"""Numbers of people, understood as they type them, or refused with the reason."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from flows.engine.fields import SIP
from flows.engine.numbering import meant, why_not
from flows.problems import Problem

MOST_NUMBERS = 10
# The engine says these (flows/engine/numbering.py).
_SENTENCES = [
    gettext_noop("“{number}” is no telephone number: write it like 070-123 45 67 or +46701234567."),
    gettext_noop("“{number}” has an extension, which cannot be rung: leave it out."),
    gettext_noop("“{number}” is too short: look for a missing digit."),
    gettext_noop("“{number}” lacks the area code: add it."),
    gettext_noop("“{number}” is too long: look for a digit too many."),
    gettext_noop("“{number}” begins with no country's code."),
    gettext_noop("Nobody can have the number “{number}”: look for a wrong digit."),
]


def understood_all(written: list[str]) -> list[str]:
    """E.164 or SIP, each once, the main one first; a Problem names each that is wrong."""
    found: list[str] = []
    wrong: dict[str, list[str]] = {}
    for place, each in enumerate(written):
        number, sentence = understood(each)
        if sentence:
            wrong[f"numbers.{place}"] = [sentence]
        elif number not in found:
            found.append(number)
    if not written:
        wrong["numbers"] = [_("Give at least one number.")]
    if wrong:
        raise Problem(next(iter(wrong.values()))[0], **wrong)
    return found


def understood(written: str) -> tuple[str, str]:
    """The number and no sentence, or no number and what is wrong with it."""
    text = written.strip()
    if text.lower().startswith(("sip:", "sips:")):
        scheme, _colon, rest = text.partition(":")
        address = f"{scheme.lower()}:{rest}"
        if SIP.fullmatch(address):
            return address, ""
        return "", _("Write a SIP address like sip:anna@example.com.")
    number = meant(text)
    # An extension would be lost.
    sentence = why_not(text)
    if number and "extension" not in sentence:
        return number, ""
    return "", _(sentence).format(number=text)
