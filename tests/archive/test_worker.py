"""A real worker on the real queue, killed whenever that could cost a report or a recording."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.storage import default_storage

from flows.models import StoredFile
from tests.archive.carrier import Carrier, Pause, audio
from tests.archive.posts import recording, report
from tests.archive.sounds import wav
from tests.archive.worker import (
    Worker,
    ask_for_a_sweep,
    empty_queue,
    eventually,
    holding,
    queue_length,
    somebody_waits_for_a_lock,
)
from webhooks.models import Call, Recording, Report, WorkerPulse

pytestmark = pytest.mark.django_db(transaction=True)
StartWorker = Callable[..., Worker]
SOUND = wav(40)


def archived() -> bool:
    return Report.objects.filter(archived_at__isnull=False).exists()


def stored() -> bool:
    return Recording.objects.filter(state="stored").exists()


def assert_stored_once() -> None:
    with default_storage.open(Recording.objects.get().file) as file:
        assert file.read() == SOUND
    assert StoredFile.objects.count() == 1


def finish_with_a_new_worker(start_worker: StartWorker, done: Callable[[], bool]) -> None:
    """The queue is lost as well; beat goes on asking for sweeps."""
    empty_queue()
    start_worker("--beat")
    eventually(done, "the new worker finishes the work")


def test_the_worker_archives_and_stores_as_soon_as_the_bell_rings(
    start_worker: StartWorker, carrier: Carrier
) -> None:
    worker = start_worker()
    recording(carrier.serve("/r.wav", audio(SOUND)))
    report()
    report()
    recording(carrier.url + "/r.wav")
    eventually(lambda: archived() and stored(), "the bell is answered")
    eventually(lambda: queue_length() == 0, "the queue is empty")
    assert Call.objects.get().cost == 1500
    assert_stored_once()
    assert len(carrier.asked) == 1
    assert "hush-hush" not in worker.log


def test_the_sweep_finds_what_was_never_asked_for(
    start_worker: StartWorker, carrier: Carrier
) -> None:
    recording(carrier.serve("/r.wav", audio(SOUND)))
    report()
    Report.objects.update(received_at="2026-01-01T00:00Z")
    finish_with_a_new_worker(start_worker, lambda: archived() and stored())
    eventually(WorkerPulse.objects.exists, "the worker shows a pulse")
    assert_stored_once()


def test_a_worker_killed_while_it_fetches_costs_nothing(
    start_worker: StartWorker, carrier: Carrier
) -> None:
    pause = Pause(SOUND)
    recording(carrier.serve("/r.wav", pause, audio(SOUND)))
    worker = start_worker()
    eventually(pause.reached.is_set, "the worker has half of the audio")
    worker.kill()
    pause.go_on.set()
    finish_with_a_new_worker(start_worker, stored)
    assert_stored_once()
    assert Recording.objects.get().attempts == 2


def test_a_worker_killed_between_fetching_and_storing_costs_nothing(
    start_worker: StartWorker, carrier: Carrier
) -> None:
    pause = Pause(SOUND)
    recording(carrier.serve("/r.wav", pause, audio(SOUND)))
    worker = start_worker()
    eventually(pause.reached.is_set, "the worker has half of the audio")
    with holding("SELECT FROM webhooks_recording FOR UPDATE"):
        pause.go_on.set()
        eventually(somebody_waits_for_a_lock, "the worker wants to store")
        worker.kill()
    finish_with_a_new_worker(start_worker, stored)
    assert_stored_once()


def test_a_worker_killed_before_it_acknowledges_does_nothing_twice(
    start_worker: StartWorker, carrier: Carrier
) -> None:
    pause = Pause(SOUND)
    recording(carrier.serve("/r.wav", pause))
    worker = start_worker()
    eventually(pause.reached.is_set, "the worker has half of the audio")
    with holding("SELECT FROM pgmq.q_celery FOR UPDATE"):
        pause.go_on.set()
        eventually(stored, "the recording is stored")
        eventually(somebody_waits_for_a_lock, "the worker wants to acknowledge")
        worker.kill()
    assert queue_length() == 1
    start_worker()
    eventually(lambda: queue_length() == 0, "the message is given out again and acknowledged")
    assert_stored_once()
    assert len(carrier.asked) == 1


def test_a_worker_killed_while_it_archives_costs_nothing(start_worker: StartWorker) -> None:
    report()
    with holding("SELECT FROM webhooks_call FOR UPDATE"):
        worker = start_worker()
        eventually(somebody_waits_for_a_lock, "the worker writes on to the call")
        worker.kill()
    Report.objects.update(received_at="2026-01-01T00:00Z")
    finish_with_a_new_worker(start_worker, archived)
    assert Call.objects.get().cost == 1500


def test_a_backup_stops_neither_a_new_worker_nor_the_bell(start_worker: StartWorker) -> None:
    ask_for_a_sweep()
    with holding("LOCK TABLE pgmq.q_celery IN ACCESS SHARE MODE"):
        start_worker()
        eventually(WorkerPulse.objects.exists, "the new worker sweeps")
        report()
        eventually(archived, "the bell is answered")
