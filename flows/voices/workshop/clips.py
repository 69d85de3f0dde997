"""A program: speaks many short texts and puts them into one file, a bank of clips.

`python -m flows.voices.workshop.clips ENGINE LANGUAGE FILE` with the texts as JSON on its standard
input. A bank is a WAV file as callers hear it, with a chunk that says where each text lies.
"""

from __future__ import annotations

import json
import struct
import sys
from array import array
from pathlib import Path

from flows.voices.workshop.callers import RATE, at_our_rate, check
from flows.voices.workshop.limits import Refused, at_work, tell
from flows.voices.workshop.loudness import levelled
from flows.voices.workshop.speak import spoken
from flows.voices.workshop.trimming import trimmed

# What is left before and after a word, so that words run into each other.
_AROUND = 0.02


def bank(texts: list[str], *, engine: str, language: str, path: Path) -> dict[str, float]:
    sound, places = array("h"), {}
    for text in texts:
        samples = at_our_rate(spoken(text, engine=engine, language=language))
        word = trimmed(samples, rate=RATE, before=_AROUND, after=_AROUND)
        if not word:
            raise Refused("silent")
        places[text] = [len(sound), len(word)]
        sound += word
    # All at once: words keep their loudness beside each other.
    level, _measured = levelled(sound, rate=RATE)
    path.write_bytes(_written(level.tobytes(), places))
    return check(path, samples=len(sound))


def _written(sound: bytes, places: dict[str, list[int]]) -> bytes:
    index = json.dumps(places, ensure_ascii=False, separators=(",", ":")).encode()
    shape = struct.pack("<HHIIHH", 1, 1, RATE, RATE * 2, 2, 16)
    chunks = b"".join(
        name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
        for name, body in ((b"fmt ", shape), (b"clip", index), (b"data", sound))
    )
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks


def main(engine: str, language: str, path: str) -> None:
    with at_work():
        texts = json.loads(sys.stdin.buffer.read())
        tell(made=bank(texts, engine=engine, language=language, path=Path(path)))


if __name__ == "__main__":
    main(*sys.argv[1:])
