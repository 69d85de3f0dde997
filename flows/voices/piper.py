"""A draft voice that sounds like a person: Piper, where it is installed and has a voice file.

`PIPER_VOICES` names the files: `sv=/voices/sv_SE-nst-medium.onnx en=/voices/en_GB-alba.onnx`.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Collection, Mapping
from importlib.util import find_spec
from pathlib import Path

from flows.voices.engines import CannotSpeak


class Piper:
    name = "piper"

    def languages(self) -> Collection[str]:
        here = find_spec("piper") is not None
        return [language for language, path in _files().items() if here and path.exists()]

    def speak(self, text: str, language: str) -> tuple[array[int], int]:
        from piper import PiperVoice

        voice = PiperVoice.load(str(_files()[language]))
        samples, rate = array("h"), 0
        for piece in voice.synthesize(text):
            rate = piece.sample_rate
            samples.frombytes(piece.audio_int16_bytes)
        if not rate:
            raise CannotSpeak("Piper said nothing.")
        return samples, rate


def _files() -> Mapping[str, Path]:
    pairs = (word.partition("=") for word in os.environ.get("PIPER_VOICES", "").split())
    return {language: Path(path) for language, _, path in pairs if path}
