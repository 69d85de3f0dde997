"""Sounds the carrier makes itself: beeps, keys, and a voice-like tone for what a caller says."""

from __future__ import annotations

import io
import math
import wave
from array import array
from typing import Final

RATE: Final = 8000
DTMF_SECONDS: Final = {"p": 0.05, "P": 0.5}
DTMF_KEY_SECONDS: Final = 0.15


def wav(samples: bytes) -> bytes:
    """16-bit mono samples as a WAV file."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples)
    return out.getvalue()


def tone(seconds: float, *, pitch: int = 400) -> bytes:
    """A soft tone that comes and goes twice a second, as speech does."""
    one = array("h", (_voiced(index, pitch) for index in range(RATE))).tobytes()
    frames = max(0, round(seconds * RATE))
    return wav((one * (frames // RATE + 1))[: frames * 2])


def built_in(reference: str) -> bytes | None:
    """`sound/beep` and `sound/dtmf/…`; None for any other."""
    if reference == "sound/beep":
        return tone(0.25, pitch=1000)
    keys = reference.removeprefix("sound/dtmf/")
    if keys == reference or not keys:
        return None
    return tone(sum(DTMF_SECONDS.get(key, DTMF_KEY_SECONDS) for key in keys), pitch=700)


def _voiced(index: int, pitch: int) -> int:
    swell = math.sin(2 * math.pi * index / RATE) ** 2
    return round(8000 * swell * math.sin(2 * math.pi * pitch * index / RATE))
