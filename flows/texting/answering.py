"""A message from one of our people: about their duty, or about a switch that they may flip."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from flows.people.rows import PersonNumber
from flows.texting import duty, switches
from flows.texting.rows import AnsweredText
from flows.texting.times import Moments


def answer_once(
    message: str, *, sender: str, text: str, now: datetime, written: datetime | None
) -> str:
    """As `answer_message`, once for each message (the carrier's id of it, empty if it gave none).

    Whatever was flipped since: a message posted again changes nothing and is answered alike.
    """
    if not message:
        return answer_message(sender, text, now=now, written=written)
    with transaction.atomic():
        row = AnsweredText(message=message, at=now)
        # Another post of it is waited for here, until its answer is known.
        AnsweredText.objects.bulk_create([row], ignore_conflicts=True)
        kept = AnsweredText.objects.select_for_update().get(message=message)
        if kept.answer == "":
            kept.answer = answer_message(sender, text, now=now, written=written)
            kept.save(update_fields=["answer"])
        return kept.answer


def forget_answered_before(moment: datetime) -> None:
    AnsweredText.objects.filter(at__lt=moment).delete()


def answer_message(
    sender: str, text: str, *, now: datetime, written: datetime | None = None
) -> str:
    """Do what a message asks for, and what to answer; nothing to those who are nobody of ours.

    `written` is when, if that is known: “until 13:00” is of that day, however late it comes.
    """
    found = PersonNumber.objects.filter(number=sender).select_related("person").first()
    if found is None:
        return ""
    person = found.person
    own, others = switches.those_of(person)
    about_duty, about_switches = duty.read_message(text), switches.read_message(text, own)
    if about_duty is not None:
        # A switch that is only named is none that somebody wants to flip.
        about_switches = [asked for asked in about_switches if asked.position]
    meant: list[duty.Asked | switches.Asked] = [*about_switches]
    meant += [about_duty] if about_duty else []
    language = next((asked.language for asked in meant if asked.language), settings.EMAIL_LANGUAGE)
    moments = Moments(now, min(written or now, now))
    with translation.override(language):
        if len(meant) > 1:
            return _unclear(about_duty, about_switches)
        if about_duty is not None:
            return duty.change_duty(person, about_duty, sender=sender, at=moments)
        if about_switches:
            return switches.change_switch(person, about_switches[0], sender=sender, at=moments)
        if not_theirs := switches.read_message(text, others):
            sentence = _("You cannot change “{switch}” by SMS. Nothing was changed.")
            return sentence.format(switch=not_theirs[0].switch.name)
        return _what_can_be_written([switch.name for switch in own])


def _unclear(about_duty: duty.Asked | None, about_switches: list[switches.Asked]) -> str:
    meanings = [f"{asked.switch.name}: {asked.position}" for asked in about_switches]
    if about_duty is not None:
        meanings.append(_("your duty"))
    sentence = _(
        "This can mean several things ({meanings}): whoever looks after the switches can give one "
        "of them another name. Nothing was changed."
    )
    return sentence.format(meanings=", ".join(meanings))


def _what_can_be_written(names: list[str]) -> str:
    if not names:
        return _(
            "Write “on” or “off”, with a time if you like: “off until 17:00”. Nothing was changed."
        )
    return _(
        "Write “on” or “off”, with a time if you like: “off until 17:00”. Or one of these, to see "
        "what it can be: {switches}. Nothing was changed."
    ).format(switches=", ".join(sorted(names)))
