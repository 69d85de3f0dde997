"""Telling WAV, MP3 and OGG apart by their first bytes, and how long they last."""

from __future__ import annotations

from typing import Final

MP3_BITRATES: Final = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
MP3_BITRATES_LOW: Final = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
MPEG_1: Final = 3


class NotAudio(ValueError):
    """What a carrier cannot play, with the reason."""


def seconds_of(content: bytes) -> float:
    """How long the audio lasts; NotAudio if a carrier would not play it."""
    if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
        return _wav_seconds(content)
    if content[:4] == b"OggS":
        return _ogg_seconds(content)
    if content[:3] == b"ID3" or (len(content) > 3 and content[0] == 0xFF and content[1] >= 0xE0):
        return _mp3_seconds(content)
    raise NotAudio("it is neither WAV, MP3 nor OGG")


def _wav_seconds(content: bytes) -> float:
    """By hand, because the wave module refuses the A-law and µ-law that telephones use."""
    at, rate = 12, 0
    while at + 8 <= len(content):
        name, size = content[at : at + 4], _long(content, at + 4)
        if name == b"fmt " and at + 20 <= len(content):
            rate = _long(content, at + 16)
        if name == b"data" and rate:
            return min(size, len(content) - at - 8) / rate
        at += 8 + size + size % 2
    raise NotAudio("its WAV header is broken")


def _ogg_seconds(content: bytes) -> float:
    head = content.find(b"\x01vorbis")
    if head < 0 or head + 16 > len(content):
        raise NotAudio("its OGG holds no Vorbis (Opus does not play)")
    rate = _long(content, head + 12)
    last = content.rfind(b"OggS")
    if not rate or last + 14 > len(content):
        raise NotAudio("its OGG header is broken")
    return int.from_bytes(content[last + 6 : last + 14], "little") / rate


def _long(content: bytes, at: int) -> int:
    return int.from_bytes(content[at : at + 4], "little")


def _mp3_seconds(content: bytes) -> float:
    """From the first frame's bit rate: exact for constant rates, near enough for others."""
    at = 0
    if content[:3] == b"ID3" and len(content) > 10:
        size = content[6:10]
        at = 10 + (size[0] << 21 | size[1] << 14 | size[2] << 7 | size[3])
    if at + 4 > len(content) or content[at] != 0xFF:
        raise NotAudio("its MP3 header is broken")
    rates = MP3_BITRATES if content[at + 1] >> 3 & 3 == MPEG_1 else MP3_BITRATES_LOW
    index = content[at + 2] >> 4
    if not 0 < index < len(rates):
        raise NotAudio("its MP3 header is broken")
    return (len(content) - at) * 8 / (rates[index] * 1000)
