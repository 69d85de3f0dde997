"""Ringing for a worker, also when there is no broker to carry the bell."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator

import psycopg
import pytest
from celery import Celery, current_app

from designer.celery import app
from tests.archive.posts import report
from tests.archive.worker import eventually, queue_length
from tests.broker import QUEUE, database_url
from webhooks.ending import doorbell
from webhooks.models import Report

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def _broken_bell(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As if the broker of this process were gone."""
    monkeypatch.setattr(doorbell, "_bell", doorbell.Bell())
    gone = Celery("gone", broker="redis://127.0.0.1:1/0")
    gone.conf.broker_transport_options = {"max_retries": 0, "interval_start": 0}
    monkeypatch.setattr(doorbell, "current_app", gone)
    yield
    app.set_current()


@pytest.mark.usefixtures("_broken_bell")
def test_a_dead_broker_costs_one_line_in_the_log_and_no_report(
    caplog: pytest.LogCaptureFixture,
) -> None:
    began = time.monotonic()
    with caplog.at_level(logging.WARNING, logger="webhooks.ending.doorbell"):
        report()
        assert time.monotonic() - began < 1
        eventually(lambda: bool(caplog.records), "a line in the log")
        report(id="another call")
        time.sleep(0.2)
    assert [record.message for record in caplog.records] == [
        "The queue cannot be reached (OperationalError); the sweep will do the work."
    ]
    assert Report.objects.count() == 2


def test_a_command_that_ends_has_told_all_its_bells() -> None:
    before, bell = queue_length(), doorbell.Bell()
    bell.ring("send_message", 7)
    bell.finish()
    assert queue_length() == before + 1


def test_bells_rung_at_once_go_as_one_message() -> None:
    before = queue_length()
    for number in range(20):
        report(id=f"call {number}")
    eventually(lambda: queue_length() > before, "a message in the queue")
    time.sleep(0.2)
    assert queue_length() - before < 5


def test_the_bell_is_heard_although_its_connections_died() -> None:
    report(id="before")
    eventually(lambda: queue_length() > 0, "a message in the queue")
    before = queue_length()
    with psycopg.connect(database_url(), autocommit=True) as outsider:
        outsider.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s",
            [QUEUE],
        )
    report(id="after")
    eventually(lambda: queue_length() > before, "another message in the queue")


def test_the_bell_rings_in_every_thread() -> None:
    names: list[str] = []
    thread = threading.Thread(target=lambda: names.append(current_app.main))
    thread.start()
    thread.join()
    assert names == ["antler"]
