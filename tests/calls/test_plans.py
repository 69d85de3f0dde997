"""What a turn reads does not grow with what is archived, whenever its plan was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection

from designer import settings_calls
from tests.calls.conftest import Line
from webhooks.models import Call, CallStep, Number

TABLES = ("webhooks_call", "webhooks_callstep", "webhooks_livecall", "webhooks_report")
# PostgreSQL keeps the plan of a statement from its sixth time on.
OFTEN = 8


@pytest.fixture
def _as_the_call_face(db: None) -> Iterator[None]:
    """Statements stay prepared and the session is set as there."""
    connection.ensure_connection()
    before = connection.connection.prepare_threshold
    connection.connection.prepare_threshold = 1
    options = settings_calls.DATABASES["default"]["OPTIONS"]["options"]
    with connection.cursor() as cursor:
        for name, _, value in (option.partition("=") for option in options.split("-c ")[1:]):
            cursor.execute(f"SET LOCAL {name} = {value.strip()}")
    yield
    connection.connection.prepare_threshold = before


def rows_read() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(seq_tup_read + idx_tup_fetch) FROM pg_stat_xact_user_tables"
            " WHERE relname = ANY(%s)",
            [list(TABLES)],
        )
        return int(cursor.fetchone()[0])


def read_by(do: Callable[[], object]) -> int:
    before = rows_read()
    do()
    return rows_read() - before


def a_call(number: Number, callid: str) -> tuple[int, int, int]:
    """Rows read by its start, by a turn and by its report."""
    line = Line(number, callid)
    answers: list[dict[str, Any]] = []
    start = read_by(lambda: answers.append(line.start()))
    turn = read_by(lambda: line.after(answers[-1], "1"))
    report = read_by(lambda: line.post(answers[-1]["whenhangup"], {"state": "success"}))
    return start, turn, report


@pytest.mark.usefixtures("_as_the_call_face")
def test_a_turn_planned_on_empty_tables_reads_no_more_when_they_are_full(number: Number) -> None:
    for turn in range(OFTEN):
        before = a_call(number, f"c{turn}")
    calls = Call.objects.bulk_create(
        Call(callid=f"old{index}", started_at=Call.objects.first().started_at)  # type: ignore[union-attr]
        for index in range(500)
    )
    CallStep.objects.bulk_create(
        CallStep(call=call, seq=seq, at=call.started_at, event={}, answer="{}")
        for call in calls
        for seq in range(2)
    )
    after = a_call(number, "c99")
    assert after == before
    assert max(after) < 20
