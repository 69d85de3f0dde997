"""A program: speaks a text from its standard input, as callers hear it and without loss.

`python -m flows.voices.workshop.speak ENGINE LANGUAGE MASTER CALLERS`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from av.audio.frame import AudioFrame

from flows.voices.engines import CannotSpeak, engines
from flows.voices.workshop.callers import make
from flows.voices.workshop.limits import Refused, at_work, tell
from flows.voices.workshop.loudness import frame_of

_BLOCK = 4_096


def spoken(text: str, *, engine: str, language: str) -> list[AudioFrame]:
    """What the engine says, as frames."""
    try:
        samples, rate = engines()[engine]().speak(text, language)
    except (CannotSpeak, KeyError) as error:
        raise Refused("cannot_speak") from error
    return [
        frame_of(samples[start : start + _BLOCK], rate=rate, at=start)
        for start in range(0, len(samples), _BLOCK)
    ]


def main(engine: str, language: str, master: str, callers: str) -> None:
    with at_work():
        text = sys.stdin.buffer.read().decode()
        sound = spoken(text, engine=engine, language=language)
        if not sound:
            raise Refused("silent")
        tell(made=make(sound, Path(master), Path(callers)))


if __name__ == "__main__":
    main(*sys.argv[1:])
