"""Draft voices: the one that is always there, Piper where it is set up, those of packages."""

from __future__ import annotations

import sys
import wave
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from pytest_django import Settings

from flows.voices import engines, running
from flows.voices.workshop.limits import Refused

PIPER = """
import array, math

class Piece:
    sample_rate = 22050
    tone = array.array("h", (int(9000 * math.sin(i / 9)) for i in range(22050)))
    audio_int16_bytes = tone.tobytes()

class PiperVoice:
    @classmethod
    def load(cls, path):
        assert path.endswith("sv.onnx")
        return cls()

    def synthesize(self, text):
        return [Piece() for _word in text.split()]
"""


def spoken(engine: str, language: str, text: str, folder: Path) -> float:
    """Seconds of what is said."""
    made = running.run("speak", engine, language, folder / "m", folder / "c", text=text)
    with wave.open(str(folder / "c")) as audio:
        assert audio.getnframes() / audio.getframerate() == made["seconds"]
    return made["seconds"]


@pytest.mark.parametrize(
    ("language", "text"), [("sv", "Hej och välkommen."), ("en", "Hello and welcome.")]
)
def test_the_voice_that_comes_along_speaks_swedish_and_english(
    language: str, text: str, tmp_path: Path
) -> None:
    assert engines.voice_for(language) == "espeak-ng"
    assert 0.7 < spoken("espeak-ng", language, text, tmp_path) < 2.5


def test_a_language_with_a_country_is_spoken_as_the_language() -> None:
    assert engines.voice_for("sv-SE") == "espeak-ng"


def test_an_engine_that_is_not_here_speaks_nothing(tmp_path: Path) -> None:
    assert engines.voice_for("sv", engine="choir") == ""
    with pytest.raises(Refused, match="cannot_speak"):
        spoken("choir", "sv", "Hej.", tmp_path)


def test_what_holds_no_word_is_silent(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="silent"):
        spoken("espeak-ng", "sv", "…", tmp_path)


@pytest.fixture
def piper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    """As if the package and a voice file were there: its interface, none of its size."""
    (tmp_path / "piper.py").write_text(PIPER)
    (tmp_path / "sv.onnx").write_bytes(b"")
    settings.PIPER_VOICES = f"sv={tmp_path / 'sv.onnx'} en={tmp_path / 'gone.onnx'}"
    monkeypatch.setenv("PIPER_VOICES", settings.PIPER_VOICES)
    monkeypatch.syspath_prepend(str(tmp_path))


def test_piper_is_preferred_for_the_languages_whose_voice_file_is_there(piper: None) -> None:
    assert (engines.voice_for("sv"), engines.voice_for("en")) == ("piper", "espeak-ng")


def test_piper_speaks_with_its_voice_file(piper: None, tmp_path: Path) -> None:
    from flows.voices.piper import Piper

    samples, rate = Piper().speak("Hej och välkommen", "sv")
    assert (len(samples) / rate, rate) == (3, 22050)
    sys.modules.pop("piper")


def test_another_package_brings_a_voice_by_its_entry_point(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = EntryPoint("choir", "tests.voices.choir:Choir", engines.GROUP)
    monkeypatch.setattr(engines, "_brought", lambda: [entry])
    assert engines.voice_for("sv") == "choir"
    assert engines.spoken_languages()["choir"] == ["sv"]
