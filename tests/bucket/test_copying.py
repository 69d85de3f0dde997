"""`manage.py copy_audio`: from PostgreSQL into a bucket."""

from __future__ import annotations

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from pytest_django import Settings

from flows.audio.storage import PostgresStorage
from flows.models import StoredFile
from tests.bucket.conftest import Bucket, keep_audio_at

pytestmark = pytest.mark.django_db
SOUNDS = {"recordings/1.wav": b"one" * 200_000, "recordings/2.wav": b"two"}


@pytest.fixture(autouse=True)
def _kept() -> None:
    for name, sound in SOUNDS.items():
        PostgresStorage().save(name, ContentFile(sound))


def copy(*options: str) -> str:
    told = io.StringIO()
    call_command("copy_audio", *options, stdout=told)
    return told.getvalue().strip()


def in_bucket() -> dict[str, bytes]:
    return {name: default_storage.open(name).read() for name in SOUNDS}


def test_everything_is_copied_and_stays(bucket: Bucket) -> None:
    assert copy() == "2 files copied, 0 were there already."
    assert (in_bucket(), StoredFile.objects.count()) == (SOUNDS, 2)


def test_what_is_there_is_not_copied_again(bucket: Bucket) -> None:
    copy()
    assert copy() == "0 files copied, 2 were there already."


def test_what_was_cut_off_is_copied_anew_under_its_own_name(bucket: Bucket) -> None:
    bucket.put("recordings/1.wav", b"one")
    copy()
    assert in_bucket() == SOUNDS
    assert bucket.names() == [*SOUNDS]


def test_originals_go_when_that_is_wished_for(bucket: Bucket) -> None:
    copy("--delete")
    assert (in_bucket(), StoredFile.objects.count()) == (SOUNDS, 0)


def test_a_bucket_out_of_reach_costs_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_audio_at("http://127.0.0.1:9", settings=settings, monkeypatch=monkeypatch)
    with pytest.raises(CommandError, match="Stopped after 0 files: .* does not answer"):
        copy("--delete")
    assert StoredFile.objects.count() == 2


def test_without_a_bucket_it_says_what_to_set() -> None:
    with pytest.raises(CommandError, match="S3_BUCKET"):
        copy()
