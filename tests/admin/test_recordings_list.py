"""The list of recordings: why one is missing, and fetching it again."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.made_up_calls import make_recording
from webhooks.models import Recording, RecordingState

pytestmark = pytest.mark.django_db
RECORDINGS = "/admin/webhooks/recording/"


def ask_again(client: Client, *chosen: Recording) -> str:
    form = {"action": "fetch_again", "_selected_action": [row.pk for row in chosen]}
    return client.post(RECORDINGS, form, follow=True).content.decode()


def test_an_operator_has_lost_and_refused_recordings_fetched_again(oskars: Client) -> None:
    lost, refused = make_recording(RecordingState.LOST), make_recording(RecordingState.REFUSED)
    assert "2 recordings are fetched again." in ask_again(oskars, lost, refused)
    assert {row.state for row in Recording.objects.all()} == {RecordingState.ANNOUNCED}


def test_what_is_here_already_is_left_as_it_is_and_told_so(oskars: Client) -> None:
    stored = make_recording(RecordingState.STORED)
    html = ask_again(oskars, stored, make_recording(RecordingState.LOST))
    assert "1 recording is fetched again." in html
    assert "1 was left as it is" in html
    stored.refresh_from_db()
    assert stored.state == RecordingState.STORED


def test_only_what_was_ticked_is_fetched_again(oskars: Client) -> None:
    left = make_recording(RecordingState.LOST)
    ask_again(oskars, make_recording(RecordingState.LOST))
    left.refresh_from_db()
    assert left.state == RecordingState.LOST


def test_a_reviewer_may_not_have_recordings_fetched_again(ruts: Client) -> None:
    lost = make_recording(RecordingState.LOST)
    assert "Fetch again" not in ruts.get(RECORDINGS).content.decode()
    ask_again(ruts, lost)
    lost.refresh_from_db()
    assert lost.state == RecordingState.LOST


def test_an_operator_finds_one_button_for_it(oskars: Client) -> None:
    make_recording(RecordingState.LOST)
    html = oskars.get(RECORDINGS).content.decode()
    assert 'name="index" value="0">Fetch again</button>' in html


def test_recordings_can_be_listed_by_state_and_period(oskars: Client) -> None:
    make_recording(RecordingState.LOST, error="of this week")
    make_recording(RecordingState.LOST, error="of last year", days_ago=300)
    make_recording(RecordingState.REFUSED, error="not lost")
    html = oskars.get(f"{RECORDINGS}?state=lost&period=week").content.decode()
    assert "of this week" in html
    assert "of last year" not in html
    assert "not lost" not in html


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        (
            "The carrier answered 503 instead of the recording.",
            "Operatören svarade 503 i stället för med inspelningen.",
        ),
        (
            "What the carrier sent is no recording. The WAV file has 24 bits a sample: "
            "save it as 16-bit PCM.",
            "WAV-filen har 24 bitar per sampel: spara den som 16-bitars PCM.",
        ),
        (
            "The WAV file is compressed: save it as 16-bit PCM.",
            "WAV-filen är komprimerad: spara den som 16-bitars PCM.",
        ),
    ],
)
def test_a_failure_is_told_in_the_readers_language(oskars: Client, kept: str, told: str) -> None:
    make_recording(RecordingState.LOST, error=kept)
    assert told in oskars.get(RECORDINGS, headers={"accept-language": "sv"}).content.decode()


def test_a_failure_nobody_has_translated_is_told_as_it_is(oskars: Client) -> None:
    make_recording(RecordingState.LOST, error="Odd {n} 1 fault. Then v2.1 of it")
    html = oskars.get(RECORDINGS, headers={"accept-language": "sv"}).content.decode()
    assert "Odd {n} 1 fault. Then v2.1 of it" in html


def test_a_recording_is_looked_at_on_the_page_of_its_call(ruts: Client) -> None:
    recording = make_recording(RecordingState.STORED)
    answer = ruts.get(f"{RECORDINGS}{recording.pk}/change/")
    assert answer.headers["Location"] == f"/admin/webhooks/call/{recording.call_id}/change/"
