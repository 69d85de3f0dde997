"""Maintenance of a number: the carrier answers its callers by itself, so that we may be away.

The worker pushes the document and gives our start address back (webhooks/carrier/starts.py).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from flows.problems import Conflict, Missing
from webhooks.carrier.wishes import wish_start
from webhooks.elks.statics.exporting import Exported
from webhooks.elks.statics.remarks import Remark
from webhooks.ending.doorbell import ring
from webhooks.models import Maintenance, Number, Rental, StartState
from webhooks.statics import export_version, told

_MESSAGES_KEPT = Remark(
    "Messages are still fetched from Antler: leave the part that takes calls running, or callers "
    "hear only those that the carrier has kept."
)


@dataclass(frozen=True)
class Standing:
    """The maintenance that lasts, if any, and the document it pushes or would push.

    `lost` is what callers miss, in sentences; `size` is in bytes.
    """

    maintenance: Maintenance | None
    lost: list[str]
    size: int
    levels: int


def look_at_maintenance(number_id: int) -> Standing:
    """How a number stands; `Conflict` says why its maintenance cannot begin."""
    number = _find(number_id)
    lasting = number.maintenance
    return _standing(lasting) if lasting else _standing(_prepare(number))


@transaction.atomic
def begin_maintenance(number_id: int, *, by: User | None, now: datetime) -> Standing:
    """Have the carrier answer a number's new calls with what its flow says now."""
    number = _find(number_id, lock=True)
    if number.maintenance:
        sentence = _("{number} is in maintenance already: end that first.")
        raise Conflict(sentence.format(number=number.number))
    row = _prepare(number)
    row.began_at = row.filled_until = now
    row.began_by = by
    # Its calls are looked for by the new one from here on.
    Maintenance.objects.filter(number=number, taken_back_at=None).update(taken_back_at=now)
    row.save()
    wish_start(number.pk)
    return _standing(row)


@transaction.atomic
def end_maintenance(number_id: int, *, by: User | None, now: datetime) -> None:
    """Have the carrier ask us again, whatever it holds; calls go to the number's newest flow."""
    number = _find(number_id, lock=True)
    ended = Maintenance.objects.filter(number=number, ended_at=None)
    if not ended.update(ended_at=now, ended_by=by):
        sentence = _("{number} is not in maintenance: there is nothing to end.")
        raise Conflict(sentence.format(number=number.number))
    wish_start(number.pk)
    ring("fill_in_calls")


def _find(number_id: int, *, lock: bool = False) -> Number:
    rows = Number.objects.select_related("flow__live_version").defer("flow__draft")
    rows = rows.select_for_update(of=("self",)) if lock else rows
    number = rows.filter(pk=number_id).first()
    if number is None:
        raise Missing(_("This number does not exist: somebody may have removed it."))
    return number


def _prepare(number: Number) -> Maintenance:
    """A maintenance that could begin, or the reason why it cannot."""
    flow = number.flow
    if flow is None or flow.live_version is None:
        sentence = _(
            "{number} has no published flow that the carrier could keep: publish one first."
        )
        raise Conflict(sentence.format(number=number.number))
    _check_rental(number)
    document = export_version(flow.live_version, number=number)
    if document.too_large:
        sentence = _(
            "“{flow}” is too large for a document at the carrier: "
            "give {number} a smaller flow for as long as the maintenance lasts."
        )
        raise Conflict(sentence.format(flow=flow.name, number=number.number))
    if document.answers_nobody:
        sentence = _(
            "The carrier cannot say anything of “{flow}” by itself and would turn everybody away: "
            "give {number} a simpler flow for as long as the maintenance lasts."
        )
        raise Conflict(sentence.format(flow=flow.name, number=number.number))
    document = _with_messages(document)
    lost = [{"text": each.text, "places": dict(each.places)} for each in document.lost]
    return Maintenance(number=number, document=document.text, lost=lost)


def _check_rental(number: Number) -> None:
    """Only calls that come to us can be handed to a document."""
    rental = Rental.objects.filter(number=number, gone_at=None).first()
    if rental is None:
        sentence = _("The carrier does not have {number}: fetch the carrier's numbers first.")
        raise Conflict(sentence.format(number=number.number))
    if rental.state == StartState.ELSEWHERE:
        sentence = _(
            "The calls of {number} do not come to Antler now: "
            "set the start address at the carrier first."
        )
        raise Conflict(sentence.format(number=number.number))


def _with_messages(document: Exported) -> Exported:
    if f"{settings.CALLS_URL}/p/" not in document.text:
        return document
    return replace(document, lost=[*document.lost, _MESSAGES_KEPT])


def _standing(row: Maintenance) -> Standing:
    remarks = [Remark(**each) for each in row.lost]
    document = Exported(row.document, remarks)
    return Standing(
        maintenance=row if row.pk else None,
        lost=told(remarks),
        size=document.size,
        levels=document.levels,
    )
