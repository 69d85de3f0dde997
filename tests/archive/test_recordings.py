"""Recordings: announced, fetched within limits from the carrier only, stored once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from flows.models import StoredFile
from tests.archive.carrier import Carrier, Pause, audio, drip, status, without_length
from tests.archive.posts import CALLID, REPORT, recording
from tests.archive.sounds import MULAW, wav
from webhooks.ending.recordings import due_recordings, fetch_recording
from webhooks.models import Call, Recording

pytestmark = pytest.mark.django_db
SOUND = wav(1.5)


def fetched(url: str, *, after: timedelta = timedelta(), attempts: int = 1) -> Recording:
    """The recording at `url` after so many attempts, the last one `after` its announcement."""
    recording_id = recording(url)
    assert recording_id is not None
    for attempt in range(attempts):
        Recording.objects.update(next_attempt_at=timezone.now())
        fetch_recording(recording_id, now=timezone.now() + after * (attempt == attempts - 1))
    return Recording.objects.get(pk=recording_id)


def test_a_recording_is_fetched_with_our_credentials_and_stored(carrier: Carrier) -> None:
    row = fetched(carrier.serve("/a1/Recordings/c1-r0.wav", audio(SOUND)))
    assert (row.state, row.error) == ("stored", "")
    assert (row.size, row.seconds) == (len(SOUND), 1.5)
    assert row.sha256 == sha256(SOUND).hexdigest()
    with default_storage.open(row.file) as file:
        assert file.read() == SOUND
    assert carrier.asked == [("/a1/Recordings/c1-r0.wav", "Basic dTEyMzpodXNoLWh1c2g=")]


def test_a_telephone_codec_is_stored_too(carrier: Carrier) -> None:
    row = fetched(carrier.serve("/r.wav", audio(wav(2, codec=MULAW, bits=8))))
    assert (row.state, row.seconds) == ("stored", 2)


def test_a_recording_announced_before_its_call_starts_makes_the_call(carrier: Carrier) -> None:
    recording(carrier.serve("/r.wav", audio(SOUND)))
    call = Call.objects.get(callid=CALLID)
    assert (call.caller, call.ended_at, call.number) == (REPORT["from"], None, None)
    assert call.recordings.get().step_seq == 3


def test_a_recording_announced_twice_is_kept_once() -> None:
    for_good = "https://api.46elks.com/a1/recordings/c1-r0.wav?" + "x" * 1900
    assert recording(for_good) is not None
    assert recording(for_good) is None
    assert Recording.objects.count() == 1


def test_recordings_of_one_name_are_told_apart_by_call_and_address(carrier: Carrier) -> None:
    ours = carrier.serve("/a1/recordings/c1/audio.wav", audio(SOUND))
    second = carrier.serve("/a1/recordings/c2/audio.wav", audio(SOUND))
    for url, callid in ((ours, CALLID), (second, CALLID), (ours, "another call")):
        assert recording(url, callid=callid) is not None
    assert Recording.objects.count() == 3


@pytest.mark.parametrize(
    ("made", "counted"),
    [(20.5, 20.5), (-2, 0), (200, 72)],
    ids=["told of late", "by a clock ahead of ours", "by a clock that is wrong"],
)
def test_the_carrier_s_three_days_run_from_when_it_was_made(made: float, counted: float) -> None:
    created = (timezone.now() - timedelta(hours=made)).strftime("%Y-%m-%dT%H:%M:%S.%f")
    recording("https://api.46elks.com/a1/recordings/c1-r0.wav", created=created)
    row = Recording.objects.get()
    assert row.next_attempt_at - row.announced_at == pytest.approx(
        timedelta(hours=counted), abs=timedelta(seconds=10)
    )


UNUSABLE = {
    "no address": ("", "The carrier named no address for the recording."),
    "a huge one": (
        "https://api.46elks.com/" + "ö" * 100_000,
        "The address of the recording is longer than 2000 characters.",
    ),
}


@pytest.mark.parametrize(("url", "why"), UNUSABLE.values(), ids=UNUSABLE)
def test_an_announcement_that_is_of_no_use_is_kept_with_the_reason(
    url: str, why: str, caplog: pytest.LogCaptureFixture
) -> None:
    recording(url)
    row = Recording.objects.get()
    assert (row.state, row.error, row.raw["wav"]) == ("refused", why, url)
    assert why in caplog.text


def test_an_address_may_be_long(carrier: Carrier) -> None:
    row = fetched(carrier.serve("/r.wav?signature=" + "x" * 1500, audio(SOUND)))
    assert row.state == "stored"


def test_a_stored_recording_is_not_fetched_again(carrier: Carrier) -> None:
    row = fetched(carrier.serve("/r.wav", audio(SOUND)), attempts=2)
    assert len(carrier.asked) == StoredFile.objects.count() == row.attempts == 1


@pytest.mark.django_db(transaction=True)
def test_two_attempts_that_overlap_store_it_once(carrier: Carrier) -> None:
    pause = Pause(SOUND)
    recording_id = recording(carrier.serve("/r.wav", pause, audio(SOUND)))
    assert recording_id is not None

    def first_attempt() -> bool:
        try:
            return fetch_recording(recording_id, now=timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as beside:
        first = beside.submit(first_attempt)
        assert pause.reached.wait(10)
        Recording.objects.update(next_attempt_at=timezone.now())
        assert fetch_recording(recording_id, now=timezone.now())
        pause.go_on.set()
        assert not first.result()
    assert StoredFile.objects.count() == 1


def test_a_recording_somebody_is_fetching_is_left_alone(carrier: Carrier) -> None:
    row = fetched(carrier.serve("/r.wav", status(500)))
    assert not fetch_recording(row.pk, now=timezone.now())
    assert len(carrier.asked) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:{port}/r.wav",
        "http://127.0.0.1.evil.example:{port}/r.wav",
        "http://evil.127.0.0.1:{port}/r.wav",
        "http://evil.example/127.0.0.1/r.wav",
        "http://127.0.0.1:{port}@evil.example/r.wav",
        "http://someone@127.0.0.1:{port}/r.wav",
        "http://evil.example\\@127.0.0.1:{port}/r.wav",
        "ftp://127.0.0.1:{port}/r.wav",
        "file:///etc/r.wav",
        "//127.0.0.1:{port}/r.wav",
        "http://[::1/r.wav",
        "r.wav",
    ],
)
def test_our_credentials_go_to_no_other_host(carrier: Carrier, url: str) -> None:
    row = fetched(url.format(port=carrier.url.rpartition(":")[2]))
    assert (row.state, carrier.asked) == ("refused", [])


@pytest.mark.parametrize(
    "url", ["http://api.46elks.com/r.wav", "https://api.46elks.com:8443/r.wav"]
)
def test_the_carrier_itself_must_offer_https(settings: Settings, url: str) -> None:
    settings.ELKS_API_URL = "https://api.46elks.com/a1"
    settings.ELKS_MEDIA_HOSTS = ["api.46elks.com"]
    row = fetched(url)
    assert (row.state, row.error) == ("refused", "The recording is not offered over https.")


def test_a_redirect_is_not_followed(carrier: Carrier) -> None:
    elsewhere = carrier.serve("/elsewhere.wav", audio(SOUND))
    row = fetched(carrier.serve("/r.wav", status(302, Location=elsewhere)))
    assert row.error == "The carrier answered 302 instead of the recording."
    assert [path for path, _ in carrier.asked] == ["/r.wav"]


@pytest.mark.parametrize("reply", [audio, without_length])
def test_a_recording_that_is_too_large_is_refused(
    carrier: Carrier, settings: Settings, reply: type
) -> None:
    settings.RECORDING_MAX_BYTES = len(SOUND) - 1
    row = fetched(carrier.serve("/r.wav", reply(SOUND)))
    assert (row.state, StoredFile.objects.count()) == ("refused", 0)
    assert row.error == "The recording is larger than 0 MB (RECORDING_MAX_BYTES)."


def test_what_is_not_a_recording_is_tried_again(carrier: Carrier) -> None:
    row = fetched(carrier.serve("/r.wav", audio(b"<html>Please wait</html>")))
    assert row.error == "What the carrier sent is no recording. This is not a WAV file."
    assert row.state == "announced"


def test_a_recording_that_is_not_there_yet_is_stored_later(carrier: Carrier) -> None:
    row = fetched(carrier.serve("/r.wav", status(404), audio(SOUND)), attempts=2)
    assert (row.state, row.error, row.attempts) == ("stored", "", 2)


def test_a_recording_that_drips_is_given_up_for_now(carrier: Carrier, settings: Settings) -> None:
    settings.RECORDING_FETCH_SECONDS = 0.2
    row = fetched(carrier.serve("/r.wav", drip(SOUND, pause=0.01)))
    assert row.error == "The carrier sends the recording too slowly."
    assert row.state == "announced"


def test_a_recording_is_lost_when_the_carrier_has_no_such_file_after_an_hour(
    carrier: Carrier,
) -> None:
    row = fetched(carrier.serve("/r.wav", status(404)), after=timedelta(minutes=61))
    assert (row.state, row.error) == ("lost", "The carrier has no such recording.")


def test_a_recording_is_lost_when_the_carrier_has_deleted_it(carrier: Carrier) -> None:
    url = carrier.serve("/r.wav", status(500))
    row = fetched(url, after=timedelta(hours=72, minutes=1), attempts=2)
    assert row.state == "lost"
    assert row.error == "The carrier answered 500 instead of the recording."
    assert len(carrier.asked) == 1


@pytest.mark.parametrize(("attempts", "pause"), [(1, 10), (2, 20), (3, 40), (9, 1800)])
def test_the_pause_grows_from_ten_seconds_to_half_an_hour(
    carrier: Carrier, attempts: int, pause: int
) -> None:
    row = fetched(carrier.serve("/r.wav", status(503)), attempts=attempts)
    assert row.attempts == attempts
    waiting = (row.next_attempt_at - timezone.now()).total_seconds()
    assert pause - 5 < waiting <= pause


def test_a_wrong_password_is_told_without_telling_it(carrier: Carrier) -> None:
    row = fetched(carrier.serve("/r.wav", status(401)))
    assert row.error == ("The carrier refuses our credentials: check the carrier account.")


def test_a_carrier_that_cannot_be_reached_is_tried_again(carrier: Carrier) -> None:
    row = fetched("http://127.0.0.1:1/r.wav")
    assert (row.state, row.error) == ("announced", "The connection to the carrier broke.")


def test_the_sweep_finds_what_is_due_and_nothing_else(carrier: Carrier) -> None:
    waiting = fetched(carrier.serve("/waits.wav", status(500)))
    fetched(carrier.serve("/stored.wav", audio(SOUND)))
    due = recording(carrier.serve("/due.wav", audio(SOUND)))
    Recording.objects.filter(pk=waiting.pk).update(
        next_attempt_at=timezone.now() + timedelta(minutes=20)
    )
    assert due_recordings(now=timezone.now(), most=10) == [due]


def test_a_recording_that_waits_for_a_time_no_pause_reaches_is_due(carrier: Carrier) -> None:
    """The clock ran two hours ahead when it was announced."""
    recording(carrier.serve("/r.wav", audio(SOUND)))
    Recording.objects.update(next_attempt_at=timezone.now() + timedelta(hours=2))
    (due,) = due_recordings(now=timezone.now(), most=10)
    assert fetch_recording(due, now=timezone.now())
