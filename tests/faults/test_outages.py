"""Things break while people call; nobody is cut off, and nothing is lost."""

from __future__ import annotations

import os
import time

import psycopg
import pytest

from tests.faults.conftest import PeopleCalling, Scene
from tests.faults.frozen import frozen
from tests.faults.house import House
from tests.faults.queue import a_redis
from tests.faults.traffic import Traffic
from tests.local.conftest import eventually

pytestmark = [pytest.mark.processes, pytest.mark.faults]
# `make test-faults` takes the long way.
DATABASE_AWAY_SECONDS = [5, 120] if os.environ.get("LONG_FAULTS") else [5]


@pytest.mark.parametrize("seconds", DATABASE_AWAY_SECONDS)
def test_calls_go_on_and_begin_while_the_database_is_away(scene: Scene, seconds: int) -> None:
    scene.house.stop_postgres()
    begun_before = len(scene.traffic.calls)
    time.sleep(seconds)
    begun_meanwhile = len(scene.traffic.calls) - begun_before
    scene.house.start_postgres()
    scene.replay()
    time.sleep(2)
    scene.calm()
    assert begun_meanwhile > seconds / 2
    nobody_was_cut_off(scene)
    the_journal_is_what_the_carrier_saw(scene.house, scene.traffic)
    everything_is_archived_once(scene.house, scene.traffic)


def test_the_database_is_killed_and_comes_back_at_once(scene: Scene) -> None:
    scene.house.kill_postgres()
    time.sleep(5)
    scene.calm()
    nobody_was_cut_off(scene)
    the_journal_is_what_the_carrier_saw(scene.house, scene.traffic)


def test_the_database_stands_still(scene: Scene) -> None:
    with frozen(scene.house.postgres):
        time.sleep(8)
    scene.replay()
    time.sleep(2)
    scene.calm()
    nobody_was_cut_off(scene)
    the_journal_is_what_the_carrier_saw(scene.house, scene.traffic)
    everything_is_archived_once(scene.house, scene.traffic)


def test_the_clock_jumps_two_hours_ahead_and_back(people_calling: PeopleCalling) -> None:
    with people_calling(clock=True) as scene:
        scene.clock.set(hours=2)
        time.sleep(6)
        scene.clock.set(hours=0)
        time.sleep(6)
        scene.calm()
        nobody_was_cut_off(scene)
        the_journal_is_what_the_carrier_saw(scene.house, scene.traffic)
        everything_is_archived_once(scene.house, scene.traffic)


def test_a_table_is_locked_as_a_migration_does(scene: Scene) -> None:
    with psycopg.connect(scene.house.postgres.url) as migration:
        migration.execute("LOCK TABLE webhooks_livecall")
        time.sleep(5)
        migration.rollback()
    time.sleep(2)
    scene.calm()
    nobody_was_cut_off(scene)
    the_journal_is_what_the_carrier_saw(scene.house, scene.traffic)


def test_a_process_of_the_call_face_is_killed(people_calling: PeopleCalling) -> None:
    with people_calling(live_retries=5) as scene:
        for _ in range(2):
            scene.house.kill_a_calls_process()
            # Granian gives up when a process dies within 5.5 seconds of taking another's place.
            time.sleep(7)
            assert eventually(scene.house.both_processes_answer, within=20)
        scene.calm()
        # A post in the killed process's hands fails once; what was kept then is given again.
        assert scene.traffic.stranded() == []
        the_journal_is_what_the_carrier_saw(scene.house, scene.traffic)


def test_the_worker_is_killed_again_and_again(scene: Scene) -> None:
    for _ in range(3):
        scene.house.kill("worker")
        time.sleep(1)
        scene.house.start_worker()
        time.sleep(3)
    scene.calm()
    nobody_was_cut_off(scene)
    everything_is_archived_once(scene.house, scene.traffic)


@pytest.mark.parametrize("trouble", ["gone", "full"])
def test_the_queue_is_gone_or_takes_nothing_more(
    people_calling: PeopleCalling, trouble: str
) -> None:
    with a_redis() as redis, people_calling(broker_url=redis.url) as scene:
        redis.kill() if trouble == "gone" else redis.fill()
        time.sleep(4)
        redis.start() if trouble == "gone" else redis.make_room()
        time.sleep(2)
        scene.calm()
        nobody_was_cut_off(scene)
        everything_is_archived_once(scene.house, scene.traffic)


def nobody_was_cut_off(scene: Scene) -> None:
    traffic = scene.traffic
    assert set(traffic.statuses) == {200}, traffic.failed()
    assert traffic.stranded() == []
    assert traffic.slowest < 4, f"{traffic.slowest} s\n{scene.house.log('calls')[-4000:]}"
    assert traffic.apologies() == 0, scene.house.log("calls")[-4000:]


def the_journal_is_what_the_carrier_saw(house: House, traffic: Traffic) -> None:
    seen = traffic.answers

    def journal() -> dict[tuple[object, object], object]:
        rows = house.rows(
            "SELECT c.callid, s.seq, s.answer FROM webhooks_callstep s"
            " JOIN webhooks_call c ON c.id = s.call_id"
        )
        return {(callid, seq): answer for callid, seq, answer in rows}

    whole = eventually(lambda: len(journal()) >= len(seen), within=20)
    assert whole, f"{sorted(seen.keys() - journal().keys())}\n{house.log('calls')[-4000:]}"
    assert journal() == seen


def everything_is_archived_once(house: House, traffic: Traffic) -> None:
    def open_work() -> int:
        ((reports, recordings, live),) = house.rows(
            "SELECT (SELECT count(*) FROM webhooks_report WHERE archived_at IS NULL),"
            " (SELECT count(*) FROM webhooks_recording WHERE state <> 'stored'),"
            " (SELECT count(*) FROM webhooks_livecall)"
        )
        return reports + recordings + live  # type: ignore[operator, no-any-return]  # counts

    assert eventually(lambda: open_work() == 0, within=90), house.log("worker")[-4000:]
    calls = house.texts("SELECT callid FROM webhooks_call")
    reported = house.texts(
        "SELECT callid FROM webhooks_report r JOIN webhooks_call c ON c.id = r.call_id"
    )
    stored = house.texts("SELECT carrier_id FROM webhooks_recording WHERE state = 'stored'")
    assert sorted(calls) == sorted(reported) == sorted(traffic.calls)
    assert sorted(stored) == sorted(traffic.recordings)
