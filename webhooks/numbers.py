"""Our phone numbers: understood as people type them, pointed to flows, with their start address."""

from __future__ import annotations

import re
from typing import TypedDict, Unpack

import phonenumbers
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Value
from django.db.models.functions import Replace
from django.utils.translation import gettext as _

from flows.drafts import locked_flow
from flows.problems import Conflict, Missing, Problem
from flows.wrong_numbers import reason
from webhooks.carrier.wishes import renew_start, wish_start
from webhooks.models import Maintenance, Number, Rental, new_secret

HOME_COUNTRY = "SE"
# The carrier's own numbers for softphones and sockets: in nobody's plan, and the noughts count.
_VIRTUAL = re.compile(r"\+4600[0-9]{3,11}")


class Changes(TypedDict, total=False):
    number: str
    label: str
    note: str
    flow: int | None


def phone(typed: str) -> str:
    """A number as people type it, as E.164. Numbers without a country are of `HOME_COUNTRY`."""
    digits = re.sub(r"[\s()-]", "", typed)
    if _VIRTUAL.fullmatch(digits):
        return digits
    try:
        parsed = phonenumbers.parse(typed, HOME_COUNTRY)
    except phonenumbers.NumberParseException:
        parsed = None
    # Possible rather than valid: plans change faster than libraries.
    if parsed is None or parsed.extension or not phonenumbers.is_possible_number(parsed):
        raise _refuse(reason(typed))
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def country(number: str) -> str | None:
    """The two letters of the country a number belongs to, where one can tell."""
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return None


def start_url(number: Number) -> str:
    """The address to give the carrier as the number's `voice_start`; it holds its secret."""
    return f"{settings.CALLS_URL}/elks/start/{number.number.removeprefix('+')}/{number.secret}"


def sms_url(number: Number) -> str:
    """The address to give the carrier as the number's `sms_url`, with the same secret."""
    return f"{settings.CALLS_URL}/elks/sms/{number.number.removeprefix('+')}/{number.secret}"


@transaction.atomic
def add_number(number: str, *, label: str = "", note: str = "", flow: int | None = None) -> Number:
    row = Number(number=phone(number), label=label, note=note)
    if flow is not None:
        row.flow = locked_flow(flow)
    _save(row)
    return row


@transaction.atomic
def change_number(number_id: int, **changes: Unpack[Changes]) -> Number:
    """Change what is named; calls that are going on stay on the version they began with.

    Taking the flow away (`flow=None`) is allowed while the number answers: whoever does that means
    that nobody answers there from now on, and the network tells callers so. Giving it a flow that
    is not published is refused while it answers: that looks as if it still did.
    """
    row = Number.objects.select_for_update().filter(pk=number_id).first()
    if row is None:
        raise _missing()
    if "number" in changes:
        _rewrite(row, changes["number"])
    row.label = changes.get("label", row.label)
    row.note = changes.get("note", row.note)
    before = row.flow_id
    if "flow" in changes:
        _point(row, changes["flow"])
    _save(row)
    if row.flow_id is not None and row.flow_id != before:
        wish_start(row.pk)
    return row


@transaction.atomic
def bind_number(typed: str, *, flow: int) -> Number:
    """Send new calls of a number to a flow; a number we did not know yet is added."""
    return change_number(know_number(typed).pk, flow=flow)


@transaction.atomic
def know_number(typed: str) -> Number:
    """The number's row; one that was not in the list is put there, without a flow."""
    return Number.objects.filter(number=phone(typed)).first() or add_number(typed)


def find_number(number_id: int) -> Number:
    row = Number.objects.filter(pk=number_id).first()
    if row is None:
        raise _missing()
    return row


@transaction.atomic
def renew_secret(number_id: int) -> None:
    """Give a number a new start address; posts to the old one are refused from now on.

    A document that answers its calls meanwhile gets the new secret too, and is pushed again.
    """
    row = Number.objects.select_for_update().filter(pk=number_id).first()
    if row is None:
        return
    old, row.secret = row.secret, new_secret()
    row.save(update_fields=["secret"])
    lasting = Maintenance.objects.filter(number=row, ended_at=None)
    lasting.update(document=Replace("document", Value(old), Value(row.secret)))
    renew_start(number_id)


def set_start(number_id: int) -> Number:
    """Have the worker give the carrier the number's start address, whatever it holds now."""
    row = Number.objects.select_related("flow").defer("flow__draft").filter(pk=number_id).first()
    if row is None:
        raise _missing()
    if row.flow is None:
        raise Conflict(_("{number} has no flow: give it one first.").format(number=row.number))
    if not wish_start(row.pk):
        sentence = _("The carrier does not have {number}: fetch the carrier's numbers first.")
        raise Conflict(sentence.format(number=row.number))
    return row


def answers(number: Number) -> bool:
    """Whether a call to it is answered now; otherwise it is refused before it is answered."""
    return number.flow is not None and number.flow.live_version_id is not None


def _rewrite(row: Number, typed: str) -> None:
    wanted = phone(typed)
    if wanted != row.number:
        _refuse_in_maintenance(row)
        # What the carrier holds was said of another number.
        Rental.objects.filter(number=row).delete()
    row.number = wanted


def _point(row: Number, flow_id: int | None) -> None:
    answered = answers(row)
    if flow_id is None:
        # The document would go on answering, although the number looks closed.
        _refuse_in_maintenance(row)
    row.flow = None if flow_id is None else locked_flow(flow_id)
    if row.flow and answered and not answers(row):
        sentence = _(
            "“{name}” is not published yet and {number} answers calls now: publish the flow first."
        )
        raise Conflict(sentence.format(name=row.flow.name, number=row.number))


def _refuse_in_maintenance(row: Number) -> None:
    if row.maintenance:
        sentence = _("{number} is in maintenance, and the carrier answers its calls: end it first.")
        raise Conflict(sentence.format(number=row.number))


def _save(row: Number) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        sentence = _("{number} is already in the list: change it there.")
        raise _refuse(sentence.format(number=row.number)) from None


def _missing() -> Missing:
    return Missing(_("This number does not exist: somebody may have removed it."))


def _refuse(sentence: str) -> Problem:
    return Problem(sentence, number=[sentence])
