"""Posts that no caller waits for, when the database cannot keep them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection

from tests.archive.posts import CALLID, REPORT
from tests.archive.worker import holding
from tests.call_face import CallFace
from webhooks.line import auth
from webhooks.models import CallStep, Recording, Report

pytestmark = pytest.mark.django_db(transaction=True)
TOKEN = auth.call_token(CALLID)
RECORDING = {"callid": CALLID, "wav": "https://api.46elks.com/a1/recordings/c1-r0.wav"}


@pytest.fixture
def _impatient_database() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '50ms'")
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET lock_timeout")


@pytest.mark.usefixtures("_impatient_database")
def test_the_carrier_is_asked_to_post_a_report_again_that_could_not_be_kept() -> None:
    with holding("LOCK TABLE webhooks_report"):
        assert CallFace().post(f"/elks/hangup/{TOKEN}", REPORT).status_code == 429
    assert CallFace().post(f"/elks/hangup/{TOKEN}", REPORT).status_code == 200
    assert Report.objects.get().raw == REPORT


@pytest.mark.usefixtures("_impatient_database")
def test_the_carrier_is_asked_to_post_a_recording_again_that_could_not_be_kept() -> None:
    with holding("LOCK TABLE webhooks_recording"):
        assert CallFace().post(f"/elks/recording/{TOKEN}/1", RECORDING).status_code == 429
    assert CallFace().post(f"/elks/recording/{TOKEN}/1", RECORDING).status_code == 200
    assert Recording.objects.get().step_seq == 1
    assert not CallStep.objects.exists(), "An apology here would be what the next turn says."
