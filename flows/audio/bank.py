"""A bank of clips: one WAV file with many short words, and where each lies; values made of them."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

RATE = 8_000
# Between two words, and where the grammar wants a pause.
_GAP_SECONDS, _PAUSE_SECONDS = 0.03, 0.25
PAUSE = ","


@dataclass(frozen=True)
class Bank:
    """`places` are in samples: where a word begins, and how many it has."""

    places: Mapping[str, tuple[int, int]]
    sound: bytes

    def clip(self, word: str) -> bytes:
        start, length = self.places[word]
        return self.sound[start * 2 : (start + length) * 2]


def read_bank(file: bytes) -> Bank:
    """A file that `flows.voices.workshop.clips` wrote. Raises KeyError for any other WAV file."""
    chunks, place = {}, 12
    while place + 8 <= len(file):
        length = int.from_bytes(file[place + 4 : place + 8], "little")
        chunks[file[place : place + 4]] = file[place + 8 : place + 8 + length]
        place += 8 + length + length % 2
    index = json.loads(chunks[b"clip"])
    return Bank({word: (at[0], at[1]) for word, at in index.items()}, chunks[b"data"])


def stitched(bank: Bank, words: Sequence[str]) -> bytes:
    """The words one after another, as a WAV file. Raises KeyError for a word that is not there."""
    gap, pause = (_silence(seconds) for seconds in (_GAP_SECONDS, _PAUSE_SECONDS))
    pieces = [pause if word == PAUSE else bank.clip(word) + gap for word in words]
    return wav(b"".join(pieces))


def wav(sound: bytes) -> bytes:
    """16-bit mono samples at the telephone's rate, as a file."""
    shape = struct.pack("<HHIIHH", 1, 1, RATE, RATE * 2, 2, 16)
    head = b"fmt " + struct.pack("<I", len(shape)) + shape + b"data" + struct.pack("<I", len(sound))
    return b"RIFF" + struct.pack("<I", 4 + len(head) + len(sound)) + b"WAVE" + head + sound


def _silence(seconds: float) -> bytes:
    return bytes(int(seconds * RATE) * 2)
