"""Our numbers as the carrier's account holds them: found there, told apart, marked when gone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction

from webhooks.carrier.accounts import HURRIED, carrier
from webhooks.carrier.wanted import holds_wanted, wanted_start
from webhooks.elks.client import CarrierNumber
from webhooks.elks.forms import MAX_ID
from webhooks.models import Number, Rental, StartState

# What `compare` writes.
COMPARED = ["state", "holds", "trouble", "checked_at", "gone_at"]
_LONGEST_NUMBER = 20
# What stands for a flow that is kept at the carrier as JSON.
KEPT_FLOW = "{…}"


@dataclass(frozen=True)
class Synced:
    """What the carrier's list changed here, as phone numbers; `known` is how many it holds."""

    known: int
    added: list[str]
    gone: list[str]


def sync_numbers(*, now: datetime) -> Synced:
    """Ask for the account's numbers and keep what is new. `now` is before the carrier is asked."""
    with carrier(HURRIED) as client:
        return keep_list(client.numbers(), now=now)


@transaction.atomic
def keep_list(listed: Iterable[CarrierNumber], *, now: datetime) -> Synced:
    """Add the numbers we do not know yet, mark those that are gone, compare the rest."""
    held = [each for each in listed if each.active and each.voice and _is_whole(each)]
    added = [each.number for each in held if _keep(each, now=now)]
    kept = Rental.objects.filter(gone_at=None).exclude(carrier_id__in=[each.id for each in held])
    # One that came to us only while the carrier was being asked is not gone.
    missing = kept.filter(checked_at__lt=now).select_related("number").order_by("number__number")
    gone = [rental.number.number for rental in missing]
    Rental.objects.filter(number__number__in=gone).update(gone_at=now)
    return Synced(known=len(held), added=added, gone=gone)


def compare(rental: Rental, found: CarrierNumber, *, now: datetime) -> None:
    """Note on the row how what the carrier holds compares with what it should hold."""
    rental.checked_at, rental.gone_at = now, None
    if holds_wanted(found.voice_start, wanted_start(rental.number)):
        rental.state, rental.holds, rental.trouble = StartState.IN_STEP, "", ""
    else:
        rental.holds = without_secrets(found.voice_start)
        # What is still to be set is known to differ.
        if rental.state not in {StartState.WAITING, StartState.FAILED}:
            rental.trouble = ""
            nothing = not found.voice_start and rental.number.flow_id is None
            rental.state = StartState.IDLE if nothing else StartState.ELSEWHERE


def without_secrets(voice_start: str) -> str:
    """Enough of another system's start address to know it by: the host, never path or query."""
    if voice_start.lstrip().startswith("{"):
        return KEPT_FLOW
    try:
        parts = urlsplit(voice_start.strip())
        host = f"{parts.hostname or ''}{f':{parts.port}' if parts.port else ''}"
    except ValueError:
        return "…"
    if not host:
        return "…" if voice_start.strip() else ""
    return f"{parts.scheme}://{host}/…"[:200]


def _keep(found: CarrierNumber, *, now: datetime) -> bool:
    """Whether the number was unknown here until now."""
    number, made = Number.objects.get_or_create(
        number=found.number, defaults={"label": found.name[:80]}
    )
    rentals = Rental.objects.select_for_update(of=("self",)).select_related("number")
    rental = rentals.filter(number=number).first()
    if rental is None:
        rental = Rental(number=number, carrier_id=found.id)
        compare(rental, found, now=now)
        if not found.voice_start and number.flow_id is not None:
            # Bound while it was offline: nobody else's calls are taken away.
            rental.state, rental.next_attempt_at = StartState.WAITING, now
        rental.save()
    elif rental.checked_at <= now:
        # Otherwise somebody set it while the list was on its way, and the row is the newer one.
        rental.carrier_id = found.id
        compare(rental, found, now=now)
        rental.save(update_fields=["carrier_id", *COMPARED])
    return made


def _is_whole(found: CarrierNumber) -> bool:
    return 0 < len(found.id) <= MAX_ID and 0 < len(found.number) <= _LONGEST_NUMBER
