"""Recordings of all kinds, made here: what people bring, and what they should not."""

from __future__ import annotations

import io
import math
import struct
import wave
from array import array
from collections.abc import Callable
from fractions import Fraction

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream

RATE = 8_000


def speech(seconds: float = 1.5, *, rate: int = RATE, level: float = 0.3) -> array[int]:
    """Something like speech: syllables of a wandering tone, with quiet between them."""
    found = array("h")
    for place in range(int(seconds * rate)):
        at = place / rate
        syllable = max(0.0, math.sin(2 * math.pi * 3 * at)) ** 0.5
        tone = math.sin(2 * math.pi * (220 + 80 * math.sin(5 * at)) * at) + 0.3 * math.sin(
            2 * math.pi * 1300 * at
        )
        found.append(int(32_000 * level * syllable * tone / 1.3))
    return found


def wav(samples: array[int], *, rate: int = RATE, channels: int = 1) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as audio:
        audio.setparams((channels, 2, rate, 0, "NONE", ""))
        many = array("h", (one for sample in samples for one in [sample] * channels))
        audio.writeframes(many.tobytes())
    return file.getvalue()


def studio_wav(seconds: float = 1.0) -> bytes:
    """96 kHz, 24 bits, 6 channels."""
    rate, channels = 96_000, 6
    mono = speech(seconds, rate=rate)
    body = b"".join(struct.pack("<i", sample << 8)[:3] * channels for sample in mono)
    frame = channels * 3
    shape = struct.pack("<HHIIHH", 1, channels, rate, rate * frame, frame, 24)
    chunks = b"fmt " + struct.pack("<I", 16) + shape + b"data" + struct.pack("<I", len(body))
    return b"RIFF" + struct.pack("<I", 4 + len(chunks) + len(body)) + b"WAVE" + chunks + body


def encoded(
    samples: array[int], container: str, codec: str, *, rate: int = 48_000, layout: str = "mono"
) -> bytes:
    """The same in another kind of file, as a telephone or a browser would bring it."""
    file = io.BytesIO()
    with av.open(file, "w", format=container) as out:
        stream = out.add_stream(codec, rate=rate, layout=layout)
        assert isinstance(stream, AudioStream)
        resampler = av.AudioResampler(
            format=stream.codec_context.format,
            layout=layout,
            rate=rate,
            frame_size=stream.codec_context.frame_size or 1024,
        )
        frame = AudioFrame(format="s16", layout="mono", samples=len(samples))
        frame.sample_rate, frame.pts, frame.time_base = RATE, 0, Fraction(1, RATE)
        frame.planes[0].update(samples.tobytes().ljust(frame.planes[0].buffer_size, b"\0"))
        for ready in [*resampler.resample(frame), *resampler.resample(None)]:
            out.mux(stream.encode(ready))
        out.mux(stream.encode(None))
    return file.getvalue()


def hours_of_silence(hours: int = 10, *, told: bool = True) -> bytes:
    """A bomb: what is a few MB becomes hours. Not `told`: its head does not say how long it is."""
    file = io.BytesIO()
    length = 4_608
    with av.open(file, "w", format="flac" if told else "matroska") as out:
        stream = out.add_stream("flac", rate=RATE, layout="mono")
        frame = AudioFrame(format="s16", layout="mono", samples=length)
        frame.sample_rate, frame.time_base = RATE, Fraction(1, RATE)
        frame.planes[0].update(bytes(frame.planes[0].buffer_size))
        for place in range(hours * 3600 * RATE // length):
            frame.pts = place * length
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    written = file.getvalue()
    return written if told else _without_duration(written)


def _without_duration(matroska: bytes) -> bytes:
    """Its element (0x4489) becomes a void one of the same size."""
    place = matroska.index(b"\x44\x89\x88")
    return matroska[:place] + b"\xec\x89" + matroska[place + 2 :]


# How people's recordings come: the ending of the name, and the bytes.
KINDS: dict[str, Callable[[], bytes]] = {
    "wav": lambda: wav(speech()),
    "stereo.wav": lambda: wav(speech(rate=44_100), rate=44_100, channels=2),
    "studio.wav": studio_wav,
    "mp3": lambda: encoded(speech(), "mp3", "libmp3lame", rate=44_100),
    "m4a": lambda: encoded(speech(), "ipod", "aac", rate=44_100),
    "ogg": lambda: encoded(speech(), "ogg", "libopus"),
    "webm": lambda: encoded(speech(), "webm", "libopus"),
    "flac": lambda: encoded(speech(), "flac", "flac", rate=44_100),
}
