"""The end of a call: the report is kept at once, and written on to the call by the worker."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError, DataError, connection, transaction
from django.db.models import Max

from webhooks.elks.forms import (
    HangupReport,
    may_hold_keys,
    read_call,
    read_report,
    without_keys,
)
from webhooks.ending.afterwards import follow_up
from webhooks.ending.doorbell import ring
from webhooks.ending.known_calls import KNOWN_CALL, known_call
from webhooks.ending.secret_keys import may_be_secret
from webhooks.errands.hurrying import hurry
from webhooks.models import Call, Direction, LiveCall, Number, Report
from webhooks.outgoing.following import call_ended
from webhooks.together import together

logger = logging.getLogger(__name__)

_END_CALL = f"""
    WITH the_call AS ({KNOWN_CALL}),
    gone AS (
        DELETE FROM webhooks_livecall WHERE call_id = (SELECT id FROM the_call) RETURNING state
    )
    INSERT INTO webhooks_report (call_id, raw, received_at, state)
    SELECT id, %(raw)s, %(now)s, (SELECT state FROM gone) FROM the_call
    ON CONFLICT (call_id) DO NOTHING
    RETURNING id
"""  # noqa: S608  (made of our own constants)

_REAP = """
    WITH gone AS (
        DELETE FROM webhooks_livecall WHERE updated_at < %(before)s RETURNING call_id, updated_at
    )
    UPDATE webhooks_call SET ended_at = COALESCE(ended_at, gone.updated_at)
    FROM gone WHERE webhooks_call.id = gone.call_id
"""


def end_call(
    report: HangupReport,
    *,
    raw: Mapping[str, str],
    now: datetime,
    ended_at: datetime | None = None,
) -> int | None:
    """Keep the report and end the call, in one statement; the report's id if it is a new one.

    A report that comes as the call ends needs no `ended_at`; one that was asked for later does.
    A report that tells what was pressed costs a look at the journal: secret keys are never kept.
    """
    if may_hold_keys(raw) and may_be_secret(report.callid):
        raw = without_keys(raw)
    started_at = report.created or now
    call = known_call(read_call(raw), started_at=started_at, ended_at=ended_at or now)
    values = {**call, "raw": json.dumps(dict(raw)), "now": now}
    row = together.row(_END_CALL, values, key=report.callid)
    if row is None:
        return None
    report_id: int = row[0]
    ring("archive_report", report_id)
    return report_id


def archive_reports(report_ids: Iterable[int], *, now: datetime) -> None:
    """Write each on to its call; one that cannot be written does not keep the others waiting."""
    for report_id in report_ids:
        try:
            archive_report(report_id, now=now)
        except DatabaseError:
            logger.exception("Report %s could not be archived.", report_id)


def archive_report(report_id: int, *, now: datetime) -> bool:
    """Write the report on to its call, once; False if that is done or somebody is doing it."""
    with transaction.atomic():
        open_reports = Report.objects.select_for_update(skip_locked=True, of=("self",))
        report = open_reports.filter(pk=report_id, archived_at=None).select_related("call").first()
        if report is None:
            return False
        told = read_report(report.raw)
        facts = _facts(told, call=report.call, received_at=report.received_at)
        try:
            with transaction.atomic():
                Call.objects.filter(pk=report.call_id).update(**facts)
        except DataError:
            # Text that PostgreSQL cannot hold stays in the raw report; the rest is kept.
            logger.warning("The actions or legs of report %s cannot be stored.", report_id)
            Call.objects.filter(pk=report.call_id).update(**{**facts, "actions": [], "legs": []})
        # A start that was being written while the call ended is invisible to `end_call`.
        late = LiveCall.objects.filter(call=report.call_id)
        state = report.state or late.values_list("state", flat=True).first()
        late.delete()
        call_ended(told, received_at=report.received_at, now=now)
        follow_up(report.call_id, state, now=now)
        report.archived_at, report.state = now, None
        report.save(update_fields=["archived_at", "state"])
        hurry(report.call_id)
    return True


def reap(*, now: datetime) -> int:
    """End the calls whose report never came, at the moment they were last heard of; how many."""
    before = now - timedelta(seconds=settings.LONGEST_CALL_SECONDS)
    with connection.cursor() as cursor:
        cursor.execute(_REAP, {"before": before})
        reaped: int = cursor.rowcount
    return reaped


def _facts(report: HangupReport, *, call: Call, received_at: datetime) -> dict[str, Any]:
    """What the report says about the call; where it is silent, what we saw ourselves stays."""
    caller, called = report.caller or call.caller, report.called or call.called
    direction = report.direction or call.direction
    ours = caller if direction == Direction.OUTGOING else called
    number = Number.objects.filter(number=ours).first() if call.number_id is None else None
    return {
        "direction": direction,
        "caller": caller,
        "called": called,
        "number": number or call.number_id,
        "state": report.state,
        "created_at": report.created,
        "answered_at": report.start,
        "ended_at": _ended_at(report, call=call, received_at=received_at),
        "duration": report.duration if (report.duration or 0) >= 0 else None,
        "cost": report.cost,
        "actions": report.actions,
        "legs": report.legs,
    }


def _ended_at(report: HangupReport, *, call: Call, received_at: datetime) -> datetime | None:
    """When the carrier says it ended, as the report may come hours later.

    Its clock is not ours: the end is never before what we heard of the call, nor after the report.
    """
    began = report.start or report.created
    if began is None or report.duration is None or report.duration < 0:
        return call.ended_at
    last_step = call.steps.aggregate(at=Max("at"))["at"]
    ended_at = began + timedelta(seconds=report.duration)
    return min(max(ended_at, last_step or call.started_at), received_at)
