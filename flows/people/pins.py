"""PINs of people: kept as a hash, tried so often and no more, never shown."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils.translation import gettext as _

from flows.people.rows import Person, PersonPin
from flows.problems import Problem

SHORTEST, LONGEST = 4, 8
# A PIN of four digits, tried ten times an hour, holds for a month on average.
MOST_WRONG = 10
LOCKED_FOR = timedelta(hours=1)
_PIN = re.compile(rf"[0-9]{{{SHORTEST},{LONGEST}}}", re.ASCII)


def set_pin(person: Person, pin: str) -> None:
    """Give a person a PIN, or with an empty one take it from them."""
    if not pin:
        PersonPin.objects.filter(person=person).delete()
        return
    if not _PIN.fullmatch(pin) or len(set(pin)) == 1:
        sentence = _("Use {least} to {most} digits for the PIN, and not all the same.")
        sentence = sentence.format(least=SHORTEST, most=LONGEST)
        raise Problem(sentence, pin=[sentence])
    fresh = {"hash": make_password(pin), "wrong": 0, "locked_until": None}
    PersonPin.objects.update_or_create(person=person, defaults=fresh)


@transaction.atomic
def pin_fits(key: str, pin: str, *, now: datetime) -> bool:
    """Whether it is the person's; wrong ones are counted, and after too many none is good.

    It takes as long for somebody who has none, or is nobody.
    """
    kept = PersonPin.objects.select_for_update().filter(person__key=key).first()
    if kept is None:
        make_password(pin)
        return False
    fits = check_password(pin, kept.hash)
    if kept.locked_until is not None and now < kept.locked_until:
        return False
    if fits:
        kept.wrong, kept.locked_until = 0, None
    else:
        kept.wrong += 1
        if kept.wrong >= MOST_WRONG:
            # Once more after that hour, and each wrong one is another hour.
            kept.locked_until = now + LOCKED_FOR
    kept.save(update_fields=["wrong", "locked_until"])
    return fits
