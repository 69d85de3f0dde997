"""Recordings over REST: streamed in parts, with their ETag."""

from __future__ import annotations

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tests.drawings import NOON, sound
from tests.personas import Persona
from webhooks.models import Call, Recording


def stored() -> Recording:
    sha256 = hashlib.sha256(sound()).hexdigest()
    name = default_storage.save(f"recordings/{sha256}.wav", ContentFile(sound()))
    return Recording.objects.create(
        call=Call.objects.create(callid="c1", started_at=NOON),
        carrier_id="r1",
        raw={},
        url="http://localhost/r1.wav",
        announced_at=NOON,
        next_attempt_at=NOON,
        state="stored",
        file=name,
        size=len(sound()),
        sha256=sha256,
        stored_at=NOON,
    )


def test_a_reviewer_hears_a_recording(rut: Persona) -> None:
    answer = rut.api.get(f"/api/recordings/{stored().pk}/audio/")
    assert (answer.status_code, b"".join(answer)) == (200, sound())


def test_a_player_gets_the_part_it_asks_for_and_the_etag(rut: Persona) -> None:
    row = stored()
    answer = rut.api.get(f"/api/recordings/{row.pk}/audio/", headers={"Range": "bytes=44-"})
    assert (answer.status_code, answer["ETag"]) == (206, f'"{row.sha256}"')
    assert b"".join(answer) == sound()[44:]


def test_an_operator_hears_none(oskar: Persona) -> None:
    assert oskar.api.get(f"/api/recordings/{stored().pk}/audio/").status_code == 403
