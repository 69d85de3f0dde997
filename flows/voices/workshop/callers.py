"""What callers hear: made of any sound, brought to one level, written, and read again."""

from __future__ import annotations

import wave
from array import array
from collections.abc import Iterable
from pathlib import Path

from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

from flows.voices.workshop.limits import Refused, tell
from flows.voices.workshop.loudness import TARGET, TOLERANCE, TooFaint, levelled, loudness
from flows.voices.workshop.master import Master
from flows.voices.workshop.reading import open_own
from flows.voices.workshop.trimming import trimmed

# What a telephone carries: nothing is gained by more.
RATE = 8_000
# The share of the work that is done once everything is read.
READ = 0.8
_FULL = 32_767


def make(sound: Iterable[AudioFrame], master_path: Path, callers_path: Path) -> dict[str, float]:
    """Both files, and what is known of the sound; `Refused` where it can be none."""
    master = Master(master_path)
    samples = at_our_rate(_kept(sound, master))
    master.finish()
    tell(progress=READ)
    facts = finish(samples, callers_path)
    master.check()
    return facts


def at_our_rate(sound: Iterable[AudioFrame]) -> array[int]:
    """16-bit mono samples, as the telephone will carry them."""
    resampler, samples = AudioResampler(format="s16", layout="mono", rate=RATE), array("h")
    for frame in _and_none(sound):
        for ready in resampler.resample(frame):
            samples.frombytes(bytes(ready.planes[0])[: ready.samples * 2])
    return samples


def finish(samples: array[int], path: Path) -> dict[str, float]:
    """Cut the silence off, bring to one level, write, and read again what was written."""
    try:
        level, _measured = levelled(trimmed(samples, rate=RATE), rate=RATE)
    except TooFaint:
        raise Refused("silent") from None
    with wave.open(str(path), "wb") as audio:
        audio.setparams((1, 2, RATE, 0, "NONE", ""))
        audio.writeframes(level.tobytes())
    return check(path, samples=len(level))


def check(path: Path, *, samples: int) -> dict[str, float]:
    """What stands in the file is what callers should hear: read as if somebody else wrote it."""
    kept = array("h")
    with path.open("rb") as file:
        for frame in open_own(file, kind="wav"):
            told = (frame.format.name, frame.sample_rate, len(frame.layout.channels))
            if told != ("s16", RATE, 1):
                raise Refused("unusable")
            kept.frombytes(bytes(frame.planes[0])[: frame.samples * 2])
    if len(kept) != samples or max(kept) >= _FULL or min(kept) <= -_FULL:
        raise Refused("unusable")
    measured = loudness(kept, rate=RATE)
    if abs(measured - TARGET) > TOLERANCE:
        raise Refused("only_clicks")
    return {"seconds": len(kept) / RATE, "loudness": round(measured, 2)}


def _kept(sound: Iterable[AudioFrame], master: Master) -> Iterable[AudioFrame]:
    for frame in sound:
        master.add(frame)
        yield frame


def _and_none(sound: Iterable[AudioFrame]) -> Iterable[AudioFrame | None]:
    yield from sound
    yield None
