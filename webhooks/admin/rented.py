"""What the carrier holds of a number, as the admin tells it, and the buttons that change it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from flows.problems import Problem
from flows.wording import moment
from webhooks import numbers
from webhooks.admin.showing import badge
from webhooks.carrier.rentals import KEPT_FLOW, sync_numbers
from webhooks.elks.client import CarrierTrouble
from webhooks.models import Number, Rental, StartState
from webhooks.review.wording import failure

_CLASSES: dict[str, str] = {
    StartState.IDLE: "",
    StartState.IN_STEP: "good",
    StartState.WAITING: "warning",
    StartState.FAILED: "error",
    StartState.ELSEWHERE: "error",
}


def told(number: Number) -> SafeString:
    """The state as a word, and what one needs to know about it as a sentence."""
    rental: Rental | None = getattr(number, "rental", None)
    if rental is None:
        return badge("", _("Offline: not in the carrier's account"))
    if rental.gone_at:
        return badge("error", _("Gone since {at}").format(at=moment(rental.gone_at)))
    word = badge(_CLASSES.get(rental.state, ""), str(StartState(rental.state).label))
    answering = badge("warning", _("In maintenance")) if number.maintenance else ""
    return format_html("{} {} {}", word, answering, _why(number, rental))


def may_set_start(number_id: str | None) -> bool:
    """Whether there is something to set: the carrier holds the number, with another address."""
    if number_id is None or not number_id.isdigit():
        return False
    rentals = Rental.objects.filter(number=int(number_id), gone_at=None)
    return rentals.exclude(state=StartState.IN_STEP).exclude(number__flow=None).exists()


def sync(request: HttpRequest) -> None:
    try:
        synced = sync_numbers(now=timezone.now())
    except CarrierTrouble as trouble:
        messages.error(request, failure(trouble.sentence))
        return
    sentence = _("Numbers at the carrier: {known}. New here: {added}. Gone: {gone}.")
    told = sentence.format(known=synced.known, added=len(synced.added), gone=len(synced.gone))
    messages.success(request, told)


def set_start(request: HttpRequest, number_id: int) -> None:
    try:
        number = numbers.set_start(number_id)
    except Problem as problem:
        messages.error(request, problem.sentence)
        return
    told = _("The worker gives the carrier the start address in a moment.")
    if number.maintenance:
        told = _("The worker gives the carrier the copy in a moment.")
    messages.success(request, told)


def told_renewal(number: Number) -> str:
    """What has to be done after a new secret, if anything."""
    rental = Rental.objects.filter(number=number, gone_at=None).first()
    if rental is not None and rental.state == StartState.WAITING:
        return _("The start address is new, and the worker gives it to the carrier in a moment.")
    return _("The start address is new. Give it to the carrier now: the old one is dead.")


def _why(number: Number, rental: Rental) -> str:
    if rental.trouble:
        return failure(rental.trouble)
    if rental.state == StartState.WAITING and not numbers.answers(number):
        return _("It is set when the flow is published.")
    if rental.state == StartState.ELSEWHERE:
        return _held(rental.holds)
    return ""


def _held(holds: str) -> str:
    if holds == KEPT_FLOW:
        return _("a flow kept there as JSON")
    return holds or _("nothing at all")
