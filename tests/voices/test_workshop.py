"""The program that reads what people bring: every kind becomes one, and what is none is told."""

from __future__ import annotations

import os
import wave
from array import array
from collections.abc import Callable
from pathlib import Path

import av
import pytest

from flows.voices import running
from flows.voices.workshop.limits import Refused
from flows.voices.workshop.loudness import TARGET, TOLERANCE, loudness
from tests.voices.recordings import KINDS, hours_of_silence, speech, wav

Decode = Callable[[bytes], array]  # type: ignore[type-arg]


@pytest.fixture
def decode(tmp_path: Path) -> Decode:
    """What callers would hear of these bytes."""

    def made(brought: bytes) -> array[int]:
        (tmp_path / "source").write_bytes(brought)
        running.run("decode", *(tmp_path / name for name in ("source", "master", "callers")))
        with wave.open(str(tmp_path / "callers")) as audio:
            assert (audio.getnchannels(), audio.getframerate(), audio.getsampwidth()) == (
                1,
                8000,
                2,
            )
            return array("h", audio.readframes(audio.getnframes()))

    return made


@pytest.mark.parametrize("kind", KINDS)
def test_a_recording_of_any_kind_becomes_what_a_telephone_carries(
    kind: str, decode: Decode
) -> None:
    assert len(decode(KINDS[kind]())) / 8000 == pytest.approx(1.3, abs=0.4)


@pytest.mark.parametrize("level", [0.004, 0.05, 0.3, 1.0])
def test_every_recording_is_brought_to_one_loudness(level: float, decode: Decode) -> None:
    heard = decode(wav(speech(level=level)))
    assert loudness(heard, rate=8000) == pytest.approx(TARGET, abs=TOLERANCE)


def test_nothing_is_cut_by_full_scale(decode: Decode) -> None:
    heard = decode(wav(speech(level=0.02)))
    assert max(abs(sample) for sample in heard) < 32_000


def test_silence_at_the_ends_is_cut_off(decode: Decode) -> None:
    quiet = array("h", [0] * 16_000)
    heard = decode(wav(quiet + speech(1.0) + quiet))
    assert len(heard) / 8000 == pytest.approx(1.1, abs=0.2)


def test_silence_in_the_middle_is_kept(decode: Decode) -> None:
    heard = decode(wav(speech(1.0) + array("h", [0] * 8_000) + speech(1.0)))
    assert len(heard) / 8000 == pytest.approx(3.0, abs=0.3)


def test_the_master_keeps_rate_and_depth_of_the_source(tmp_path: Path, decode: Decode) -> None:
    decode(KINDS["studio.wav"]())
    with av.open(str(tmp_path / "master")) as master:
        stream = master.streams.audio[0]
        assert (stream.rate, stream.channels, stream.format.name) == (96_000, 6, "s32")


def test_the_master_holds_every_sample(tmp_path: Path, decode: Decode) -> None:
    samples = speech()
    decode(wav(samples))
    kept = array("h")
    with av.open(str(tmp_path / "master")) as master:
        for frame in master.decode(audio=0):
            kept.frombytes(bytes(frame.planes[0])[: frame.samples * 2])
    assert kept == samples


def test_it_tells_how_far_it_is(tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(wav(speech(60)))
    told: list[float] = []
    files = (tmp_path / name for name in ("source", "master", "callers"))
    running.run("decode", *files, progress=told.append)
    assert told == sorted(told)
    assert len(told) > 5


def _half(kind: str) -> Callable[[], bytes]:
    def cut() -> bytes:
        whole = KINDS[kind]()
        return whole[: len(whole) // 2]

    return cut


# A tag of 300 bytes that says nothing.
ID3 = b"ID3\x03\x00\x00" + bytes([0, 0, 300 >> 7, 300 & 0x7F]) + bytes(300)
DAMAGE = {"damaged", "cut_off", "no_sound", "no_sound_file", "too_long"}
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "empty"),
    "a zip": (lambda: b"PK\x03\x04" + bytes(4000), "no_sound_file"),
    "a gzip": (lambda: b"\x1f\x8b\x08" + bytes(4000), "no_sound_file"),
    "a page": (lambda: b"<html><script>alert(1)</script></html>", "no_sound_file"),
    "a playlist that names other files": (
        lambda: b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
        "no_sound_file",
    ),
    "a list of files to join": (
        lambda: b"ffconcat version 1.0\nfile /etc/passwd\n",
        "no_sound_file",
    ),
    "a WAV head without sound": (lambda: wav(array("h")), "no_sound"),
    "a WAV head over noise": (lambda: b"RIFF\0\0\0\0WAVE" + os.urandom(5000), "damaged"),
    "an MP3 head over noise": (lambda: b"ID3" + os.urandom(50_000), "damaged"),
    "half a WAV": (_half("wav"), "cut_off"),
    "half a studio WAV": (_half("studio.wav"), "cut_off"),
    "half an MP3": (_half("mp3"), "cut_off"),
    "half an MP3 behind tags": (lambda: ID3 + _half("mp3")(), "cut_off"),
    "half an M4A": (_half("m4a"), "damaged"),
    "half a FLAC": (_half("flac"), "cut_off"),
    "silence": (lambda: wav(array("h", [0] * 16_000)), "silent"),
    "a hiss that nobody hears": (lambda: wav(array("h", [1, -1] * 8_000)), "silent"),
    "a click": (lambda: wav(array("h", [0] * 800 + [30_000] + [0] * 800)), "only_clicks"),
    "ten hours in 7 MB": (hours_of_silence, "too_long"),
    "ten hours without a length": (lambda: hours_of_silence(told=False), "too_long"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_recording_is_refused_with_the_reason(name: str, decode: Decode) -> None:
    brought, reason = HOSTILE[name]
    with pytest.raises(Refused, match=f"^{reason}$"):
        decode(brought())


def test_an_mp3_that_never_said_its_length_is_played_as_far_as_it_goes(decode: Decode) -> None:
    uncounted = _half("mp3")().replace(b"Xing", b"....").replace(b"Info", b"....")
    assert 0.3 < len(decode(uncounted)) / 8000 < 1.0


@pytest.mark.parametrize("place", range(0, 4000, 333))
def test_a_flipped_byte_is_a_crackle_or_a_reason_and_never_a_fault(
    place: int, decode: Decode
) -> None:
    brought = bytearray(KINDS["m4a"]())
    brought[place] ^= 0xFF
    assert _outcome(decode, bytes(brought)) in {*DAMAGE, "made"}


def _outcome(decode: Decode, brought: bytes) -> str:
    try:
        decode(brought)
    except Refused as reason:
        return str(reason)
    return "made"


def test_a_program_that_takes_too_long_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "LONGEST_SECONDS", 0.2)
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)  # nobody ever writes into it
    with pytest.raises(Refused, match="too_much"):
        running.run("decode", fifo, tmp_path / "master", tmp_path / "callers")


def test_a_program_that_wants_too_much_memory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="too_much"):
        running.run("greedy", package="tests.voices")


def test_it_is_given_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "s")
    assert "SECRET_KEY" not in running._environment()
