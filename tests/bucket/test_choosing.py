"""Where audio is kept is said by the environment; half of it said stops the start."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from designer import settings_audio
from designer.settings_audio import audio_storage, for_callers

POSTGRES = {"BACKEND": "flows.audio.storage.PostgresStorage"}


@pytest.fixture(autouse=True)
def _nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("S3_")]:
        monkeypatch.delenv(name)


def test_audio_is_kept_in_postgresql_where_nothing_is_said() -> None:
    assert audio_storage() == for_callers(audio_storage()) == POSTGRES


def test_nothing_of_s3_is_loaded_where_nothing_is_said() -> None:
    loads = "import django, sys; django.setup(); import webhooks.line.prompt_audio as p; "
    loads += "p.default_storage.exists; print('boto3' in sys.modules)"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    run = subprocess.run(
        [sys.executable, "-c", loads], env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "False"


def test_callers_get_less_patience_from_the_same_bucket(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("S3_BUCKET", "audio")
    options, hurried = audio_storage()["OPTIONS"], for_callers(audio_storage())["OPTIONS"]
    assert hurried["bucket"] == options["bucket"] == "audio"
    assert hurried["connect_seconds"] + hurried["answer_seconds"] <= 3
    assert "answer_seconds" not in options


def test_a_bucket_without_the_package_is_said_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("S3_BUCKET", "audio")
    monkeypatch.setattr(settings_audio, "find_spec", lambda name: None)
    with pytest.raises(ImproperlyConfigured, match="requirements-s3.lock"):
        audio_storage()


def test_half_a_pair_of_keys_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("S3_BUCKET", "audio")
    monkeypatch.setenv("S3_ACCESS_KEY_ID", "ours")
    with pytest.raises(ImproperlyConfigured, match="S3_SECRET_ACCESS_KEY"):
        audio_storage()


def test_an_endpoint_that_is_no_address_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("S3_BUCKET", "audio")
    monkeypatch.setenv("S3_ENDPOINT", "minio:9000")
    with pytest.raises(ImproperlyConfigured, match="S3_ENDPOINT must be an address"):
        audio_storage()
