"""What a worker does when the bell rings; each may be asked for twice, late or never."""

from __future__ import annotations

from celery import Task, shared_task
from django.utils import timezone

from webhooks.carrier import reconciling, starts
from webhooks.ending import endings, recordings, sweeping
from webhooks.errands import doing
from webhooks.errands import duty as duty  # registers itself
from webhooks.errands import flipping as flipping
from webhooks.errands import inquiring as inquiring
from webhooks.errands import mailing as mailing
from webhooks.errands import telling as telling
from webhooks.outgoing import calling, looking_up, texting
from webhooks.voicemail import hearing as hearing
from webhooks.voicemail import leaving as leaving


@shared_task
def archive_report(*report_ids: int) -> None:
    endings.archive_reports(report_ids, now=timezone.now())


@shared_task
def fetch_recording(recording_id: int) -> None:
    recordings.fetch_recording(recording_id, now=timezone.now())


@shared_task
def make_call() -> None:
    calling.make_next_call()


@shared_task
def look_up_attempt(attempt_id: int) -> None:
    looking_up.look_up(attempt_id, now=timezone.now())


@shared_task
def send_message() -> None:
    texting.send_next_message()


@shared_task
def do_errands() -> None:
    """Whatever calls have just wanted: a message, or something else."""
    texting.send_next_message()
    doing.do_next_errand()


@shared_task
def set_start(rental_id: int) -> None:
    starts.set_start(rental_id, now=timezone.now())


@shared_task
def reconcile_calls() -> None:
    reconciling.reconcile_calls(now=timezone.now())


@shared_task
def reconcile_recordings() -> None:
    reconciling.reconcile_recordings(now=timezone.now())


@shared_task
def fill_in_calls() -> None:
    reconciling.fill_in_calls(now=timezone.now())


@shared_task
def reconcile_numbers() -> None:
    reconciling.reconcile_numbers(now=timezone.now())


@shared_task(bind=True)
def sweep(self: Task[[], None]) -> None:
    sweeping.sweep(worker=self.request.hostname or "worker", now=timezone.now())
