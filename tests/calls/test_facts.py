"""What the journal of all calls tells a turn: one statement, and only what the program needs."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from flows.engine.compiler import Program
from flows.engine.facts import NOTHING, Facts, Need
from flows.engine.runner import State
from flows.people.editing import PersonWish, create_person
from tests.calls.conftest import Line
from tests.round_trips import round_trips
from webhooks.line import facts, journal
from webhooks.line.steps import Step
from webhooks.models import Call, Errand, LiveCall, Mark

CALLER, SALES = "+46701234567", "+46709999999"


def looked_up(
    *needs: Need, callid: str = "c9", caller: str = CALLER, asked: int | None = None
) -> Facts:
    program = Program("", {}, {}, frozenset(needs))
    return facts.look_up(program, callid=callid, person=caller, asked=asked)


def kept(line: Line, sends: list[dict[str, str]]) -> Step:
    """The next turn of the line's call, which wants this done."""
    call = Call.objects.get(callid=line.callid)
    step = Step(
        callid=line.callid,
        seq=LiveCall.objects.get().seq,
        at=timezone.now(),
        direction="incoming",
        caller=call.caller,
        called=call.called,
        number_id=None,
        version_id=call.version_id,
        state=State(node="menu", turn=2).model_dump_json(),
        node="menu",
        event="{}",
        path="[]",
        answer="{}",
        sends=json.dumps(sends),
    )
    assert journal.keep_step(step) == "{}"
    return step


def test_a_program_that_needs_nothing_costs_no_statement(line: Line) -> None:
    assert round_trips(looked_up) == 0
    assert round_trips(lambda: looked_up("busy", "rung", "earlier", "passed")) == 1
    assert looked_up() is NOTHING


def test_who_rings_in_another_call_is_busy(line: Line) -> None:
    line.after(line.start(), "1")
    assert looked_up("busy").busy == {CALLER}


def test_who_rings_in_this_very_call_is_not(line: Line) -> None:
    line.after(line.start(), "1")
    assert looked_up("busy", callid=line.callid).busy == frozenset()


def test_nobody_is_busy_when_the_talk_is_over(line: Line) -> None:
    line.after(line.after(line.start(), "1"), "busy")
    assert looked_up("busy").busy == frozenset()


def somebody_with(number: str) -> None:
    create_person(PersonWish(name=f"Whose is {number}", numbers=[number]))


def test_marks_tell_who_was_rung_last_and_where_a_caller_passed(line: Line) -> None:
    somebody_with(SALES)
    line.start()
    kept(
        line,
        [
            {"kind": "mark", "what": "rang", "name": SALES},
            {"kind": "mark", "what": "passed", "name": "menu"},
            {"kind": "mark", "what": "goal", "name": "sales"},
        ],
    )
    found = looked_up("rung", "passed")
    assert (list(found.rung), list(found.passed)) == ([SALES], ["menu"])
    assert all(isinstance(at, datetime) for at in [*found.rung.values(), *found.passed["menu"]])


def test_where_somebody_else_passed_is_not_told(line: Line) -> None:
    line.start()
    kept(line, [{"kind": "mark", "what": "passed", "name": "menu"}])
    assert looked_up("passed", caller="+46700000000").passed == {}
    assert looked_up("passed", caller="").passed == {}


def test_a_number_that_is_nobodys_any_more_is_not_looked_up(line: Line) -> None:
    line.start()
    kept(line, [{"kind": "mark", "what": "rang", "name": SALES}])
    assert looked_up("rung").rung == {}


def test_last_marks_are_found_however_many_there_are(line: Line) -> None:
    somebody_with(SALES)
    line.start()
    call = Call.objects.get()
    now = timezone.now()
    Mark.objects.bulk_create(
        Mark(call=call, seq=9, position=at, what="rang", name=f"+4670{at % 50}", at=now)
        for at in range(5_000)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE webhooks_mark")
    before = marks_read()
    looked_up("rung")
    assert marks_read() - before <= 10


def marks_read() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT seq_tup_read + COALESCE(idx_tup_fetch, 0) FROM pg_stat_xact_user_tables"
            " WHERE relname = 'webhooks_mark'"
        )
        return int(cursor.fetchone()[0])


def test_marks_older_than_a_year_are_forgotten(line: Line) -> None:
    somebody_with(SALES)
    line.start()
    kept(line, [{"kind": "mark", "what": "rang", "name": SALES}])
    Mark.objects.update(at=timezone.now() - timedelta(days=367))
    assert looked_up("rung").rung == {}


def test_an_earlier_call_of_the_same_caller_is_known(line: Line) -> None:
    line.start()
    assert looked_up("earlier").earlier == Call.objects.get().started_at
    assert looked_up("earlier", callid=line.callid).earlier is None
    assert looked_up("earlier", caller="").earlier is None


def test_an_answer_is_there_when_the_worker_has_it(line: Line) -> None:
    line.start()
    seq = kept(line, [{"kind": "inquiry", "url": "https://example.com"}]).seq
    assert looked_up(callid=line.callid, asked=seq).answer is None
    Errand.objects.update(result={"status": 200})
    assert looked_up(callid=line.callid, asked=seq).answer == {"status": 200}


def test_each_errand_goes_to_its_own_table(line: Line) -> None:
    line.start()
    kept(
        line,
        [
            {"kind": "sms", "sender": "Antler", "to": CALLER, "text": "Hello"},
            {"kind": "mark", "what": "goal", "name": "sales"},
            {"kind": "email", "to": "ada@example.com"},
        ],
    )
    call = Call.objects.get()
    assert [call.messages.get().position, call.marks.get().position] == [1, 2]
    errand = call.errands.get()
    assert (errand.position, errand.kind, errand.body) == (3, "email", {"to": "ada@example.com"})


@pytest.mark.parametrize("asked", [None, 1])
def test_a_turn_that_reads_the_call_first_is_told_all(line: Line, asked: int | None) -> None:
    line.after(line.start(), "1")
    LiveCall.objects.update(state=State(node="menu", turn=2, asked=asked).model_dump(mode="json"))
    read = journal.read_turn(callid=line.callid, seq=2)
    assert read is not None
    assert (read.facts.earlier, read.facts.busy) == (None, frozenset())
