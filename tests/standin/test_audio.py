"""Sounds: told apart by their first bytes, measured, refused."""

from __future__ import annotations

import struct

import pytest

from webhooks.standin import tones
from webhooks.standin.audio import NotAudio, seconds_of


def mulaw(seconds: int) -> bytes:
    """A telephone's WAV, which the wave module of Python does not read."""
    fmt = struct.pack("<HHIIHH", 7, 1, 8000, 8000, 1, 8)
    data = b"\xff" * 8000 * seconds
    chunks = b"fmt " + struct.pack("<I", 16) + fmt + b"data" + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WAVE" + chunks


def ogg(codec: bytes) -> bytes:
    head = b"OggS" + bytes(24) + codec + struct.pack("<IBI", 0, 1, 8000)
    return head + b"OggS" + bytes(2) + struct.pack("<q", 16000) + bytes(14)


def test_a_tone_lasts_as_long_as_was_asked() -> None:
    assert seconds_of(tones.tone(2.5)) == pytest.approx(2.5)


def test_a_telephone_wav_is_measured() -> None:
    assert seconds_of(mulaw(3)) == pytest.approx(3)


def test_an_mp3_is_measured_by_its_bit_rate() -> None:
    assert seconds_of(b"\xff\xfb\x90\x00" + bytes(127_996)) == pytest.approx(8)


def test_an_mp3_behind_a_title_is_measured() -> None:
    title = b"ID3\x04\x00\x00" + bytes([0, 0, 1, 0]) + bytes(128)
    assert seconds_of(title + b"\xff\xfb\x90\x00" + bytes(127_996)) == pytest.approx(8)


def test_vorbis_in_ogg_is_measured() -> None:
    assert seconds_of(ogg(b"\x01vorbis")) == pytest.approx(2)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "neither"),
        (b"<html>", "neither"),
        (ogg(b"OpusHead"), "Opus"),
        (b"RIFF\x04\x00\x00\x00WAVE", "WAV header"),
        (b"RIFF\x04\x00\x00\x00WAVEdata", "WAV header"),
        (b"ID3\x04\x00\x00\x00\x00\x01\x00", "MP3 header"),
        (b"\xff\xfb\xf0\x00", "MP3 header"),
    ],
)
def test_what_a_carrier_cannot_play_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    with pytest.raises(NotAudio, match=reason):
        seconds_of(content)


def test_keys_as_a_sound_last_by_their_pauses() -> None:
    sound = tones.built_in("sound/dtmf/1P")
    assert sound is not None
    assert seconds_of(sound) == pytest.approx(0.65)
