"""The journal has one index of its calls, which serves all who read it by call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.models import Max, QuerySet

from webhooks.models import Call, CallStep

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)


@pytest.fixture
def call() -> Call:
    """One of enough calls that reading the whole journal would be slower."""
    calls = Call.objects.bulk_create(
        Call(callid=f"c{number}", started_at=NOW) for number in range(400)
    )
    CallStep.objects.bulk_create(
        CallStep(call=call, seq=seq, at=NOW, event={}, answer="{}")
        for call in calls
        for seq in range(10)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE webhooks_call, webhooks_callstep")
    return calls[200]


@pytest.mark.parametrize(
    "read",
    [
        lambda call: call.steps.all(),
        lambda call: call.steps.filter(seq=3),
        lambda call: call.steps.order_by().values("call").annotate(at=Max("at")),
        lambda call: CallStep.objects.filter(call__in=[call.pk, call.pk + 1]),
        lambda call: CallStep.objects.filter(call__callid=call.callid).order_by(),
    ],
    ids=["its steps", "one turn", "its last moment", "those of several calls", "by the call's id"],
)
def test_a_calls_steps_are_found_by_the_index_of_call_and_turn(
    call: Call, read: Callable[[Call], QuerySet[CallStep]]
) -> None:
    assert "callstep_seq_once" in read(call).explain()


def test_a_turn_writes_to_two_indexes_of_the_journal(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname FROM pg_indexes WHERE tablename = 'webhooks_callstep'")
        found = {name for (name,) in cursor.fetchall()}
    assert found == {"webhooks_callstep_pkey", "callstep_seq_once"}
