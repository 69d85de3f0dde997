"""Ringing for a worker, also when there is no broker to carry the bell."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator

import pytest
from celery import Celery, current_app

from designer.celery import app
from tests.archive.posts import report
from webhooks.ending import doorbell
from webhooks.models import Report

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def _broken_bell() -> Iterator[None]:
    """As if the broker of this process were gone."""
    gone = Celery("gone", broker="redis://127.0.0.1:1/0")
    gone.conf.broker_transport_options = {"max_retries": 0, "interval_start": 0}
    yield
    app.set_current()
    doorbell._Silence.until = 0


@pytest.mark.usefixtures("_broken_bell")
def test_a_dead_broker_costs_one_line_in_the_log_and_no_report(
    caplog: pytest.LogCaptureFixture,
) -> None:
    began = time.monotonic()
    with caplog.at_level(logging.WARNING, logger="webhooks.ending.doorbell"):
        report()
        report(id="another call")
    assert time.monotonic() - began < 1
    assert [record.message for record in caplog.records] == [
        "The queue cannot be reached (OperationalError); the sweep will do the work."
    ]
    assert Report.objects.count() == 2


def test_the_bell_rings_in_every_thread() -> None:
    names: list[str] = []
    thread = threading.Thread(target=lambda: names.append(current_app.main))
    thread.start()
    thread.join()
    assert names == ["antler"]
