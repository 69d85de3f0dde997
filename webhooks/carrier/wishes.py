"""The wish that the carrier hold a number's start address; the worker grants it afterwards."""

from __future__ import annotations

from django.db import transaction
from django.db.models.functions import Now

from webhooks.ending.doorbell import ring
from webhooks.models import Rental, StartState

_GIVEN_BY_US = (StartState.IN_STEP, StartState.WAITING, StartState.FAILED)


def wish_start(number_id: int) -> bool:
    """Ask for it, whatever the carrier holds now; False for a number it does not have."""
    return _wish(number_id, list(StartState))


def renew_start(number_id: int) -> bool:
    """Ask for it where the carrier holds an address of ours, which has just become another."""
    return _wish(number_id, list(_GIVEN_BY_US))


@transaction.atomic
def _wish(number_id: int, states: list[StartState]) -> bool:
    rentals = Rental.objects.select_for_update().filter(number=number_id, gone_at=None)
    rental = rentals.filter(state__in=states).first()
    if rental is None:
        return False
    Rental.objects.filter(pk=rental.pk).update(
        state=StartState.WAITING, trouble="", attempts=0, next_attempt_at=Now()
    )
    ring("set_start", rental.pk)
    return True
