"""Who can speak a text: engines of draft voices, our own and those that other packages bring.

A package brings one under the entry point `antler.voices`: something to be called without
arguments that gives a `Voice`. It is called in a program of its own (`workshop.speak`).
"""

from __future__ import annotations

import functools
from array import array
from collections.abc import Callable, Collection, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol

GROUP = "antler.voices"


class Voice(Protocol):
    """Speaks texts in some languages; `speak` gives 16-bit mono samples and their rate."""

    @property
    def name(self) -> str: ...
    def languages(self) -> Collection[str]: ...
    def speak(self, text: str, language: str) -> tuple[array[int], int]: ...


class CannotSpeak(ValueError):
    """This engine is here, and cannot speak now."""


def engines() -> Mapping[str, Callable[[], Voice]]:
    """All that are installed by name, the preferred first."""
    from flows.voices.espeak import Espeak
    from flows.voices.piper import Piper

    loaded = {entry.name: _later(entry.load) for entry in _brought()}
    return {**loaded, "piper": Piper, "espeak-ng": Espeak}


def voice_for(language: str, *, engine: str = "") -> str:
    """The name of an engine that speaks it: the one asked for, or the first; else empty."""
    asked = {engine: engines()[engine]} if engine in engines() else {}
    for name, make in (asked if engine else engines()).items():
        if base(language) in make().languages():
            return name
    return ""


def spoken_languages() -> dict[str, list[str]]:
    """The languages of each engine that can speak one."""
    found = {name: sorted(make().languages()) for name, make in engines().items()}
    return {name: languages for name, languages in found.items() if languages}


def base(language: str) -> str:
    """`sv` of `sv-SE`."""
    return language.partition("-")[0].lower()


@functools.cache
def _brought() -> list[EntryPoint]:
    """Found once: that means to read what every installed package says of itself."""
    return sorted(entry_points(group=GROUP), key=lambda entry: entry.name)


def _later(load: Callable[[], Callable[[], Voice]]) -> Callable[[], Voice]:
    return lambda: load()()
