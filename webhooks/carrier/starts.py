"""Giving the carrier the start addresses that are wished for (webhooks/carrier/wishes.py)."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from webhooks.carrier.accounts import carrier
from webhooks.carrier.rentals import COMPARED, compare
from webhooks.carrier.wanted import wanted_start
from webhooks.carrier.wishes import wish_start
from webhooks.elks.client import CarrierNumber, CarrierRefused, CarrierTrouble, Client
from webhooks.elks.trouble import said
from webhooks.models import Maintenance, Rental, StartState
from webhooks.numbers import sms_url

logger = logging.getLogger(__name__)
_LONGEST_PAUSE = timedelta(minutes=30)
_ANOTHER = said("The carrier keeps another start address than the one it was given.")


def due_starts(*, now: datetime, most: int) -> list[int]:
    """The wishes that should be tried now, the longest waiting first."""
    return list(_due(now).order_by("next_attempt_at").values_list("pk", flat=True)[:most])


def set_start(rental_id: int, *, now: datetime) -> bool:
    """Try once to give the carrier the start address; True if it holds it now."""
    rental = _claim(rental_id, now=now)
    if rental is None:
        return False
    wanted = wanted_start(rental.number)
    try:
        with carrier() as client:
            found = client.set_voice_start(rental.carrier_id, wanted)
            _receive_sms(client, rental, found)
    except CarrierRefused as refused:
        _fail(rental_id, refused.sentence)
    except CarrierTrouble as trouble:
        _try_later(rental, trouble.sentence, now=now)
    else:
        return _keep_outcome(rental_id, found, given=wanted)
    return False


def _receive_sms(client: Client, rental: Rental, found: CarrierNumber) -> None:
    """Have messages to the number posted to us, unless they go to somebody else already."""
    wanted, ours = sms_url(rental.number), f"{settings.CALLS_URL}/elks/sms/"
    if found.sms_url == wanted or (found.sms_url and not found.sms_url.startswith(ours)):
        return
    try:
        client.set_sms_url(rental.carrier_id, wanted)
    except CarrierTrouble as trouble:
        # Its calls come to us all the same; a number without SMS is refused here.
        logger.warning("%s does not get messages: %s", rental.number, trouble.sentence)


def _due(now: datetime) -> QuerySet[Rental]:
    """While a number's flow is not published a wish waits: its calls go where they went.

    A document of ours is taken back whatever has become of the flow since.
    """
    ended = Maintenance.objects.filter(ended_at__isnull=False, taken_back_at=None)
    return Rental.objects.filter(
        Q(number__flow__live_version__isnull=False)
        | Exists(ended.filter(number=OuterRef("number"))),
        state=StartState.WAITING,
        gone_at=None,
        next_attempt_at__lte=now,
    )


def _claim(rental_id: int, *, now: datetime) -> Rental | None:
    """Take a due wish for as long as an attempt may last; a dead worker's claim runs out."""
    with transaction.atomic():
        rows = _due(now).select_for_update(skip_locked=True, of=("self",))
        rental = rows.filter(pk=rental_id).select_related("number").first()
        if rental is None:
            return None
        rental.attempts += 1
        rental.next_attempt_at = now + timedelta(seconds=settings.CELERY_TASK_TIME_LIMIT)
        rental.save(update_fields=["attempts", "next_attempt_at"])
    return rental


@transaction.atomic
def _keep_outcome(rental_id: int, found: CarrierNumber, *, given: str) -> bool:
    rows = Rental.objects.select_for_update(of=("self",)).select_related("number")
    rental = rows.filter(pk=rental_id).first()
    if rental is None:
        return False
    if wanted_start(rental.number) != given:
        # Meanwhile a secret was made, or maintenance began or ended. Its own wish may have been
        # granted before what was given here arrived.
        wish_start(rental.number_id)
        return False
    # Not the moment the attempt began: a list asked for in between is older than this.
    compare(rental, found, now=timezone.now())
    rental.save(update_fields=COMPARED)
    if rental.state == StartState.IN_STEP:
        return True
    _fail(rental_id, _ANOTHER)
    return False


def _fail(rental_id: int, sentence: str) -> None:
    Rental.objects.filter(pk=rental_id, state=StartState.WAITING).update(
        state=StartState.FAILED, trouble=sentence[:300]
    )


def _try_later(rental: Rental, sentence: str, *, now: datetime) -> None:
    """10 s, 20 s, 40 s … half an hour; a wish made anew meanwhile is left as it is."""
    pause = min(timedelta(seconds=10 * 2 ** min(rental.attempts - 1, 10)), _LONGEST_PAUSE)
    Rental.objects.filter(pk=rental.pk, state=StartState.WAITING, attempts=rental.attempts).update(
        trouble=sentence[:300], next_attempt_at=now + pause
    )
