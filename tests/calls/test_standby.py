"""A call without the database: answered as with it, spooled, replayed into the journal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.calls.conftest import Line, action
from webhooks.line import auth, learning
from webhooks.line import journal as journal_rows
from webhooks.line.outage import ask_the_line, outage, patiently
from webhooks.line.replay import replay_spool
from webhooks.line.sorry import SORRY_SHA256
from webhooks.line.spool import spool
from webhooks.line.steps import Step
from webhooks.models import Call, CallStep, LiveCall

JOURNAL = ("call__callid", "seq", "event", "node", "path", "answer")


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """No database until `undo`; what was spooled is not settled until the end of the test."""

    def fail(*args: object, **named: object) -> None:
        raise OperationalError("the server closed the connection unexpectedly")

    monkeypatch.setattr(outage, "unsettled", True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseWrapper, "ensure_connection", fail)
        patch.setattr(outage, "away", True)
        yield patch


class Clock:
    """Goes on when it is told to: an answer holds when the call began."""

    now = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    return clock


def journal() -> list[tuple[Any, ...]]:
    return list(CallStep.objects.order_by("call__callid", "seq").values_list(*JOURNAL))


def a_whole_call(line: Line) -> list[dict[str, Any]]:
    answers = [line.start()]
    for result in ("2", "ok", "success", "success", "success"):
        answers.append(line.after(answers[-1], result))
    return answers


def test_a_call_is_answered_and_journalled_as_with_the_database(
    line: Line, request: pytest.FixtureRequest, clock: Clock
) -> None:
    answers, kept = a_whole_call(line), journal()
    Call.objects.all().delete()
    patch = request.getfixturevalue("away")
    assert a_whole_call(line) == answers
    patch.undo()
    assert replay_spool() == len(answers)
    assert journal() == kept
    assert (LiveCall.objects.get().seq, spool().is_empty()) == (len(answers), True)


def test_a_call_goes_on_over_the_beginning_and_the_end_of_an_outage(
    line: Line, request: pytest.FixtureRequest
) -> None:
    first = line.start()
    patch = request.getfixturevalue("away")
    greeting = line.after(first, "2")
    patch.undo()
    beep = line.after(greeting, "ok")
    assert line.after(first, "2") == greeting
    replay_spool()
    assert beep["play"] == "sound/beep"
    assert [(step.seq, step.node) for step in CallStep.objects.order_by("seq")] == [
        (0, "menu"),
        (1, "message"),
        (2, "message"),
    ]


def test_an_old_post_gets_its_answer_while_its_step_waits_in_another_spool(
    line: Line, request: pytest.FixtureRequest, clock: Clock
) -> None:
    first = line.start()
    patch = request.getfixturevalue("away")
    greeting = line.after(first, "2")
    patch.undo()
    line.after(greeting, "ok")
    spool().forget([place for place, _ in spool().waiting()])
    assert line.after(first, "2") == greeting


@pytest.mark.parametrize("missed", [1, 2])
def test_a_turn_is_kept_while_what_came_before_comes_out_of_the_spool(
    line: Line, request: pytest.FixtureRequest, missed: int
) -> None:
    first = line.start()
    patch = request.getfixturevalue("away")
    greeting = line.after(first, "2")
    patch.undo()
    keep, tries = journal_rows.keep_step, []

    def keep_what_is_there(step: Step) -> str | None:
        tries.append(step)
        return None if len(tries) <= missed else keep(step)

    with pytest.MonkeyPatch.context() as too_early:
        too_early.setattr(journal_rows, "keep_step", keep_what_is_there)
        beep = line.after(greeting, "ok")
    replay_spool()
    assert beep["play"] == "sound/beep"
    assert [step.seq for step in CallStep.objects.order_by("seq")] == [0, 1, 2]
    assert LiveCall.objects.get().seq == 3


def test_a_doubled_post_gets_the_same_bytes_before_and_after_the_replay(
    line: Line, request: pytest.FixtureRequest
) -> None:
    first = line.start()
    patch = request.getfixturevalue("away")
    bodies = {line.post(first["next"], {"result": key}).content for key in ("1", "2", "1")}
    patch.undo()
    bodies.add(line.post(first["next"], {"result": "2"}).content)
    replay_spool()
    bodies.add(line.post(first["next"], {"result": "2"}).content)
    assert len(bodies) == 1


def test_a_step_is_replayed_once_and_in_any_order(
    line: Line, request: pytest.FixtureRequest
) -> None:
    learning.learn()
    patch = request.getfixturevalue("away")
    line.after(line.start(), "2")
    waiting = spool().waiting()
    patch.undo()
    for _, step in [*reversed(waiting), *waiting]:
        spool().keep(step)
    replay_spool()
    for _, step in waiting:
        spool().keep(step)
    replay_spool()
    assert [step.seq for step in CallStep.objects.order_by("seq")] == [0, 1]
    assert LiveCall.objects.get().seq == 2


def test_a_call_that_was_reported_meanwhile_to_another_machine_stays_over(
    line: Line, request: pytest.FixtureRequest, settings: Settings, tmp_path: Path
) -> None:
    first = line.start()
    patch = request.getfixturevalue("away")
    line.after(first, "2")
    patch.undo()
    here = settings.CALLS_FOLDER
    settings.CALLS_FOLDER, outage.unsettled = str(tmp_path / "another machine"), False
    line.post(first["whenhangup"], {"id": "c1", "state": "success"})
    settings.CALLS_FOLDER = here
    replay_spool()
    assert LiveCall.objects.count() == 0
    assert CallStep.objects.count() == 2


def test_a_report_is_asked_for_again(line: Line, away: object) -> None:
    place = f"/elks/hangup/{auth.call_token('c1')}"
    assert line.post(place, {"state": "success"}).status_code == 429


def test_news_wait_until_the_turns_before_them_are_in_the_journal(
    line: Line, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    learning.learn()
    patch = request.getfixturevalue("away")
    first = line.start()
    patch.undo()
    # This process has not noticed the outage; another one has spooled the turn.
    monkeypatch.setattr(outage, "unsettled", False)
    report = {"id": "c1", "state": "success"}
    assert line.post(first["whenhangup"], report).status_code == 429
    replay_spool()
    assert line.post(first["whenhangup"], report).status_code == 200


def test_a_post_that_another_process_has_answered_gets_the_same_bytes(
    line: Line, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    learning.learn()
    patch = request.getfixturevalue("away")
    first = line.start()
    patch.undo()
    # This process has not noticed the outage, and would work out the turn at another time.
    monkeypatch.setattr(outage, "unsettled", False)
    clock.now += timedelta(seconds=1)
    assert line.start() == first


def test_a_post_gets_what_another_process_answered_while_this_one_waited(
    line: Line, request: pytest.FixtureRequest
) -> None:
    first = line.start()
    patch = request.getfixturevalue("away")
    line.after(first, "2")
    [(_, told)] = spool().waiting()
    patch.undo()
    spool().forget([place for place, _ in spool().waiting()])

    def slowly(_line: object) -> str:
        spool().keep(told)
        return "an answer of this process"

    assert ask_the_line(slowly, callid=told.callid, seq=told.seq) == told.answer


def test_a_turn_that_was_kept_unheard_becomes_what_the_carrier_was_told(
    line: Line, clock: Clock, request: pytest.FixtureRequest
) -> None:
    first = line.start()
    line.after(first, "2")
    clock.now += timedelta(seconds=2)
    patch = request.getfixturevalue("away")
    told = line.post(first["next"], {"result": "2"}).content.decode()
    patch.undo()
    assert CallStep.objects.get(seq=1).answer != told
    replay_spool()
    assert CallStep.objects.get(seq=1).answer == told


def test_a_turn_that_went_another_way_stays_as_it_was_kept(
    line: Line, clock: Clock, request: pytest.FixtureRequest
) -> None:
    first = line.start()
    line.after(first, "2")
    kept = CallStep.objects.get(seq=1).answer
    patch = request.getfixturevalue("away")
    line.post(first["next"], {"result": "1"})
    patch.undo()
    replay_spool()
    assert CallStep.objects.get(seq=1).answer == kept


def test_one_process_replays_at_a_time(line: Line, request: pytest.FixtureRequest) -> None:
    learning.learn()
    patch = request.getfixturevalue("away")
    line.start()
    patch.undo()
    with spool().replaying():
        assert replay_spool() == 0
    assert replay_spool() == 1


def test_what_nobody_has_met_gets_the_apology(line: Line, away: object) -> None:
    assert line.start()["play"].endswith(f"/p/{SORRY_SHA256}.wav")
    bare = f"/elks/next/{auth.call_token('c1')}/1"
    assert action(line.post(bare, {"result": "1"}))["play"].endswith(f"/p/{SORRY_SHA256}.wav")


def test_a_wrong_secret_opens_nothing(line: Line, request: pytest.FixtureRequest) -> None:
    line.start()
    line.number.secret = "guessed"
    request.getfixturevalue("away")
    assert line.start() == {"hangup": "reject"}
    assert spool().is_empty()


def test_a_process_learns_numbers_and_programs_it_has_not_met(
    line: Line, request: pytest.FixtureRequest
) -> None:
    learning.learn()
    request.getfixturevalue("away")
    assert line.start()["digits"] == 1


def test_a_spool_that_cannot_be_written_costs_the_caller_nothing(
    line: Line,
    request: pytest.FixtureRequest,
    settings: Settings,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    first = line.start()
    request.getfixturevalue("away")
    (tmp_path / "file").touch()
    settings.CALLS_FOLDER = str(tmp_path / "file" / "folder")
    assert line.after(first, "1")["connect"] == "+46701234567"
    assert "cannot be spooled" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_no_post_waits_for_a_database_that_another_has_given_up() -> None:
    tries: list[bool] = []

    def fail_while_another_gives_up() -> None:
        tries.append(True)
        outage.away = True
        connection.close()
        raise OperationalError

    with pytest.raises(OperationalError):
        patiently(fail_while_another_gives_up)
    assert len(tries) == 1
